"""Cuts the signature off the end of the new words."""

import re

from ingest.quotes.closings import CLOSINGS, LONGEST_CLOSING, WEAK
from ingest.quotes.mobile import is_mobile_line

_DELIMITER = re.compile(r"^[ \t\u00a0]*(?:--|—|–|――|\*--\*|—{2,6}|–{2,6})[ \t\u00a0]*$")
_RULE = re.compile(
    r"^[ \t\u00a0]*(?:_{2,}|-{3,}|—{3,}|={3,}|\*{3,}|~{3,}|#{5,}|\.{5,}|[-=_*]{5,})[ \t\u00a0]*$"
)
_MAX_LINES = 16
_MAX_SEARCH = 10_000
_MAX_PARAGRAPHS = 4
_MAX_WIDTH = 110
_CONTACT = re.compile(
    r"[^\s@<>]{1,64}@[^\s@<>]{2,}\.\w{2,}|https?://|\bwww\.|(?:\+|\b00"
    r"|\(0?)\d[\d\s()./-]{6,}|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b"
    r"|\b(?:tel|phone|mobile|cell|fax|mob|telefon|téléphone|tél|handy)\b\s?[.:]",
    re.IGNORECASE,
)
_PUNCTUATION = " \t,.!;:。、！，…*_-–—~\u00a0👍🙏😊🙂👋🎉"
_DISCLAIMER = re.compile(
    r"^[\W_]*(?:(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication)"
    r"|confidentiality (?:notice|note)|disclaimer\b|diese e-?mail (?:enthält|kann|ist)"
    r"|ce (?:message|courriel)"
    r"|este (?:mensaje|correo|e-?mail)|esta mensagem|questo messaggio|dit bericht"
    r"|please consider the environment"
    r"|le informazioni contenute|any views or opinions|vertraulichkeit"
    r"|avis de confidentialité|aviso legal"
    r"|caution: this email|virus-free|avast logo)",
    re.IGNORECASE,
)


def signature_start(lines: list[str], sender: str = "") -> int | None:
    """The line where the signature begins, or None. Something other than it must stand above."""
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return None
    below = _short_tail(lines)
    for at in range(first + 1, min(len(lines), _MAX_SEARCH)):
        if _begins(lines, at, at >= below, sender):
            return at
    return _by_contact(lines, first, below, sender)


def opens_signature(line: str) -> bool:
    """Whether the line alone tells that a signature or the footer of a list begins."""
    return bool(_DELIMITER.match(line) or _RULE.match(line)) or is_mobile_line(line)


def _begins(lines: list[str], at: int, in_tail: bool, sender: str) -> bool:
    """Whether the line opens a signature; weak signs count in the short tail only."""
    line = lines[at]
    if len(line) > 600 or not line.strip():
        return False
    if _DELIMITER.match(line):
        return in_tail or line.strip() in ("--", "—")
    if is_mobile_line(line):
        return True
    if _DISCLAIMER.match(line[:120]) and not lines[at - 1].strip():
        return True
    return in_tail and (_is_footer_rule(lines, at) or _is_closing(lines, at))


def _is_footer_rule(lines: list[str], at: int) -> bool:
    """A rule opens a signature when contact details or nothing follow, not when a table does."""
    if not _RULE.match(lines[at]):
        return False
    rest = [line for line in lines[at + 1 :] if line.strip()]
    return not rest or any(_CONTACT.search(line) for line in rest)


def _short_tail(lines: list[str]) -> int:
    """The first of the last lines that are few and short enough to be a signature."""
    seen = 0
    for at in range(len(lines) - 1, -1, -1):
        seen += bool(lines[at].strip())
        if seen > _MAX_LINES or len(lines[at]) > _MAX_WIDTH:
            return at + 1
    return 0


def _is_closing(lines: list[str], at: int) -> bool:
    """Whether the line is a sign-off, alone or with the name behind it ("Regards, Roman")."""
    bare = lines[at].strip(_PUNCTUATION).casefold().replace("\u00a0", " ")
    if len(bare) > 2 * LONGEST_CLOSING:
        return False
    alone = bare in CLOSINGS or _are_closings(bare)
    head, comma, name = bare.partition(",")
    with_name = bool(comma) and head.strip() in CLOSINGS and 0 < len(name.split()) <= 4
    if not (alone or with_name):
        return False
    rest = [line for line in lines[at + 1 :] if line.strip()]
    if with_name and not rest:
        return True
    if bare in WEAK and not rest:
        return False
    if rest and not _may_sign(rest[0]):
        return False
    return all(len(line) < _MAX_WIDTH for line in rest[1:3])


def _may_sign(line: str) -> bool:
    """What may stand under a sign-off: a name, a title, a contact detail, and not a sentence."""
    if _CONTACT.search(line) or is_mobile_line(line):
        return True
    if _is_sentence(line) or any(map(str.isdigit, line)):
        return False
    words = line.split()
    big = sum(not word[:1].islower() for word in words)
    return len(words) <= 3 or big * 2 >= len(words)


def _are_closings(bare: str) -> bool:
    """Two languages in one line: "Mit freundlichen Grüßen / Best regards"."""
    halves = [half.strip(_PUNCTUATION) for half in re.split(r"\s*[/|]\s*|\s[-–—]\s", bare)]
    return 2 <= len(halves) <= 3 and all(half in CLOSINGS for half in halves)


def _is_sentence(line: str) -> bool:
    """A line of running text: long, or many words with a final stop."""
    words = line.split()
    return len(words) > 9 or (len(words) > 4 and line.rstrip()[-1:] in ".?!")


def _by_contact(lines: list[str], first: int, below: int, sender: str) -> int | None:
    """The last paragraphs when they are a name with contact details and nothing opened them."""
    end = bottom = _written_end(lines, len(lines), first)
    for _ in range(_MAX_PARAGRAPHS):
        start = bottom
        while start > max(first, below) and lines[start - 1].strip():
            start -= 1
        start = _at_sender(lines, start, bottom, sender)
        if start <= first:
            return None
        if _is_card(lines[start:end], sender):
            return start
        if any(map(_is_sentence, lines[start:bottom])):
            return None
        bottom = _written_end(lines, start, first)
    return None


def _written_end(lines: list[str], end: int, first: int) -> int:
    """The end of the last paragraph above the line."""
    while end > first and not lines[end - 1].strip():
        end -= 1
    return end


def _is_card(block: list[str], sender: str) -> bool:
    """Whether the lines begin with a name and hold contact details, and nothing else."""
    written = [line for line in block if line.strip()]
    if len(written) == 1 and written[0].count(",") >= 2 and sender:
        return bool(_CONTACT.search(written[0])) and _opens_with(written[0], sender)
    if not 2 <= len(written) <= _MAX_LINES or any(map(_is_sentence, written)):
        return False
    if not _looks_like_name(written[0], sender):
        return False
    return any(map(_CONTACT.search, written)) or _names(written[0], sender)


def _at_sender(lines: list[str], start: int, end: int, sender: str) -> int:
    """The line in the last paragraph that is the sender's own name, else its first line."""
    return next((at for at in range(start, end) if _names(lines[at], sender)), start)


def _names(line: str, sender: str) -> bool:
    mine = {word for word in sender.casefold().split() if len(word) > 1}
    words = {word.strip(".,") for word in line.casefold().split()}
    return bool(mine) and len(words) <= 5 and len(mine & words) >= min(2, len(mine))


def _opens_with(line: str, sender: str) -> bool:
    """A card in one line: `Jane Doe, CEO, Acme, +1 415 555 0101`."""
    return _names(re.split(r"[,|]", line, maxsplit=1)[0], sender)


def _looks_like_name(line: str, sender: str) -> bool:
    if _names(line, sender):
        return True
    words = line.strip(_PUNCTUATION).split()
    return 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words) and ":" not in line
