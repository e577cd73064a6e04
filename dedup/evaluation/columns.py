"""Reads a CSV of people or companies whose duplicates are known."""

import csv
import gzip
import io
from dataclasses import dataclass
from pathlib import Path

from dedup.columns import recognise
from store.facts import Facts, Kind

# Names under which well-known files keep their truth: no column of these is ever compared.
_TRUTHS = frozenset({"cluster", "cluster_id", "true_id", "true id", "entity_id", "truth"})


class UnreadableTable(ValueError):
    """The file is no table that can be judged; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Table:
    """Records in file order; `truth` is for the judge alone."""

    kind: Kind
    facts: tuple[Facts, ...]
    truth: tuple[str, ...]


def read_table(path: Path, truth: str, kind: Kind | None = None) -> Table:
    """The records of a .csv or .csv.gz; without `kind` its columns say what it is about.

    Raises UnreadableTable where there is no record or no column `truth`, and OSError.
    """
    text = _text(path)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    rows, names = list(reader), list(reader.fieldnames or ())
    if truth not in names:
        raise UnreadableTable(f"{path} has no column {truth!r}. It has: {', '.join(names)}.")
    if not rows:
        raise UnreadableTable(f"{path} has no record below its column names.")
    hidden = {truth, *(name for name in names if name.strip().lower() in _TRUTHS)}
    columns = recognise(names, rows, kind, hidden=frozenset(hidden))
    # A record whose truth nobody knows is like no other.
    truths = (row[truth] or f"row {number}" for number, row in enumerate(rows))
    return Table(columns.kind, tuple(columns.facts(row) for row in rows), tuple(truths))


def _text(path: Path) -> str:
    raw = path.read_bytes()
    raw = gzip.decompress(raw) if path.suffix == ".gz" else raw
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t|", key=head.count)
