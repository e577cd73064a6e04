"""Finds a block of From, Date, To and Subject lines that a client copied into the text."""

import re
from dataclasses import dataclass

from ingest.quotes.labels import FIELD_OF_LABEL, LONGEST_LABEL, HeaderField

_COLON = re.compile(r"[:：]")
_LEAD = re.compile(r"^[\s>*_|•\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff-]+")
_MARKS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CLOCK = re.compile(r"\d{4}\b.{0,20}\b\d{1,2}[:.]\d{2}")
_MAX_FIELDS = 12
_MAX_WRAP = 3


@dataclass(frozen=True, slots=True)
class HeaderBlock:
    """Lines `start` up to `end` (not included) and what they say, by field."""

    start: int
    end: int
    fields: tuple[tuple[HeaderField, str], ...]

    def value(self, field: HeaderField) -> str:
        """The first value of a field, or an empty string."""
        return next((value for name, value in self.fields if name == field), "")

    def kinds(self) -> frozenset[HeaderField]:
        """The distinct fields of the block."""
        return frozenset(name for name, _ in self.fields)


def header_line(line: str) -> tuple[HeaderField, str] | None:
    """The field and value of a line like `*Von:* Jane <jane@x.example>`, in any known language."""
    bare = _LEAD.sub("", line[:2000])
    colon = _COLON.search(bare, 0, LONGEST_LABEL + 6)
    if colon is None:
        return None
    label = bare[: colon.start()].strip(" \t*_\u00a0\u200e\u200f").casefold()
    field = FIELD_OF_LABEL.get(label)
    return (field, bare[colon.end() :].strip(" \t*_\u00a0")) if field else None


def block_at(lines: list[str], start: int) -> HeaderBlock | None:
    """The header block that begins in line `start`, or None.

    It needs two different fields, one of them From (or Date with To, as old Hotmail wrote it).
    Wrapped values and single blank lines between the fields are tolerated.
    """
    first = header_line(lines[start])
    if first is None:
        return None
    fields, seen, end = [first], {first[0]}, start + 1
    while len(fields) < _MAX_FIELDS:
        following = _next_header(lines, end)
        if following is None:
            break
        at, (name, value) = following
        if name in seen and name not in ("cc", "date"):
            break
        fields[-1] = (fields[-1][0], _unwrapped(fields[-1][1], lines[end:at]))
        fields.append((name, value))
        seen.add(name)
        end = at + 1
    return _checked(HeaderBlock(start, end, tuple(fields)))


def _next_header(lines: list[str], start: int) -> tuple[int, tuple[HeaderField, str]] | None:
    """The next labelled line after a wrapped value, or after one blank line."""
    blank = False
    for at in range(start, min(start + _MAX_WRAP + 1, len(lines))):
        found = header_line(lines[at])
        if found is not None:
            return at, found
        if blank:
            return None
        blank = not lines[at].strip(" \t>*|\u00a0")
    return None


def _unwrapped(value: str, rest: list[str]) -> str:
    more = (_LEAD.sub("", line[:2000]).strip(" \t*_\u00a0") for line in rest)
    return " ".join(filter(None, (value, *more)))[:2000]


def _checked(block: HeaderBlock) -> HeaderBlock | None:
    """Only what a client wrote: `From: Berlin`, `To: Paris`, `Date: 5 May` is a traveller's."""
    kinds = block.kinds()
    by_client = "subject" in kinds or any("@" in value for _, value in block.fields)
    if not by_client and not _CLOCK.search(_MARKS.sub("", block.value("date"))):
        return None
    if "from" in kinds and len(kinds) >= 2:
        return block
    return block if {"date", "to"} <= kinds else None
