"""The outbox: what is to be sent, claimed one at a time, tried again, each attempt logged.

Rows are written in the transaction that writes the records they follow from, so that neither is
ever there without the other. Their key makes them one, however often a submission is read.
"""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, and_, insert, or_, select, update

from store.database import Database
from store.tables import deliveries, outbox
from store.types import utc_now
from store.upsert import upsert

Kind = Literal["mail", "webhook"]
Purpose = Literal["notification", "daily", "quarantine", "alert", "autoreply", "opt_in", "webhook"]
State = Literal["waiting", "sending", "sent", "failed", "dropped", "gathered", "unconfirmed"]

# How long to wait after each failed attempt; after the last the item waits for a person.
BACKOFF = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
    timedelta(hours=24),
)
# Waits are stretched by up to this share, so that what failed together is not tried together.
JITTER = 0.2
ANSWER_CHARACTERS = 2000


@dataclass(frozen=True, slots=True)
class NewItem:
    """Something to send; `mailbox` is the recipient as addresses are compared, for counting."""

    kind: Kind
    purpose: Purpose
    key: str
    recipient: str
    submission_id: int | None = None
    form_id: int | None = None
    mailbox: str = ""
    payload: dict[str, Any] = field(default_factory=dict)
    state: State = "waiting"
    error: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """An item in a sender's hands until its lease ends; `number` fences a late finisher."""

    id: int
    number: int
    attempts: int
    kind: Kind
    purpose: Purpose
    key: str
    submission_id: int | None
    form_id: int | None
    recipient: str
    payload: dict[str, Any]
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Attempt:
    """How one attempt went. `status` is an SMTP reply code or an HTTP status, 0 without an answer;
    `is_final` means that trying again is of no use.
    """

    at: datetime
    milliseconds: int
    is_delivered: bool
    status: int
    answer: str
    is_final: bool = False


def put(connection: Connection, item: NewItem) -> int | None:
    """Lay an item into the outbox; None when its key is there already."""
    now = utc_now()
    statement = upsert(connection, outbox).values(
        kind=item.kind,
        purpose=item.purpose,
        key=item.key[:255],
        submission_id=item.submission_id,
        form_id=item.form_id,
        recipient=item.recipient[:2048],
        mailbox=item.mailbox[:320],
        payload=item.payload,
        state=item.state,
        error=item.error,
        created_at=now,
        next_attempt_at=now if item.state == "waiting" else None,
        ended_at=now if item.state == "dropped" else None,
    )
    made = connection.execute(statement.on_conflict_do_nothing().returning(outbox.c.id))
    return made.scalar_one_or_none()


def claim(database: Database, owner: str, kind: Kind, *, lease: timedelta) -> Claim | None:
    """Take the item of that kind that is due longest, until the lease ends; None when none is."""
    now = utc_now()
    due = (
        select(outbox.c.id)
        .where(
            outbox.c.state.in_(("waiting", "sending")),
            outbox.c.next_attempt_at <= now,
            outbox.c.kind == kind,
        )
        .order_by(outbox.c.next_attempt_at, outbox.c.id)
        .limit(1)
    )
    # Looked for without the write lock first: an empty outbox is asked every second.
    with database.read() as connection:
        if connection.execute(due).first() is None:
            return None
    with database.write() as connection:
        row = connection.execute(
            update(outbox)
            .where(outbox.c.id.in_(due.with_for_update(skip_locked=True)))
            .values(
                state="sending",
                lease_owner=owner,
                lease_until=now + lease,
                next_attempt_at=now + lease,
                attempts=outbox.c.attempts + 1,
                claims=outbox.c.claims + 1,
            )
            .returning(*_CLAIMED)
        ).one_or_none()
        return Claim(*row) if row else None


_CLAIMED = tuple(
    outbox.c["claims" if name == "number" else name] for name in Claim.__dataclass_fields__
)


def settle(connection: Connection, held: Claim, attempt: Attempt) -> State:
    """Log an attempt and end the claim; the item's state, "sending" when it was not ours any more.

    The attempt is logged in any case: what was sent was sent.
    """
    _log(connection, held.id, attempt)
    state, error, due = _after(held, attempt)
    changed = connection.execute(
        update(outbox)
        .where(outbox.c.id == held.id, _is_held(held))
        .values(
            state=state,
            error=error,
            next_attempt_at=due,
            lease_owner="",
            lease_until=None,
            ended_at=None if due else utc_now(),
        )
    )
    return state if changed.rowcount else "sending"


def drop_claimed(connection: Connection, held: Claim, why: str) -> None:
    """End a claim without sending: `why` is a sentence for the list."""
    connection.execute(
        update(outbox)
        .where(outbox.c.id == held.id, _is_held(held))
        .values(
            state="dropped", error=why, next_attempt_at=None, lease_owner="", ended_at=utc_now()
        )
    )


def give_back(connection: Connection, held: Claim) -> None:
    """Return a claim that was not begun, as if it had never been taken."""
    connection.execute(
        update(outbox)
        .where(outbox.c.id == held.id, _is_held(held))
        .values(
            state="waiting",
            attempts=outbox.c.attempts - 1,
            next_attempt_at=utc_now(),
            lease_owner="",
            lease_until=None,
        )
    )


def send_now(connection: Connection, item_id: int) -> bool:
    """Send an item at once, again from the start; what was delivered is delivered once more."""
    return _set(
        connection,
        item_id,
        {
            "state": "waiting",
            "attempts": 0,
            "error": "",
            "next_attempt_at": utc_now(),
            "ended_at": None,
        },
    )


def drop(connection: Connection, item_id: int, why: str) -> bool:
    """Give an item up, as a person asked; False while it is being sent."""
    ended = {"state": "dropped", "error": why, "next_attempt_at": None, "ended_at": utc_now()}
    return _set(connection, item_id, ended)


def owners(connection: Connection) -> list[str]:
    """Everybody who holds an item now."""
    held = select(outbox.c.lease_owner).where(outbox.c.state == "sending").distinct()
    return list(connection.execute(held).scalars())


def release(connection: Connection, owner: str) -> int:
    """Make the items of a sender that is known to be dead due at once; how many there were."""
    changed = connection.execute(
        update(outbox)
        .where(outbox.c.state == "sending", outbox.c.lease_owner == owner)
        .values(next_attempt_at=utc_now())
    )
    return changed.rowcount


def _after(held: Claim, attempt: Attempt) -> tuple[State, str, datetime | None]:
    """The state after an attempt, what the list says of it, and when to try again."""
    if attempt.is_delivered:
        return "sent", "", None
    if attempt.is_final or held.attempts > len(BACKOFF):
        return "failed", attempt.answer[:ANSWER_CHARACTERS], None
    wait = BACKOFF[held.attempts - 1] * (1 + random.uniform(0, JITTER))
    return "waiting", attempt.answer[:ANSWER_CHARACTERS], utc_now() + wait


def _log(connection: Connection, item_id: int, attempt: Attempt) -> None:
    connection.execute(
        insert(deliveries).values(
            outbox_id=item_id,
            at=attempt.at,
            milliseconds=attempt.milliseconds,
            is_delivered=attempt.is_delivered,
            status=attempt.status,
            answer=attempt.answer[:ANSWER_CHARACTERS],
        )
    )


def _set(connection: Connection, item_id: int, values: dict[str, Any]) -> bool:
    is_free = or_(outbox.c.state != "sending", outbox.c.lease_until < utc_now())
    changed = connection.execute(
        update(outbox)
        .where(outbox.c.id == item_id, is_free)
        .values(lease_owner="", lease_until=None, **values)
    )
    return changed.rowcount == 1


def _is_held(held: Claim) -> Any:
    return and_(outbox.c.state == "sending", outbox.c.claims == held.number)
