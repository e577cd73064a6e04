"""Companies as lists show them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from store.lists import Page
from store.lists.paging import by_id, in_order
from store.lists.search import Wanted, fits
from store.records import fold
from store.tables import companies, contacts, users


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """One company and how many people of it are known."""

    id: int
    name: str
    domain: str
    city: str
    people: int
    responsible: str
    last_activity_at: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show; empty means every company."""

    sought: Wanted | None = None
    responsible_id: int | None = None


def page(
    connection: Connection,
    filters: Filters,
    *,
    before: str = "",
    after: str = "",
    limit: int = 50,
) -> Page[CompanyRow]:
    """One page of the companies that stand, newest first."""
    query = _rows().where(*_conditions(filters))
    return by_id(
        connection,
        query,
        companies.c.id,
        lambda row: CompanyRow(*row),
        before=before,
        after=after,
        limit=limit,
    )


def some(connection: Connection, ids: list[int]) -> list[CompanyRow]:
    """Those companies, in the order given."""
    return in_order(connection, _rows(), companies.c.id, lambda row: CompanyRow(*row), ids)


def with_name(connection: Connection, name: str) -> int | None:
    """The oldest standing company of that name, however it is capitalised or accented."""
    rows = connection.execute(
        select(companies.c.id, companies.c.name)
        .where(*_STANDING, companies.c.search_text.like(f"{_plain(name)}%", escape="\\"))
        .order_by(companies.c.id)
    )
    return next((row.id for row in rows if fold(row.name) == fold(name)), None)


def names(connection: Connection, most: int) -> list[str]:
    """The names of the companies last heard of, to choose from."""
    query = select(companies.c.name).where(*_STANDING, companies.c.name != "")
    rows = connection.execute(query.order_by(companies.c.id.desc()).limit(most))
    return sorted(set(rows.scalars()), key=fold)


_STANDING = (companies.c.merged_into_id.is_(None), companies.c.deleted_at.is_(None))


def _plain(name: str) -> str:
    return fold(name).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _rows() -> Select[Any]:
    people = (
        select(func.count())
        .where(
            contacts.c.company_id == companies.c.id,
            contacts.c.merged_into_id.is_(None),
            contacts.c.deleted_at.is_(None),
        )
        .scalar_subquery()
    )
    return (
        select(
            companies.c.id,
            companies.c.name,
            companies.c.domain,
            companies.c.city,
            people,
            func.coalesce(func.nullif(users.c.name, ""), users.c.email, ""),
            companies.c.last_activity_at,
            companies.c.created_at,
        )
        .join_from(companies, users, companies.c.responsible_id == users.c.id, isouter=True)
        .where(*_STANDING)
    )


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.sought is not None:
        found.append(fits("company", filters.sought))
    if filters.responsible_id is not None:
        found.append(companies.c.responsible_id == filters.responsible_id)
    return found
