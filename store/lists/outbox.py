"""The outbox as its page shows it, and every attempt at one item."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from store.lists import Page, like
from store.lists.paging import by_id
from store.tables import deliveries, forms, outbox

# The tabs and the states they show; what waits and what is in hand is one to people.
TABS = {
    "waiting": ("waiting", "sending", "gathered", "unconfirmed"),
    "failed": ("failed",),
    "sent": ("sent",),
    "dropped": ("dropped",),
}
COUNTED = ("waiting", "failed")


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One item; `form` is its form's title, empty where it belongs to none."""

    id: int
    kind: str
    purpose: str
    submission_id: int | None
    form: str
    form_key: str
    recipient: str
    state: str
    attempts: int
    next_attempt_at: datetime | None
    error: str
    created_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt; `status` is an SMTP reply code or HTTP status, 0 without an answer."""

    at: datetime
    milliseconds: int
    is_delivered: bool
    status: int
    answer: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show besides the tab."""

    kind: str = ""
    text: str = ""
    submission_id: int | None = None


def page(
    connection: Connection,
    tab: str,
    filters: Filters,
    *,
    before: str = "",
    after: str = "",
    limit: int = 50,
) -> Page[OutboxRow]:
    """One page of a tab, newest first."""
    query = _rows().where(outbox.c.state.in_(TABS[tab]), *_conditions(filters))
    return by_id(connection, query, outbox.c.id, _row, before=before, after=after, limit=limit)


def counts(connection: Connection, most: int) -> dict[str, int]:
    """How many there are in each tab where that matters, counted up to `most` only."""
    found = {}
    for tab in COUNTED:
        some = select(outbox.c.id).where(outbox.c.state.in_(TABS[tab])).limit(most)
        query = select(func.count()).select_from(some.subquery())
        found[tab] = int(connection.execute(query).scalar_one())
    return found


def detail(connection: Connection, item_id: int) -> OutboxRow | None:
    """One item, or None."""
    row = connection.execute(_rows().where(outbox.c.id == item_id)).one_or_none()
    return _row(row) if row else None


def attempts(connection: Connection, item_id: int, limit: int = 100) -> list[Delivery]:
    """Every attempt at an item, newest first."""
    columns = (deliveries.c[name] for name in Delivery.__dataclass_fields__)
    rows = connection.execute(
        select(*columns)
        .where(deliveries.c.outbox_id == item_id)
        .order_by(deliveries.c.id.desc())
        .limit(limit)
    )
    return [Delivery(*row) for row in rows]


def _row(row: Any) -> OutboxRow:
    return OutboxRow(*row)


def _rows() -> Select[Any]:
    return select(
        outbox.c.id,
        outbox.c.kind,
        outbox.c.purpose,
        outbox.c.submission_id,
        func.coalesce(forms.c.title, ""),
        func.coalesce(forms.c.key, ""),
        outbox.c.recipient,
        outbox.c.state,
        outbox.c.attempts,
        outbox.c.next_attempt_at,
        outbox.c.error,
        outbox.c.created_at,
        outbox.c.ended_at,
    ).join_from(outbox, forms, isouter=True)


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.kind:
        found.append(outbox.c.kind == filters.kind)
    if filters.submission_id is not None:
        found.append(outbox.c.submission_id == filters.submission_id)
    if filters.text:
        found.append(outbox.c.recipient.ilike(like(filters.text), escape="\\"))
    return found
