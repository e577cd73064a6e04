"""Reads a CSV of people or companies into facts; the columns are recognised by name."""

import csv
import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from dedup.columns import recognise
from store.facts import Facts, Kind

TRUTH = "cluster"
_LOOKED_AT = 1000


@dataclass(frozen=True, slots=True)
class Table:
    """Records in file order; `truth` is for the judge alone."""

    name: str
    kind: Kind
    facts: tuple[Facts, ...]
    truth: tuple[str, ...]


def read_table(path: Path, kind: Kind | None = None) -> Table:
    """The records of a .csv or .csv.gz with a truth column named "cluster"."""
    rows = list(_rows(path))
    columns = recognise(list(rows[0]), rows, kind, hidden=frozenset({TRUTH}))
    name = path.name.removesuffix(".gz").removesuffix(".csv")
    facts = tuple(columns.facts(row) for row in rows)
    return Table(name, columns.kind, facts, tuple(row[TRUTH] for row in rows))


def facts_in(path: Path) -> Iterator[tuple[Kind, Facts]]:
    """The records of a CSV one by one, each with its kind; no truth is needed."""
    rows = _rows(path)
    first = list(islice(rows, _LOOKED_AT))
    columns = recognise(list(first[0]), first, hidden=frozenset({TRUTH}))
    for row in chain(first, rows):
        yield columns.kind, columns.facts(row)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    yield from csv.DictReader(io.StringIO(text, newline=""))
