"""The rules that may describe where a value stands in a letter, the plainest first."""

from collections.abc import Iterator, Sequence

from ingest.notifications import Pair
from ingest.templates.places import bare_label
from ingest.templates.template import FieldRule, Where

_BY_LABEL: tuple[Where, ...] = ("line", "below", "cell")


def candidates(lines: Sequence[str], pair: Pair, values: Sequence[str] = ()) -> Iterator[FieldRule]:
    """Rules by the pair's label, then by the text around its value.

    `values` are the letter's other values; a rule names none of them, for the next letter has none.
    """
    label = bare_label(pair.label)
    goes_on = pair.field == "message" or "\n" in pair.value.strip()
    for until in ("", _line_after(lines, pair.value)) if goes_on else ("",):
        for where in _BY_LABEL if label else ():
            yield FieldRule(pair.field, where, label, until, goes_on)
    first = pair.value.strip().split("\n")[0].strip()
    for line in lines if first else ():
        if first in line:
            yield from _by_cell(line, first, pair.field)
            yield from _by_text(lines, line, pair, goes_on, values)


def _by_cell(line: str, value: str, field: str) -> Iterator[FieldRule]:
    cells = line.split("\t")
    at = cells.index(value) if value in cells else 0
    if at and bare_label(cells[at - 1]):
        yield FieldRule(field, "cell", bare_label(cells[at - 1]))


def _by_text(
    lines: Sequence[str], line: str, pair: Pair, goes_on: bool, values: Sequence[str]
) -> Iterator[FieldRule]:
    first = pair.value.strip().split("\n")[0].strip()
    cell = next((cell for cell in line.split("\t") if first in cell), line.replace("\t", " "))
    before, _value, after = cell.partition(first)
    for other in values:
        before, after = before.rpartition(other)[2], after.partition(other)[0]
    until = _line_after(lines, pair.value) if goes_on else after
    if before.strip() or until.strip():
        yield FieldRule(pair.field, "between", before, until, goes_on)


def _line_after(lines: Sequence[str], value: str) -> str:
    """The line below a value of several lines, which may be the mark of its end."""
    last = " ".join(value.strip().rpartition("\n")[2].split())
    at = next((n for n, line in enumerate(lines) if last and line.endswith(last)), len(lines))
    return next((line for line in lines[at + 1 :] if line), "")
