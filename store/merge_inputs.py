"""What merging looks at, read for many records at once: values, origins, points, what hangs on."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Table, func, select

from store.children import LINKS
from store.details import as_fields
from store.facts import Kind
from store.points import Point
from store.provenance import Noted
from store.records import FIELDS, TABLES
from store.tables import companies, contact_points, provenance

# More ids than this in one statement, and SQLite refuses it.
_IDS = 500


@dataclass(frozen=True, slots=True)
class Input:
    """One record as merging sees it; `noted` has its current and proposed values, newest first.

    `values` has the columns that no field takes as well (see store.details). `children` counts what
    names the record, by table. `stands` is False once it was merged away
    or deleted.
    """

    id: int
    version: int
    stands: bool
    values: Mapping[str, Any]
    noted: tuple[Noted, ...]
    points: tuple[Point, ...]
    children: Mapping[str, int]
    company: str
    responsible_id: int | None
    touched_at: datetime


def inputs(connection: Connection, kind: Kind, ids: Collection[int]) -> dict[int, Input]:
    """The records of those ids; an id of no record is left out."""
    wanted = sorted(set(ids))
    rows = {row["id"]: row for row in _rows(connection, TABLES[kind], TABLES[kind].c.id, wanted)}
    noted = _noted(connection, kind, wanted)
    points = _points(connection, kind, wanted)
    children = count_many(connection, kind, wanted)
    names = _company_names(connection, rows.values())
    return {
        one: Input(
            id=one,
            version=row["version"],
            stands=row["merged_into_id"] is None and row["deleted_at"] is None,
            values={name: row[name] for name in FIELDS[kind]} | as_fields(row.get("details") or ()),
            noted=tuple(noted.get(one, ())),
            points=tuple(points.get(one, ())),
            children=children[one],
            company=names.get(row.get("company_id"), ""),
            responsible_id=row["responsible_id"],
            touched_at=max(row["updated_at"], row["last_activity_at"] or row["updated_at"]),
        )
        for one, row in rows.items()
    }


def count_many(
    connection: Connection, kind: Kind, ids: Collection[int]
) -> dict[int, dict[str, int]]:
    """How many activities, leads and contacts name each record, by table."""
    found = {one: {link.table.name: 0 for link in LINKS[kind]} for one in ids}
    for link in LINKS[kind]:
        for some in _chunks(ids):
            query = select(link, func.count()).where(link.in_(some)).group_by(link)
            for record_id, number in connection.execute(query):
                found[record_id][link.table.name] = number
    return found


def _noted(connection: Connection, kind: Kind, ids: list[int]) -> dict[int, list[Noted]]:
    column = provenance.c
    standing = (column.record_kind == kind, column.status.in_(("current", "proposed")))
    found: dict[int, list[Noted]] = {}
    for row in _rows(connection, provenance, column.record_id, ids, *standing):
        noted = Noted(**{name: row[name] for name in Noted.__slots__})
        found.setdefault(row["record_id"], []).insert(0, noted)
    return found


def _points(connection: Connection, kind: Kind, ids: list[int]) -> dict[int, list[Point]]:
    column = contact_points.c
    found: dict[int, list[Point]] = {}
    of_kind = column.record_kind == kind
    for row in _rows(connection, contact_points, column.record_id, ids, of_kind):
        found.setdefault(row["record_id"], []).append(Point(**row))
    for points in found.values():
        points.sort(key=lambda one: (one.type, not one.is_primary, one.id))
    return found


def _company_names(
    connection: Connection, rows: Iterable[Mapping[str, Any]]
) -> Mapping[int | None, str]:
    ids = {row["company_id"] for row in rows if row.get("company_id") is not None}
    found = _rows(connection, companies, companies.c.id, sorted(ids))
    return {row["id"]: row["name"] for row in found}


def _rows(
    connection: Connection, table: Table, column: Column[Any], ids: list[int], *more: Any
) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    for some in _chunks(ids):
        query = select(table).where(column.in_(some), *more).order_by(table.c.id)
        found.extend(dict(row) for row in connection.execute(query).mappings())
    return found


def _chunks(ids: Collection[int]) -> Iterable[list[int]]:
    listed = list(ids)
    for start in range(0, len(listed), _IDS):
        yield listed[start : start + _IDS]
