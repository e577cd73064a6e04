"""What the review queue and the history of merges show of each record, fetched many at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal, select

from store.facts import Kind
from store.lists.reach import primary
from store.tables import activities, companies, contacts, leads, sources


@dataclass(frozen=True, slots=True)
class Card:
    """One record of a pair in two lines; `source` is the title of the door it came through.

    `activities` is how many letters, forms and notes it has.
    """

    id: int
    name: str
    email: str
    phone: str
    company: str
    source: str
    source_kind: str
    activities: int
    version: int
    created_at: datetime
    last_activity_at: datetime | None
    merged_into_id: int | None


_TABLES = {"contact": contacts, "company": companies, "lead": leads}


def cards(connection: Connection, kind: Kind, ids: Collection[int]) -> Mapping[int, Card]:
    """The records by id; ids of no record are left out."""
    if not ids:
        return {}
    table = _TABLES[kind]
    query: Select[Any] = (
        select(
            table.c.id,
            table.c.name,
            primary(kind, table.c.id, "email"),
            primary(kind, table.c.id, "phone"),
            _company(kind),
            func.coalesce(func.nullif(sources.c.title, ""), sources.c.name, ""),
            func.coalesce(sources.c.kind, ""),
            _happened(kind),
            table.c.version,
            table.c.created_at,
            table.c.last_activity_at,
            table.c.merged_into_id,
        )
        .select_from(table.outerjoin(sources, sources.c.id == table.c.source_id))
        .where(table.c.id.in_(sorted(set(ids))))
    )
    return {row.id: Card(*row) for row in connection.execute(query)}


def _happened(kind: Kind) -> ColumnElement[int]:
    link, table = activities.c[f"{kind}_id"], _TABLES[kind]
    query = select(func.count()).select_from(activities).where(link == table.c.id)
    return query.correlate(table).scalar_subquery()


def _company(kind: Kind) -> ColumnElement[Any]:
    if kind == "lead":
        return leads.c.company_name
    if kind == "company":
        return literal("")
    name = select(companies.c.name).where(companies.c.id == contacts.c.company_id)
    return func.coalesce(name.scalar_subquery(), "")
