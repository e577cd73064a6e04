"""Passages marked in a text, so that one sees which words a finding was read from."""

from collections.abc import Sequence
from dataclasses import dataclass

# A letter longer than this is cut on the page; the original has it all.
LONGEST = 40_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `number` is the index of the passage it is, or None."""

    text: str
    number: int | None = None


def pieces(text: str, passages: Sequence[str]) -> list[Piece]:
    """The text in order, cut where passages begin and end; of overlapping ones the longer wins."""
    taken: list[tuple[int, int, int]] = []
    for number in sorted(range(len(passages)), key=lambda index: -len(passages[index])):
        span = _find(text, passages[number], taken)
        if span is not None:
            taken.append((*span, number))
    return _cut(text, sorted(taken))


def _find(text: str, passage: str, taken: list[tuple[int, int, int]]) -> tuple[int, int] | None:
    wanted = passage.strip()
    if len(wanted) < 2:
        return None
    start = text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if all(end <= a or start >= b for a, b, _number in taken):
            return start, end
        start = text.find(wanted, end)
    return None


def _cut(text: str, spans: list[tuple[int, int, int]]) -> list[Piece]:
    found: list[Piece] = []
    at = 0
    for start, end, number in spans:
        if start > at:
            found.append(Piece(text[at:start]))
        found.append(Piece(text[start:end], number))
        at = end
    if at < len(text):
        found.append(Piece(text[at:]))
    return found
