"""The life of a submission after it was accepted: claim, finish, fail, and a person's word."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, or_, select, update

from store.database import Database
from store.envelope import Status
from store.tables import originals, submissions, traces
from store.types import utc_now
from store.upsert import upsert

# How long to wait after each failed attempt; after the last the submission waits for a person.
BACKOFF = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)

# Built once: it ends every single submission.
_FINISH = update(submissions).where(
    submissions.c.id == bindparam("held_id"),
    submissions.c.status == "processing",
    submissions.c.claims == bindparam("held_claim"),
)


class LeaseLost(Exception):
    """Another worker holds this submission now; what was done for it must not be written."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A submission in a worker's hands until its lease ends; `number` fences a late finisher."""

    submission_id: int
    number: int
    attempts: int
    channel: str
    source_id: int
    received_at: datetime
    mail_from: str
    rcpt_tos: tuple[str, ...]
    peer: str
    url: str
    override: str
    raw: bytes = field(repr=False)
    user_agent: str = ""


@dataclass(frozen=True, slots=True)
class Finish:
    """What a worker found: the state to end in and what lists and the why page show."""

    status: Status
    kind: str
    reason: str
    sender: str
    summary: str
    message_id: str
    message_key: bytes | None
    duplicate_of_id: int | None
    rules_version: int
    model_version: int
    trace: dict[str, Any] = field(repr=False)


def claim(database: Database, owner: str, *, limit: int, lease: timedelta) -> list[Claim]:
    """Take up to `limit` due submissions for `owner`, oldest first, until the lease ends."""
    now = utc_now()
    with database.write() as connection:
        taken = connection.execute(
            update(submissions)
            .where(submissions.c.id.in_(_due(now, limit)))
            .values(
                status="processing",
                lease_owner=owner,
                lease_until=now + lease,
                next_attempt_at=now + lease,
                attempts=submissions.c.attempts + 1,
                claims=submissions.c.claims + 1,
            )
            .returning(submissions.c.id)
        ).scalars()
        ids = list(taken)
        return _claimed(connection, ids) if ids else []


def _due(now: datetime, limit: int) -> Select[tuple[int]]:
    # A processing row whose lease ran out is due again: its worker died or hangs.
    return (
        select(submissions.c.id)
        .where(
            submissions.c.status.in_(("pending", "processing")),
            submissions.c.next_attempt_at <= now,
        )
        .order_by(submissions.c.next_attempt_at, submissions.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )


def _claimed(connection: Connection, ids: list[int]) -> list[Claim]:
    columns = (
        submissions.c.id,
        submissions.c.claims,
        submissions.c.attempts,
        submissions.c.channel,
        submissions.c.source_id,
        submissions.c.received_at,
        submissions.c.mail_from,
        submissions.c.rcpt_tos,
        submissions.c.peer,
        submissions.c.url,
        submissions.c.override,
        submissions.c.user_agent,
        originals.c.raw,
    )
    rows = connection.execute(
        select(*columns)
        .join(originals, originals.c.submission_id == submissions.c.id)
        .where(submissions.c.id.in_(ids))
        .order_by(submissions.c.id)
    )
    return [_claim(row) for row in rows]


def _claim(row: Row[*tuple[Any, ...]]) -> Claim:
    values = dict(row._mapping)
    return Claim(
        submission_id=values.pop("id"),
        number=values.pop("claims"),
        rcpt_tos=tuple(values.pop("rcpt_tos")),
        **values,
    )


def finish(connection: Connection, claim: Claim, end: Finish) -> None:
    """End a claim in the caller's transaction; raises LeaseLost when the claim is not ours."""
    changed = connection.execute(
        _FINISH,
        {
            "held_id": claim.submission_id,
            "held_claim": claim.number,
            "status": end.status,
            "kind": end.kind,
            "reason": end.reason[:512],
            "sender": end.sender[:512],
            "summary": end.summary[:512],
            "message_id": end.message_id[:998],
            "message_key": end.message_key,
            "duplicate_of_id": end.duplicate_of_id,
            "rules_version": end.rules_version,
            "model_version": end.model_version,
            "finished_at": utc_now(),
            "next_attempt_at": None,
            "lease_owner": "",
            "lease_until": None,
            "error": "",
        },
    )
    if changed.rowcount != 1:
        raise LeaseLost(f"Submission {claim.submission_id} is no longer held by this worker.")
    _keep_trace(connection, claim.submission_id, end.trace)


def fail(database: Database, claim: Claim, error: str) -> None:
    """Put a claim back with backoff, or leave it failed for a person when attempts ran out."""
    exhausted = claim.attempts > len(BACKOFF)
    delay = timedelta() if exhausted else BACKOFF[claim.attempts - 1]
    with database.write() as connection:
        connection.execute(
            update(submissions)
            .where(_is_ours(claim))
            .values(
                status="failed" if exhausted else "pending",
                error=error,
                next_attempt_at=None if exhausted else utc_now() + delay,
                lease_owner="",
                lease_until=None,
            )
        )


def make_due(connection: Connection, submission_id: int) -> None:
    """Have a waiting submission tried now instead of at the end of its backoff."""
    connection.execute(
        update(submissions)
        .where(submissions.c.id == submission_id, submissions.c.status == "pending")
        .values(next_attempt_at=utc_now())
    )


def give_back(connection: Connection, claims: Iterable[Claim]) -> None:
    """Return claims that were not begun, as if they had never been taken."""
    for one in claims:
        connection.execute(
            update(submissions)
            .where(_is_ours(one))
            .values(
                status="pending",
                attempts=submissions.c.attempts - 1,
                next_attempt_at=utc_now(),
                lease_owner="",
                lease_until=None,
            )
        )


def in_state(connection: Connection, status: Status) -> list[int]:
    """The ids of every submission in one state, oldest first."""
    wanted = select(submissions.c.id).where(submissions.c.status == status)
    return list(connection.execute(wanted.order_by(submissions.c.id)).scalars())


def owners(connection: Connection) -> list[str]:
    """Everybody who holds a claim now."""
    held = submissions.c.status == "processing"
    return list(
        connection.execute(select(submissions.c.lease_owner).where(held).distinct()).scalars()
    )


def release(connection: Connection, owner: str) -> int:
    """Make the claims of a worker that is known to be dead due at once; how many there were."""
    changed = connection.execute(
        update(submissions)
        .where(submissions.c.status == "processing", submissions.c.lease_owner == owner)
        .values(next_attempt_at=utc_now())
    )
    return changed.rowcount


def run_again(connection: Connection, submission_id: int, *, override: str = "") -> bool:
    """Queue a submission anew, as a person asked; `override` "accept" outweighs the rules."""
    changed = connection.execute(
        update(submissions)
        .where(
            submissions.c.id == submission_id,
            or_(
                submissions.c.status != "processing",
                submissions.c.lease_until < utc_now(),
            ),
        )
        .values(
            status="pending",
            override=override,
            attempts=0,
            error="",
            next_attempt_at=utc_now(),
            lease_owner="",
            lease_until=None,
            finished_at=None,
        )
    )
    return changed.rowcount == 1


def discard(connection: Connection, submission_id: int, reason: str) -> bool:
    """Set a submission aside as a person asked; its original stays and can be run again."""
    changed = connection.execute(
        update(submissions)
        .where(submissions.c.id == submission_id, submissions.c.status != "processing")
        .values(
            status="discarded",
            reason=reason[:512],
            override="",
            next_attempt_at=None,
            finished_at=utc_now(),
        )
    )
    return changed.rowcount == 1


def _is_ours(claim: Claim) -> Any:
    return and_(
        submissions.c.id == claim.submission_id,
        submissions.c.status == "processing",
        submissions.c.claims == claim.number,
    )


def _keep_trace(connection: Connection, submission_id: int, trace: dict[str, Any]) -> None:
    statement = upsert(connection, traces).values(submission_id=submission_id, trace=trace)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=[traces.c.submission_id], set_={"trace": statement.excluded.trace}
        )
    )
