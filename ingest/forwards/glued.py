"""Reads a header block that Yahoo glued into one line: `From: A <a@x>To: ...Subject: ...`."""

from ingest.quotes.header_block import HeaderBlock
from ingest.quotes.labels import LANGUAGES, HeaderField, Labels

_MAX_LINE = 4000


def glued_block(text: str, line: int) -> HeaderBlock | None:
    """The block in the one line, found by the labels of the language that explains most of it."""
    text = text[:_MAX_LINE]
    best: list[tuple[HeaderField, str]] = []
    for row in LANGUAGES:
        found = _by_language(text, row)
        if len(found) > len(best):
            best = found
    kinds = {field for field, _ in best}
    return HeaderBlock(line, line + 1, tuple(best)) if {"from", "to"} < kinds else None


def _by_language(text: str, row: Labels) -> list[tuple[HeaderField, str]]:
    """The fields one language explains, in the order From, To, Cc, Date, Subject."""
    places: list[tuple[int, int, HeaderField]] = []
    start = 0
    for field, words in row.cells()[:5]:
        place = _earliest(text, words, start, colon=field not in ("cc", "subject"))
        if place is not None:
            places.append((*place, field))
            start = place[1]
    if not places:
        return []
    ends = [place[0] for place in places[1:]] + [len(text)]
    return [
        (field, text[after:end].strip(" \t*:\u00a0"))
        for (_, after, field), end in zip(places, ends, strict=True)
    ]


def _earliest(text: str, words: tuple[str, ...], start: int, colon: bool) -> tuple[int, int] | None:
    """Where the first of the words stands with its colon (Yahoo forgets some), and its end."""
    endings = (":", " :", "：") if colon else (":", " :", "：", " ")
    hits = [
        (at, at + len(word + ending))
        for word in words
        for ending in endings
        if (at := text.find(word + ending, start)) >= 0
    ]
    return min(hits, default=None)
