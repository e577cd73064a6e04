"""Calls that were asked for: planned, due at a time, done when somebody says so."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from store.tables import activities
from store.types import utc_now


@dataclass(frozen=True, slots=True)
class PlannedCall:
    """A call to make; `asked_by_id` is the submission that asked for it, `user_id` who calls."""

    subject: str
    body: str
    due_at: datetime
    asked_by_id: int
    contact_id: int | None = None
    company_id: int | None = None
    lead_id: int | None = None
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A call as pages show it."""

    id: int
    subject: str
    body: str
    due_at: datetime
    completed_at: datetime | None
    contact_id: int | None
    lead_id: int | None
    user_id: int | None


_COLUMNS = tuple(activities.c[name] for name in Call.__dataclass_fields__)


def plan(connection: Connection, call: PlannedCall) -> int:
    """The id of the activity; a submission asks for one call, however often it is read."""
    values = {name: getattr(call, name) for name in PlannedCall.__dataclass_fields__}
    values["subject"] = call.subject[:998]
    asked = select(activities.c.id).where(activities.c.asked_by_id == call.asked_by_id)
    known: int | None = connection.execute(asked).scalar_one_or_none()
    if known is not None:
        links = {name: values[name] for name in ("contact_id", "company_id", "lead_id")}
        connection.execute(update(activities).where(activities.c.id == known).values(**links))
        return known
    now = utc_now()
    statement = insert(activities).values(
        kind="call", direction="out", detail={}, occurred_at=now, created_at=now, **values
    )
    made: int = connection.execute(statement.returning(activities.c.id)).scalar_one()
    return made


def waiting_of_contact(connection: Connection, contact_id: int) -> list[Call]:
    """A person's calls that were not made yet, the one due first at the top."""
    query = (
        select(*_COLUMNS)
        .where(
            activities.c.contact_id == contact_id,
            activities.c.due_at.is_not(None),
            activities.c.completed_at.is_(None),
        )
        .order_by(activities.c.due_at)
        .limit(20)
    )
    return [Call(*row) for row in connection.execute(query)]


def due(connection: Connection, until: datetime, limit: int = 20) -> list[Call]:
    """Everybody's calls that are to be made before `until`, the one due first at the top."""
    query = (
        select(*_COLUMNS)
        .where(activities.c.due_at < until, activities.c.completed_at.is_(None))
        .order_by(activities.c.due_at)
        .limit(limit)
    )
    return [Call(*row) for row in connection.execute(query)]


def complete(connection: Connection, call_id: int) -> bool:
    """Note that a call was made; False when there is none that waits."""
    return _set_completed(connection, call_id, utc_now())


def reopen(connection: Connection, call_id: int) -> bool:
    """Let a call wait again."""
    return _set_completed(connection, call_id, None)


def _set_completed(connection: Connection, call_id: int, at: datetime | None) -> bool:
    waits = activities.c.completed_at.is_(None)
    changed = connection.execute(
        update(activities)
        .where(
            activities.c.id == call_id,
            activities.c.due_at.is_not(None),
            waits if at else ~waits,
        )
        .values(completed_at=at)
    )
    return changed.rowcount == 1
