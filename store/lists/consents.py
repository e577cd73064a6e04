"""Consents as their list shows them and as they are taken away in a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from store.consents import COLUMNS, Consent, made
from store.lists import Page, like
from store.lists.paging import by_id
from store.tables import consents, contacts, forms

# One state each: taken back outweighs confirmed.
STATES = ("given", "confirmed", "withdrawn")
EXPORTED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A consent with the names of its person and form, empty where they are gone."""

    consent: Consent
    contact: str
    form: str
    form_key: str

    @property
    def id(self) -> int:
        """The consent's number."""
        return self.consent.id


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show; `text` is a part of an e-mail or of a name."""

    purpose: str = ""
    state: str = ""
    text: str = ""
    since: datetime | None = None


def page(
    connection: Connection,
    filters: Filters,
    *,
    before: str = "",
    after: str = "",
    limit: int = 50,
) -> Page[ConsentRow]:
    """One page, newest first."""
    query = _rows().where(*_conditions(filters))
    return by_id(connection, query, consents.c.id, _row, before=before, after=after, limit=limit)


def every(connection: Connection, filters: Filters) -> Iterator[ConsentRow]:
    """All of them, oldest first, read some at a time."""
    query = _rows().where(*_conditions(filters)).order_by(consents.c.id).limit(EXPORTED_AT_ONCE)
    last = 0
    while rows := connection.execute(query.where(consents.c.id > last)).all():
        yield from map(_row, rows)
        last = rows[-1].id


def purposes(connection: Connection) -> list[str]:
    """The purposes anybody ever agreed to."""
    query = select(consents.c.purpose).distinct().order_by(consents.c.purpose).limit(100)
    return list(connection.execute(query).scalars())


def _rows() -> Select[Any]:
    return (
        select(
            *COLUMNS,
            func.coalesce(contacts.c.name, ""),
            func.coalesce(forms.c.title, ""),
            func.coalesce(forms.c.key, ""),
        )
        .join_from(consents, contacts, consents.c.contact_id == contacts.c.id, isouter=True)
        .join(forms, consents.c.form_id == forms.c.id, isouter=True)
    )


def _row(row: Any) -> ConsentRow:
    return ConsentRow(made(row[:-3]), *row[-3:])


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.purpose:
        found.append(consents.c.purpose == filters.purpose)
    if filters.since is not None:
        found.append(consents.c.given_at >= filters.since)
    if filters.state in STATES:
        found.append(_in_state(filters.state))
    if filters.text:
        pattern = like(filters.text)
        is_email = consents.c.email.ilike(pattern, escape="\\")
        found.append(is_email | contacts.c.name.ilike(pattern, escape="\\"))
    return found


def _in_state(state: str) -> ColumnElement[bool]:
    if state == "withdrawn":
        return consents.c.withdrawn_at.is_not(None)
    is_confirmed = consents.c.confirmed_at.is_not(None)
    stands = consents.c.withdrawn_at.is_(None)
    return and_(stands, is_confirmed if state == "confirmed" else ~is_confirmed)
