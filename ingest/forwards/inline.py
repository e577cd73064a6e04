"""Reads a letter that was forwarded inline, below a separator or a block of header lines."""

import re

from ingest.forwards.addresses import first_address, read_addresses
from ingest.forwards.glued import glued_block
from ingest.forwards.subjects import AMBIGUOUS, first_prefix, says_forward, without_prefixes
from ingest.quotes.attribution import Attribution, attribution_at
from ingest.quotes.header_block import HeaderBlock, block_at
from ingest.quotes.separators import is_forwarded, is_original, is_rule
from ingest.reading import Forwarded

_MAX_TEXT = 1_000_000
_BELOW = 6
_END = re.compile(r"^[>\s]*-{3,}\s*(?:end (?:of )?forwarded message|ende der weitergeleit)", re.I)
_QUOTE = re.compile(r"^[ \t]{0,4}> ?")


def inline_letter(text: str, subject: str) -> Forwarded | None:
    """The letter forwarded inside the text, or None."""
    lines = text[:_MAX_TEXT].replace("\ufeff", "").replace("\r\n", "\n").split("\n")
    marked = says_forward(subject)
    if not marked and not any(_separates(line) for line in lines):
        return None
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        if _separates(line):
            return _below_separator(lines, at)
        if is_original(line) and not marked:
            return None
        if block_at(lines, at) is not None:
            return _with_block(lines, at, at, subject) if marked else None
        found = attribution_at(lines, at)
        if found is not None:
            return _with_attribution(lines, found, subject) if marked else None
    return None


def _separates(line: str) -> bool:
    """Whether the line announces a forward, alone or before a glued header block."""
    return is_forwarded(line) or ("---" in line and is_forwarded(_before_glue(line)))


def _before_glue(line: str) -> str:
    """Yahoo writes the separator and the whole header block in one line."""
    head = re.match(r"^\s*-{4,}[^-:]{3,60}-{4,}(?=\s+\S)", line[:200])
    return head.group() if head else ""


def _below_separator(lines: list[str], at: int) -> Forwarded | None:
    """The letter under a "Forwarded message" line: its header block follows within a few lines."""
    glue = _before_glue(lines[at])
    rest = lines[at][len(glue) :] if glue else ""
    if rest.strip():
        block = glued_block(rest, at)
        return _letter(lines, at, block) if block else None
    below = [line for line in range(at + 1, min(at + _BELOW, len(lines))) if lines[line].strip()]
    for line in below:
        block = block_at(lines, line) or glued_block(lines[line], line)
        if block is not None and "from" in block.kinds():
            return _letter(lines, at, block)
    return None


def _with_block(lines: list[str], at: int, start: int, subject: str) -> Forwarded | None:
    """Outlook's forward: only the subject says so, and a header block follows the note."""
    block = block_at(lines, start)
    if block is None or "from" not in block.kinds():
        return None
    letter = _letter(lines, at, block)
    if first_prefix(subject) in AMBIGUOUS and letter.note:
        return None
    return letter


def _with_attribution(lines: list[str], found: Attribution, subject: str) -> Forwarded | None:
    """Outlook for Mac forwards below an attribution line instead of a header block."""
    sender = first_address(_named(found.text))
    if sender is None or not sender.email or first_prefix(subject) in AMBIGUOUS:
        return None
    return Forwarded(
        from_=sender,
        subject=without_prefixes(subject),
        date=_date(found.text),
        body=_body(lines[found.end :]),
        note=_note(lines[: found.start]),
    )


def _named(attribution: str) -> str:
    """The part of an attribution that names the writer: a quoted name, else the last words."""
    quoted = re.search(r"[\"«„“]\s?([^\"»”“]{1,80}?)\s?[\"»”“]\s*<?", attribution)
    if quoted:
        return attribution[quoted.start() :]
    before = re.split(r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?,?\s*", attribution)[-1]
    verb = r"^(?:heeft|skrev|schreef|schrieb|użytkownik|пользователь|користувач|a|kl|um|uhr)\s+"
    return re.sub(verb, "", before, flags=re.IGNORECASE)


def _date(attribution: str) -> str:
    found = re.search(r"\d[\d./-]{5,10},? \d{1,2}[:.]\d{2}", attribution)
    return found.group() if found else ""


def _letter(lines: list[str], at: int, block: HeaderBlock) -> Forwarded:
    return Forwarded(
        from_=first_address(block.value("from")),
        to=read_addresses(block.value("to")),
        cc=read_addresses(block.value("cc")),
        subject=block.value("subject"),
        date=block.value("date"),
        body=_body(lines[block.end :]),
        note=_note(lines[:at]),
    )


def _note(lines: list[str]) -> str:
    """What the colleague wrote above, without the rule the client drew."""
    kept = list(lines)
    while kept and (not kept[-1].strip(" \t>") or is_rule(kept[-1])):
        kept.pop()
    return "\n".join(kept).strip()


def _before_end(lines: list[str]) -> list[str]:
    """Some clients also say where the forwarded letter ends, or draw the separator twice."""
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if first < len(lines) and is_forwarded(lines[first]):
        lines = lines[first + 1 :]
    ends = (at for at, line in enumerate(lines) if "---" in line and _END.match(line))
    return lines[: next(ends, len(lines))]


def _body(lines: list[str]) -> str:
    """The forwarded words, without the quote marks or indent a client put before every line."""
    lines = _before_end(lines)
    written = [line for line in lines if line.strip()]
    marked = sum(bool(_QUOTE.match(line)) for line in written)
    if written and (_QUOTE.match(written[0]) and marked * 2 > len(written)):
        lines = [_QUOTE.sub("", line) for line in lines]
    elif written and all(line.startswith("    ") for line in written):
        lines = [line[4:] for line in lines]
    return "\n".join(lines).strip()
