"""Reads labelled values glued in one line: `Nome: AnaE-mail: a@x.exampleTelefone: 12`."""

from ingest.notifications.label_words import field_of
from ingest.notifications.notification import Pair
from ingest.notifications.values import fits

_MAX_LINE = 20_000
_MAX_COLONS = 200
_LONGEST = 32


def read_one_line(line: str) -> list[Pair]:
    """The labelled values of one line, or nothing when fewer than two labels stand in it."""
    places = _labels(line[:_MAX_LINE])
    if len(places) < 2:
        return []
    pairs: list[Pair] = []
    ends = [start for start, _, _, _ in places[1:]] + [len(line)]
    for (_, after, label, field), end in zip(places, ends, strict=True):
        value = line[after:end].strip(" \t,;|/•\u00a0")
        pairs.append(Pair(label, value, field))
        if field == "message":
            pairs[-1] = Pair(
                label, line[after:].strip() if not _more(places, after) else value, field
            )
    return pairs


def _more(places: list[tuple[int, int, str, str]], after: int) -> bool:
    return any(start > after for start, _, _, _ in places)


def _labels(line: str) -> list[tuple[int, int, str, str]]:
    """Start, end of the colon, label and field of every known label in the line."""
    found: list[tuple[int, int, str, str]] = []
    seen: set[str] = set()
    floor = colons = 0
    for at, char in enumerate(line):
        if char not in ":：":
            continue
        colons += 1
        if colons > _MAX_COLONS:
            break
        hit = _label_before(line, floor, at)
        if hit is None or hit[2] in seen:
            continue
        if found and not _plausible(line, found[-1], hit[0]):
            continue
        found.append((hit[0], at + 1, hit[1], hit[2]))
        seen.add(hit[2])
        floor = at + 1
    return found


def _label_before(line: str, floor: int, colon: int) -> tuple[int, str, str] | None:
    """The longest known label that ends at the colon and begins a word or after a torn one."""
    if not line[max(floor, colon - 3) : colon].strip(" *_)"):
        return None
    for start in range(max(floor, colon - _LONGEST), colon):
        if not _may_begin(line, start):
            continue
        label = line[start:colon].strip(" *_")
        field = field_of(label, loose=False)
        if field:
            return start, label, field
    return None


def _may_begin(line: str, start: int) -> bool:
    char = line[start]
    before = line[start - 1] if start else " "
    if char.isspace():
        return False
    return not before.isalnum() or char.isupper() or (before.isascii() != char.isascii())


def _plausible(line: str, previous: tuple[int, int, str, str], start: int) -> bool:
    """The words between the last label and this one must suit the last label."""
    value = line[previous[1] : start].strip()
    return (
        not value
        or previous[3] in ("message", "meta", "subject", "company")
        or fits(previous[3], value)
    )
