"""The inbox's door: put an arrival on disk once, however often it comes."""

from datetime import timedelta

from sqlalchemy import Connection, insert, select, update

from store.envelope import Accepted, Arrival
from store.tables import arrivals, originals, submissions
from store.types import utc_now
from store.upsert import upsert


def accept(connection: Connection, arrival: Arrival) -> Accepted:
    """Keep the arrival, or note that it came again; nothing is acknowledged before the commit."""
    known = _seen_lately(connection, arrival) if arrival.window else None
    if known is not None:
        return _came_again(connection, arrival, known)
    submission_id = _insert(connection, arrival)
    if submission_id is None:
        return _came_again(connection, arrival, _by_digest(connection, arrival))
    connection.execute(insert(originals).values(submission_id=submission_id, raw=arrival.raw))
    return Accepted(submission_id, is_new=True)


def _insert(connection: Connection, arrival: Arrival) -> int | None:
    envelope = arrival.envelope
    statement = (
        upsert(connection, submissions)
        .values(
            source_id=envelope.source_id,
            channel=envelope.channel,
            digest=_identity(arrival),
            content_digest=arrival.digest,
            received_at=envelope.received_at,
            last_arrival_at=envelope.received_at,
            mail_from=envelope.mail_from,
            rcpt_tos=list(envelope.rcpt_tos),
            peer=envelope.peer[:128],
            url=envelope.url[:2048],
            user_agent=envelope.user_agent[:512],
            size=len(arrival.raw),
            status="pending",
            next_attempt_at=utc_now(),
            summary=arrival.summary[:512],
        )
        .on_conflict_do_nothing()
        .returning(submissions.c.id)
    )
    return connection.execute(statement).scalar_one_or_none()


def _identity(arrival: Arrival) -> bytes:
    """The unique digest: with a window, the same content at another time is another arrival."""
    if arrival.window is None:
        return arrival.digest
    stamp = int(arrival.envelope.received_at.timestamp() * 1_000_000)
    return bytes(arrival.digest[:24]) + stamp.to_bytes(8, "big")


def _by_digest(connection: Connection, arrival: Arrival) -> int:
    same = select(submissions.c.id).where(
        submissions.c.source_id == arrival.envelope.source_id,
        submissions.c.digest == _identity(arrival),
    )
    submission_id: int = connection.execute(same).scalar_one()
    return submission_id


def _seen_lately(connection: Connection, arrival: Arrival) -> int | None:
    since = arrival.envelope.received_at - (arrival.window or timedelta())
    return connection.execute(
        select(submissions.c.id)
        .where(
            submissions.c.source_id == arrival.envelope.source_id,
            submissions.c.content_digest == arrival.digest,
            submissions.c.received_at >= since,
        )
        .order_by(submissions.c.id)
        .limit(1)
    ).scalar_one_or_none()


def _came_again(connection: Connection, arrival: Arrival, submission_id: int) -> Accepted:
    envelope = arrival.envelope
    connection.execute(
        insert(arrivals).values(
            submission_id=submission_id,
            source_id=envelope.source_id,
            received_at=envelope.received_at,
            mail_from=envelope.mail_from,
            rcpt_tos=list(envelope.rcpt_tos),
            peer=envelope.peer[:128],
            url=envelope.url[:2048],
        )
    )
    connection.execute(
        update(submissions)
        .where(submissions.c.id == submission_id)
        .values(
            arrivals=submissions.c.arrivals + 1,
            last_arrival_at=envelope.received_at,
        )
    )
    return Accepted(submission_id, is_new=False)
