"""Reads a CSV of people or companies into facts; the columns are recognised by name."""

import csv
import gzip
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from store.facts import Facts, Kind

TRUTH = "cluster"
_FIELD_OF_COLUMN = {
    "name": "name", "full_name": "name", "first_name": "first_name", "last_name": "last_name",
    "surname": "last_name", "company": "company", "website": "url", "street": "street",
    "postal_code": "postal_code", "zip": "postal_code", "city": "city", "state": "region",
    "country": "country", "date_of_birth": "birthdate", "birthdate": "birthdate",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """Records in file order; `truth` is for the judge alone."""

    name: str
    kind: Kind
    facts: tuple[Facts, ...]
    truth: tuple[str, ...]


def read_table(path: Path) -> Table:
    """The records of a .csv or .csv.gz with a truth column named "cluster"."""
    rows = list(_rows(path))
    kind: Kind = "contact" if {"first_name", "last_name"} & set(rows[0]) else "company"
    name = path.name.removesuffix(".gz").removesuffix(".csv")
    facts = tuple(_facts(row, kind) for row in rows)
    return Table(name, kind, facts, tuple(row[TRUTH] for row in rows))


def facts_in(path: Path) -> Iterator[tuple[Kind, Facts]]:
    """The records of a CSV one by one, each with its kind; no truth is needed."""
    for row in _rows(path):
        kind: Kind = "contact" if {"first_name", "last_name"} & set(row) else "company"
        yield kind, _facts(row, kind)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    yield from csv.DictReader(io.StringIO(text, newline=""))


def _facts(row: Mapping[str, str], kind: Kind) -> Facts:
    fields = {
        field: row[column].strip()
        for column, field in _FIELD_OF_COLUMN.items()
        if row.get(column, "").strip()
    }
    if kind == "company" and "name" in fields:
        fields["company"] = fields.pop("name")
    points = {
        name + "s": (row[name].strip(),) for name in ("email", "phone") if row.get(name, "").strip()
    }
    return Facts(**fields, **points)  # type: ignore[arg-type]
