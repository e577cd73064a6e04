"""Recognises the line that says who wrote the quoted letter: "On ... Jane Doe wrote:"."""

import re
from dataclasses import dataclass

from ingest.quotes.attribution_words import DAYS, STARTS, WROTE, WROTE_INSIDE
from ingest.quotes.quoted_lines import is_quoted

_MAX_LINES = 6
_MAX_LENGTH = 420
_LEAD = " \t>*_-\u00a0\ufeff\u200e\u200f\u202a\u202b|"
_EMAIL = re.compile(r"[^\s<>\"'(),;:\[\]«»„“”]{1,80}@[^\s<>\"'(),;:\[\]«»„“”]{2,120}")
_DATE = re.compile(
    r"\d{1,2}[:.h]\d{2}|\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}(?:st|nd|rd|th|\.)? \w{3,}|\w{3,} \d{1,2}"
    r"|\d{1,2}\s?[月日年時时]|\d{1,2}\s?[월일년시]"
)
_STARTS_WITH_DATE = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}[:.]\d{2}|\d{4}\s?[年년]|\d{1,2}\.? \w{3,12}\.? \d{4}"
    r"|\w{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
)
_INNER_START = re.compile(
    r"-{2,} ?(?=(?:On|Le|Am|Op|El|Em|Il)\b)|(?<=\s)(?=(?:On|Le|Am|Op|El|Em) [^\s\d]{0,12},? ?\S{0,6} ?\d)"
)
_WORD = re.compile(r"[^\s,;:<>\"“”„«»]+")
_DASHED = re.compile(r"^-{3,}.{0,200}\bwrote\b.{0,6}-{3,}$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Lines `start` up to `end` (not included); `column` is where it begins in the first line."""

    start: int
    end: int
    text: str
    column: int = 0


def attribution_at(lines: list[str], start: int) -> Attribution | None:
    """The attribution that begins in line `start`, perhaps wrapped over the next lines, or None."""
    column = _column(lines[start])
    if column is None:
        return None
    joined, blanks = "", 0
    for at in range(start, min(start + _MAX_LINES, len(lines))):
        if at > start and is_quoted(lines[at]) and joined.count("<") <= joined.count(">"):
            return None
        piece = lines[at][column:] if at == start else lines[at]
        piece = piece[: _MAX_LENGTH + 1].strip(_LEAD) if at > start else piece[:500].strip(_LEAD)
        blanks += not piece
        if blanks > 1 or len(joined) + len(piece) > _MAX_LENGTH:
            return None
        joined = f"{joined} {piece}".strip()
        if is_attribution(joined):
            end = _with_wrapped_end(lines, at + 1, joined)
            return Attribution(start, end, joined, column)
    return None


def _column(line: str) -> int | None:
    """Where an attribution could begin in the line, judged by its first word only."""
    bare = line[:600].strip(_LEAD)
    if not bare:
        return None
    first = _WORD.match(bare)
    word = first.group().casefold().rstrip(".") if first else ""
    if word in STARTS or word in DAYS or _STARTS_WITH_DATE.match(bare):
        return 0
    tail = bare.rstrip(" :-*").rsplit(None, 1)[-1].casefold()
    if tail in WROTE or any(verb in bare for verb in WROTE_INSIDE):
        inner = _INNER_START.search(line[:600])
        return inner.start() if inner else 0
    inner = _INNER_START.search(line[:600])
    return inner.start() if inner and _EMAIL.search(line[:600]) else _by_name(bare)


def _by_name(bare: str) -> int | None:
    """A line such as `Jane Doe <jane@x.example> schrieb am ...:` begins with the name."""
    found = _EMAIL.search(bare)
    return 0 if found and found.start() < 80 and bare[-1] in ":：" else None


def is_attribution(text: str) -> bool:
    """Whether the (unwrapped) text is a whole attribution line."""
    if _DASHED.match(text):
        return True
    bare = text.rstrip(" -*_\u00a0")
    ends = bare[-1:] in ":："
    bare = bare.rstrip(":： >*\u00a0")
    if len(bare) < 6:
        return False
    words = [word.casefold().strip("().") for word in _WORD.findall(bare)]
    email, date = _EMAIL.search(bare), _DATE.search(bare)
    if words and words[-1] in WROTE and (email or date):
        return ends or bool(date)
    if not ends:
        return bool(email and text.endswith(">") and re.match(r"\d{4}[/-]\d", text))
    says = any(word in WROTE for word in words) or any(verb in text for verb in WROTE_INSIDE)
    if says and (email or date) and (date or words[0] in STARTS):
        return True
    return bool(email and date and _ends_with_address(bare) and _begins_with_date(bare, words[0]))


def _ends_with_address(bare: str) -> bool:
    return bool(_EMAIL.search(bare[-100:])) and not bare[-1:].isspace()


def _begins_with_date(bare: str, first: str) -> bool:
    return bool(_STARTS_WITH_DATE.match(bare)) or first.rstrip(".") in DAYS or first in STARTS


def _with_wrapped_end(lines: list[str], end: int, joined: str) -> int:
    """Old clients repeat the verb: `... wrote:` then `<address>` and `wrote:` in own lines."""
    while end < len(lines) and end - 3 < len(lines):
        bare = lines[end].strip(_LEAD)
        if bare.rstrip(":").casefold() in WROTE or (bare.startswith("<") and "@" in bare and len(bare) < 120):
            end += 1
            continue
        break
    return end
