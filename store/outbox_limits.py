"""How many automatic letters went to an address, from a form and in all: against list bombing."""

from datetime import timedelta
from typing import Literal

from sqlalchemy import ColumnElement, Connection, func, select

from store.tables import outbox
from store.types import utc_now

# The letters that a stranger can cause to be sent to any address.
VISITOR_LETTERS = ("autoreply", "opt_in")
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def to_mailbox(
    connection: Connection, mailbox: str, purpose: Literal["autoreply", "opt_in"]
) -> int:
    """How many letters of that purpose an address was given within a day."""
    return _count(connection, _DAY, outbox.c.mailbox == mailbox, outbox.c.purpose == purpose)


def of_form(connection: Connection, form_id: int) -> int:
    """How many letters to visitors a form caused within an hour."""
    is_automatic = outbox.c.purpose.in_(VISITOR_LETTERS)
    return _count(connection, _HOUR, outbox.c.form_id == form_id, is_automatic)


def of_all(connection: Connection) -> int:
    """How many letters to visitors all forms caused within an hour."""
    return _count(connection, _HOUR, outbox.c.purpose.in_(VISITOR_LETTERS))


def _count(connection: Connection, within: timedelta, *conditions: ColumnElement[bool]) -> int:
    query = select(func.count()).where(
        outbox.c.created_at > utc_now() - within, outbox.c.state != "dropped", *conditions
    )
    return connection.execute(query).scalar_one()
