"""Leads as lists show them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from store.leads import OPEN
from store.lists import Page
from store.lists.paging import by_id, in_order
from store.lists.reach import primary
from store.lists.search import Wanted, fits
from store.tables import leads, sources, users


@dataclass(frozen=True, slots=True)
class LeadRow:
    """One enquiry: who asked, where it came from, who looks after it."""

    id: int
    title: str
    status: str
    name: str
    company_name: str
    email: str
    source: str
    responsible: str
    is_return_customer: bool
    created_at: datetime
    last_activity_at: datetime | None
    # The first words of what was asked.
    words: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show; `status` is a stage, "open" for all that are not closed, or empty for all."""

    sought: Wanted | None = None
    status: str = ""
    responsible_id: int | None = None
    source_id: int | None = None
    contact_id: int | None = None
    company_id: int | None = None


def page(
    connection: Connection,
    filters: Filters,
    *,
    before: str = "",
    after: str = "",
    limit: int = 50,
) -> Page[LeadRow]:
    """One page of the leads that stand, newest first."""
    query = _rows().where(*_conditions(filters))
    return by_id(
        connection,
        query,
        leads.c.id,
        lambda row: LeadRow(*row),
        before=before,
        after=after,
        limit=limit,
    )


def some(connection: Connection, ids: list[int]) -> list[LeadRow]:
    """Those leads, in the order given."""
    return in_order(connection, _rows(), leads.c.id, lambda row: LeadRow(*row), ids)


def _rows() -> Select[Any]:
    return (
        select(
            leads.c.id,
            leads.c.title,
            leads.c.status,
            leads.c.name,
            leads.c.company_name,
            primary("lead", leads.c.id, "email"),
            func.coalesce(func.nullif(sources.c.title, ""), sources.c.name, ""),
            func.coalesce(func.nullif(users.c.name, ""), users.c.email, ""),
            leads.c.is_return_customer,
            leads.c.created_at,
            leads.c.last_activity_at,
            func.substr(leads.c.message, 1, 200),
        )
        .join_from(leads, sources, leads.c.source_id == sources.c.id, isouter=True)
        .join(users, leads.c.responsible_id == users.c.id, isouter=True)
        .where(leads.c.merged_into_id.is_(None), leads.c.deleted_at.is_(None))
    )


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.sought is not None:
        found.append(fits("lead", filters.sought))
    if filters.status:
        stages = OPEN if filters.status == "open" else (filters.status,)
        found.append(leads.c.status.in_(stages))
    for name in ("responsible_id", "source_id", "contact_id", "company_id"):
        value = getattr(filters, name)
        if value is not None:
            found.append(leads.c[name] == value)
    return found
