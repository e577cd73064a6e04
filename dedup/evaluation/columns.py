"""Reads a CSV of people or companies whose duplicates are known, a row at a time."""

import csv
import gzip
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path

from dedup.columns import Columns, recognise
from store.facts import Facts, Kind

# Names under which well-known files keep their truth: no column of these is ever compared.
_TRUTHS = frozenset({"cluster", "cluster_id", "true_id", "true id", "entity_id", "truth"})
_LOOKED_AT = 1000


class UnreadableTable(ValueError):
    """The file is no table that can be judged; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Table:
    """Records in file order; `truth` is for the judge alone. `facts` may be gone through again."""

    kind: Kind
    facts: Iterable[Facts]
    truth: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a file, read anew each time, so that a million of them need no room."""

    path: Path
    encoding: str
    delimiter: str

    def __iter__(self) -> Iterator[dict[str, str]]:
        names = self.names()
        for row in self.raw():
            yield dict(zip_longest(names, row[: len(names)], fillvalue=""))

    def raw(self) -> Iterator[list[str]]:
        """The cells of each row that has any."""
        with (
            self._open() as raw,
            io.TextIOWrapper(raw, self.encoding, errors="replace", newline="") as text,
        ):
            rows = csv.reader(text, delimiter=self.delimiter)
            next(rows, None)
            yield from filter(None, rows)

    def names(self) -> list[str]:
        """The names of the columns."""
        with self._open() as raw:
            head = raw.readline().decode(self.encoding, errors="replace")
        return next(csv.reader([head], delimiter=self.delimiter), [])

    def _open(self) -> io.BufferedReader | gzip.GzipFile:
        return gzip.GzipFile(self.path) if self.path.suffix == ".gz" else self.path.open("rb")


@dataclass(frozen=True, slots=True)
class FactsOf:
    """The records of a file as facts; `names` are those of its columns."""

    rows: _Rows
    names: tuple[str, ...]
    columns: Columns

    def __iter__(self) -> Iterator[Facts]:
        return map(self.facts_in, self.raw())

    def raw(self) -> Iterator[list[str]]:
        """The rows as they are, for `facts_in` in this or another process."""
        return self.rows.raw()

    def facts_in(self, row: Sequence[str]) -> Facts:
        """What one of the rows says."""
        return self.columns.facts(dict(zip(self.names, row, strict=False)))


def read_table(path: Path, truth: str, kind: Kind | None = None) -> Table:
    """The records of a .csv or .csv.gz; without `kind` its columns say what it is about.

    Raises UnreadableTable where there is no record or no column `truth`, and OSError.
    """
    rows = _rows(path)
    names = rows.names()
    if truth not in names:
        raise UnreadableTable(f"{path} has no column {truth!r}. It has: {', '.join(names)}.")
    hidden = {truth, *(name for name in names if name.strip().lower() in _TRUTHS)}
    first = list(islice(rows, _LOOKED_AT))
    if not first:
        raise UnreadableTable(f"{path} has no record below its column names.")
    columns = recognise(names, first, kind, hidden=frozenset(hidden))
    facts = FactsOf(rows, tuple(names), columns)
    return Table(columns.kind, facts, tuple(_truths(rows, names.index(truth))))


def _truths(rows: _Rows, column: int) -> Iterator[str]:
    """The truth of each record; equal texts are kept once."""
    known: dict[str, str] = {}
    for number, row in enumerate(rows.raw()):
        found = row[column] if column < len(row) else ""
        # A record whose truth nobody knows is like no other.
        yield known.setdefault(found, found) if found else f"row {number}"


def _rows(path: Path) -> _Rows:
    """How to read the file; one that is not UTF-8 is taken for Windows-1252."""
    plain = _Rows(path, "utf-8-sig", ",")
    with plain._open() as raw:
        head = raw.readline().decode("utf-8", errors="replace")
        try:
            for line in raw:
                line.decode("utf-8")
            encoding = "utf-8-sig"
        except UnicodeDecodeError:
            encoding = "cp1252"
    return _Rows(path, encoding, max(",;\t|", key=head.count))
