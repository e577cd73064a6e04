"""The inbox's door: put an arrival on disk once, however often it comes.

The statements are built once: building them anew costs several times what SQLite needs to run them.
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Select, bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from store import challenges
from store.accept_statements import Prepared
from store.envelope import Accepted, Arrival
from store.tables import arrivals, originals, submissions
from store.types import utc_now

_INSERT_NEW = Prepared(
    {
        "sqlite": sqlite.insert(submissions).on_conflict_do_nothing().returning(submissions.c.id),
        "postgresql": postgresql.insert(submissions)
        .on_conflict_do_nothing()
        .returning(submissions.c.id),
    }
)
_KEEP_ORIGINAL = Prepared({"sqlite": insert(originals), "postgresql": insert(originals)})
_BY_DIGEST: Select[Any] = select(submissions.c.id).where(
    submissions.c.source_id == bindparam("source"), submissions.c.digest == bindparam("identity")
)
_SEEN_IN_WINDOW: Select[Any] = (
    select(submissions.c.id)
    .where(
        submissions.c.source_id == bindparam("source"),
        submissions.c.content_digest == bindparam("content"),
        submissions.c.received_at >= bindparam("since"),
    )
    .order_by(submissions.c.id)
    .limit(1)
)
_SEEN_LATELY = Prepared({"sqlite": _SEEN_IN_WINDOW, "postgresql": _SEEN_IN_WINDOW})
_NOTE_ARRIVAL = insert(arrivals)
_COUNT_ARRIVAL = (
    update(submissions)
    .where(submissions.c.id == bindparam("known"))
    .values(arrivals=submissions.c.arrivals + 1, last_arrival_at=bindparam("at"))
)


def accept(connection: Connection, arrival: Arrival) -> Accepted:
    """Keep the arrival, or note that it came again; nothing is acknowledged before the commit."""
    if arrival.spends:
        challenges.spend(connection, *arrival.spends)
    known = _seen_lately(connection, arrival) if arrival.window else None
    if known is not None:
        return _came_again(connection, arrival, known)
    submission_id = _INSERT_NEW.scalar(connection, _new(arrival))
    if submission_id is None:
        return _came_again(connection, arrival, _by_digest(connection, arrival))
    _KEEP_ORIGINAL.scalar(connection, {"submission_id": submission_id, "raw": arrival.raw})
    return Accepted(submission_id, is_new=True)


def find(connection: Connection, arrival: Arrival) -> int | None:
    """The submission the arrival would be a repetition of, if it is here already."""
    if arrival.window:
        return _seen_lately(connection, arrival)
    wanted = {"source": arrival.envelope.source_id, "identity": _identity(arrival)}
    return connection.execute(_BY_DIGEST, wanted).scalar_one_or_none()


def _new(arrival: Arrival) -> dict[str, Any]:
    envelope = arrival.envelope
    return {
        **_envelope(arrival),
        "channel": envelope.channel,
        "digest": _identity(arrival),
        "content_digest": arrival.digest,
        "last_arrival_at": envelope.received_at,
        "user_agent": envelope.user_agent[:512],
        "size": len(arrival.raw),
        "status": "pending",
        "next_attempt_at": utc_now(),
        "summary": arrival.summary[:512],
    }


def _envelope(arrival: Arrival) -> dict[str, Any]:
    envelope = arrival.envelope
    return {
        "source_id": envelope.source_id,
        "received_at": envelope.received_at,
        "mail_from": envelope.mail_from,
        "rcpt_tos": list(envelope.rcpt_tos),
        "peer": envelope.peer[:128],
        "url": envelope.url[:2048],
    }


def _identity(arrival: Arrival) -> bytes:
    """The unique digest: with a window, the same content at another time is another arrival."""
    if arrival.window is None:
        return arrival.digest
    stamp = int(arrival.envelope.received_at.timestamp() * 1_000_000)
    return bytes(arrival.digest[:24]) + stamp.to_bytes(8, "big")


def _by_digest(connection: Connection, arrival: Arrival) -> int:
    wanted = {"source": arrival.envelope.source_id, "identity": _identity(arrival)}
    submission_id: int = connection.execute(_BY_DIGEST, wanted).scalar_one()
    return submission_id


def _seen_lately(connection: Connection, arrival: Arrival) -> int | None:
    since = arrival.envelope.received_at - (arrival.window or timedelta())
    wanted = {
        "source": arrival.envelope.source_id,
        "content": arrival.digest,
        "since": since,
    }
    return _SEEN_LATELY.scalar(connection, wanted)


def _came_again(connection: Connection, arrival: Arrival, submission_id: int) -> Accepted:
    connection.execute(_NOTE_ARRIVAL, {**_envelope(arrival), "submission_id": submission_id})
    connection.execute(_COUNT_ARRIVAL, {"known": submission_id, "at": arrival.envelope.received_at})
    return Accepted(submission_id, is_new=False)
