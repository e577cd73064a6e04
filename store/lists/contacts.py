"""Contacts as lists show them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from store.lists import Page
from store.lists.paging import by_id, in_order
from store.lists.reach import primary
from store.lists.search import Wanted, fits
from store.tables import companies, contacts, users


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One person with the first e-mail and phone."""

    id: int
    name: str
    job_title: str
    company_id: int | None
    company: str
    email: str
    phone: str
    responsible: str
    last_activity_at: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show; empty means everybody."""

    sought: Wanted | None = None
    responsible_id: int | None = None
    company_id: int | None = None


def page(
    connection: Connection,
    filters: Filters,
    *,
    before: str = "",
    after: str = "",
    limit: int = 50,
) -> Page[ContactRow]:
    """One page of the contacts that stand, newest first."""
    query = _rows().where(*_conditions(filters))
    return by_id(
        connection,
        query,
        contacts.c.id,
        lambda row: ContactRow(*row),
        before=before,
        after=after,
        limit=limit,
    )


def some(connection: Connection, ids: list[int]) -> list[ContactRow]:
    """Those contacts, in the order given."""
    return in_order(connection, _rows(), contacts.c.id, lambda row: ContactRow(*row), ids)


def _rows() -> Select[Any]:
    return (
        select(
            contacts.c.id,
            contacts.c.name,
            contacts.c.job_title,
            contacts.c.company_id,
            func.coalesce(companies.c.name, ""),
            primary("contact", contacts.c.id, "email"),
            primary("contact", contacts.c.id, "phone"),
            func.coalesce(func.nullif(users.c.name, ""), users.c.email, ""),
            contacts.c.last_activity_at,
            contacts.c.created_at,
        )
        .join_from(contacts, companies, contacts.c.company_id == companies.c.id, isouter=True)
        .join(users, contacts.c.responsible_id == users.c.id, isouter=True)
        .where(contacts.c.merged_into_id.is_(None), contacts.c.deleted_at.is_(None))
    )


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.sought is not None:
        found.append(fits("contact", filters.sought))
    if filters.responsible_id is not None:
        found.append(contacts.c.responsible_id == filters.responsible_id)
    if filters.company_id is not None:
        found.append(contacts.c.company_id == filters.company_id)
    return found
