"""The log of consents: who agreed to which exact words, when and where, and when they took it back.

A row is never changed except by its confirmation and its withdrawal; both keep the first time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Row, and_, insert, or_, select, update

from store.tables import consents
from store.types import utc_now


@dataclass(frozen=True, slots=True)
class NewConsent:
    """One agreement as the visitor gave it; `text_hash` is the SHA-256 of `text` in hexadecimal.

    `ip` is truncated unless a setting says otherwise. `email` is the address as it is compared.
    """

    purpose: str
    value: str
    text: str
    text_hash: str
    submission_id: int
    form_id: int | None
    form_version: int
    contact_id: int | None
    email: str
    language: str
    page: str
    ip: str
    user_agent: str
    given_at: datetime


@dataclass(frozen=True, slots=True)
class Consent:
    """One agreement with what became of it."""

    id: int
    purpose: str
    value: str
    text: str
    text_hash: str
    submission_id: int
    form_id: int | None
    form_version: int
    contact_id: int | None
    email: str
    language: str
    page: str
    ip: str
    user_agent: str
    given_at: datetime
    confirmed_at: datetime | None
    withdrawn_at: datetime | None
    withdrawn_how: str
    withdrawn_by_id: int | None

    @property
    def stands(self) -> bool:
        """Whether it was not taken back."""
        return self.withdrawn_at is None


COLUMNS = tuple(consents.c[name] for name in Consent.__dataclass_fields__)


def note(connection: Connection, given: Sequence[NewConsent]) -> None:
    """Write consents down; those of a submission that is read again are only linked anew."""
    for one in given:
        known = _known(connection, one)
        if known is None:
            values = {name: getattr(one, name) for name in NewConsent.__dataclass_fields__}
            cut = {"value": 255, "page": 2048, "user_agent": 512, "ip": 64, "purpose": 64}
            values |= {name: values[name][:most] for name, most in cut.items()}
            connection.execute(insert(consents).values(**values, created_at=utc_now()))
        elif known.contact_id is None and one.contact_id is not None:
            linked = update(consents).where(consents.c.id == known.id)
            connection.execute(linked.values(contact_id=one.contact_id))


def confirm(connection: Connection, submission_id: int) -> None:
    """Note that the owner of the e-mail confirmed what a submission consented to."""
    connection.execute(
        update(consents)
        .where(consents.c.submission_id == submission_id, consents.c.confirmed_at.is_(None))
        .values(confirmed_at=utc_now())
    )


def withdraw(
    connection: Connection,
    *,
    submission_id: int | None = None,
    consent_id: int | None = None,
    how: Literal["link", "person"],
    user_id: int | None = None,
) -> int:
    """Note that a submission's consents, or one of them, were taken back; how many stood.

    Who takes back a purpose takes it back however often they agreed to it: what the same address
    or the same person agreed to for it ends as well. What they agree to later is a new consent.
    """
    chosen = consents.c.id == consent_id
    if consent_id is None:
        chosen = consents.c.submission_id == submission_id
    ended = {"withdrawn_at": utc_now(), "withdrawn_how": how, "withdrawn_by_id": user_id}
    count = 0
    for one in [made(row) for row in connection.execute(select(*COLUMNS).where(chosen))]:
        same = update(consents).where(_same(one), consents.c.withdrawn_at.is_(None))
        count += connection.execute(same.values(**ended)).rowcount
    return count


def _same(one: Consent) -> ColumnElement[bool]:
    """The consents of the same address or person for the same purpose."""
    ways = [consents.c.id == one.id]
    if one.email:
        ways.append(consents.c.email == one.email)
    if one.contact_id is not None:
        ways.append(consents.c.contact_id == one.contact_id)
    return and_(consents.c.purpose == one.purpose, or_(*ways))


def of_submission(connection: Connection, submission_id: int) -> list[Consent]:
    """What a submission consented to."""
    query = select(*COLUMNS).where(consents.c.submission_id == submission_id)
    return [made(row) for row in connection.execute(query.order_by(consents.c.id))]


def of_contact(connection: Connection, contact_id: int, limit: int = 50) -> list[Consent]:
    """What a person consented to, newest first."""
    query = select(*COLUMNS).where(consents.c.contact_id == contact_id)
    rows = connection.execute(query.order_by(consents.c.id.desc()).limit(limit))
    return [made(row) for row in rows]


def made(row: Row[*tuple[Any, ...]]) -> Consent:
    """A consent from a row of COLUMNS."""
    return Consent(*row)


def _known(connection: Connection, one: NewConsent) -> Row[*tuple[Any, ...]] | None:
    return connection.execute(
        select(consents.c.id, consents.c.contact_id).where(
            consents.c.submission_id == one.submission_id, consents.c.purpose == one.purpose[:64]
        )
    ).one_or_none()
