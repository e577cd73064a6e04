"""Recognises the line that says who wrote the quoted letter: "On ... Jane Doe wrote:"."""

import re
from dataclasses import dataclass

from ingest.quotes.attribution_words import (
    DAYS,
    QUOTING,
    STARTS,
    WROTE,
    WROTE_INSIDE,
)
from ingest.quotes.quoted_lines import is_quoted

_MAX_LINES = 6
_MAX_LENGTH = 420
_MOST_NAMES = 5
_LEAD = " \t>*_-\u00a0\ufeff\u200e\u200f\u202a\u202b\u202c|"
_TRAIL = " \t*_-\u00a0\u200e\u200f\u202c"
_EMAIL = re.compile(r"[^\s<>\"'(),;:\[\]«»„“”]{1,80}@[^\s<>\"'(),;:\[\]«»„“”]{2,120}")
_DATE = re.compile(
    r"\d{1,2}[:.h]\d{2}|\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}(?:st|nd|rd|th"
    r"|\.)? \w{3,}|\w{3,} \d{1,2}"
    r"|\d{1,2}\s?[月日年時时]|\d{1,2}\s?[월일년시]"
)
_STARTS_WITH_DATE = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}[:.]\d{2}|\d{4}\s?[年년]|\d{1,2}\.? \w{3,12}\.? \d{4}"
    r"|\w{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
)
_INNER_START = re.compile(
    r"-{2,} ?(?=(?:On|Le|Am|Op|El|Em|Il)\b)|(?<=\s)(?=(?:On|Le|Am|Op|El"
    r"|Em) [^\s\d]{0,12},? ?\S{0,6} ?\d)"
)
_TIME = re.compile(r"\d{1,2}[:.h]\d{2}")
_YEAR = re.compile(r"\b(?:19|20)\d{2}|\b\d{1,2}[./-]\d{1,2}[./-]\d{2}")
_GENDER = re.compile(r"\([a-zа-я]{1,2}\)|/\w{1,3}\b|[()\u200e\u200f\u202a-\u202e]")
_ISO_START = re.compile(r"\d{4}[/-]\d")
_HINT = re.compile(r"\d|@")
_WORD = re.compile(r"[^\s,;:<>\"“”„«»]+")
_DASHED = re.compile(
    r"^-{3,}.{0,200}?\b(?:wrote|schrieb|a écrit|escribió|escreveu|ha scritto|schreef"
    r"|skrev|napisał\(?a?\)?|написал)\b.{0,6}-{3,}$"
)


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
    if _is_dashed(lines[start]):
        return Attribution(start, start + 1, lines[start].strip())
    joined, blanks = "", 0
    for at in range(start, min(start + _MAX_LINES, len(lines))):
        if at > start and is_quoted(lines[at]) and joined.count("<") <= joined.count(">"):
            return None
        piece = lines[at][column:] if at == start else lines[at]
        piece = piece[: _MAX_LENGTH + 1].lstrip(_LEAD).rstrip(_TRAIL)
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
    if _is_dashed(line):
        return 0
    first = _WORD.match(bare)
    word = first.group().casefold().rstrip(".") if first else ""
    if word in STARTS or word in DAYS:
        return 0
    if not _HINT.search(bare):
        return None
    if _STARTS_WITH_DATE.match(bare):
        return 0
    tail = bare.rstrip(" :-*").rsplit(None, 1)[-1].casefold()
    if tail in WROTE or any(verb in bare for verb in WROTE_INSIDE):
        inner = _INNER_START.search(line[:600])
        return inner.start() if inner else 0
    if not _has_email(bare):
        return None
    inner = _INNER_START.search(line[:600])
    return inner.start() if inner else _by_name(bare)


def _is_dashed(line: str) -> bool:
    """Android's `---- Jane Doe wrote ----`, whole in one line."""
    return "---" in line and bool(_DASHED.match(line[:300].strip()))


def _by_name(bare: str) -> int | None:
    """A line such as `Jane Doe <jane@x.example> schrieb am ...:` begins with the name."""
    found = _EMAIL.search(bare)
    named = found is not None and found.start() < 80 and len(bare[: found.start()].split()) <= 6
    return 0 if named else None


def is_attribution(text: str) -> bool:
    """Whether the (unwrapped) text is a whole attribution line."""
    bare = text.rstrip(_TRAIL)
    ends = bare[-1:] in (":", "：")
    bare = bare.rstrip(":： >*\u00a0")
    if len(bare) < 6:
        return False
    last = next(iter(_words(bare[-40:])[-1:]), "")
    if not ends and last not in WROTE:
        return text.endswith(">") and bool(_ISO_START.match(text)) and _has_email(bare)
    words = _words(bare)
    email, date = _has_email(bare), bool(_DATE.search(bare))
    if last in WROTE and (email or date):
        return ends or date
    if not words or not ends:
        return False
    if words[0] in QUOTING and (email or len(words) <= 5):
        return True
    if email and date:
        return _says(words, text) or _is_dated(bare) or _begins_and_ends(bare, words[0])
    return date and _names_after_verb(bare)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(_GENDER.sub("", text))]


def _has_email(text: str) -> bool:
    return "@" in text and bool(_EMAIL.search(text))


def _says(words: list[str], text: str) -> bool:
    return any(word in WROTE for word in words) or any(verb in text for verb in WROTE_INSIDE)


def _names_after_verb(bare: str) -> bool:
    """`Am 5.1. um 10:12 schrieb Jane Doe` and not `On 5 May you sent me three questions`."""
    words = _WORD.findall(_GENDER.sub("", bare))
    at = next((at for at, word in enumerate(words) if word.casefold() in WROTE), None)
    if at is None:
        return any(verb in bare for verb in WROTE_INSIDE)
    rest = [word for word in words[at + 1 :] if word.casefold() not in WROTE]
    return len(rest) <= _MOST_NAMES and not any(word[0].islower() for word in rest)


def _is_dated(bare: str) -> bool:
    """An address, a day and an hour in one line that ends in a colon need no known verb."""
    return bool(_TIME.search(bare) and _YEAR.search(bare)) and len(bare) < 250


def _begins_and_ends(bare: str, first: str) -> bool:
    """`5 Jan 2026, 10:12, Jane <j@x.example>:` begins with the date and ends with the address."""
    begins = _STARTS_WITH_DATE.match(bare) or first.rstrip(".") in DAYS or first in STARTS
    return bool(begins) and _has_email(bare[-100:])


def _with_wrapped_end(lines: list[str], end: int, joined: str) -> int:
    """Old clients repeat the verb: `... wrote:` then `<address>` and `wrote:` in own lines."""
    while end < len(lines) and end - 3 < len(lines):
        bare = lines[end].strip(_LEAD)
        if bare.rstrip(":").casefold() in WROTE or (
            bare.startswith("<") and "@" in bare and len(bare) < 120
        ):
            end += 1
            continue
        break
    return end
