"""What templates made of letters: counted once a letter, and found again when a format changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Select, func, select, update

from store.tables import originals, submissions, template_readings, templates, traces
from store.types import utc_now
from store.upsert import upsert

Outcome = Literal["matched", "missed"]

# How far back the letters of a sender are looked for, in submissions.
LOOK_BACK = 2_000


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter that a template applied to."""

    id: int
    received_at: datetime
    status: str
    sender: str
    summary: str
    version: int
    outcome: str


@dataclass(frozen=True, slots=True)
class EarlierLetter:
    """A letter as its trace names it: enough to say whether a pattern fits."""

    id: int
    received_at: datetime
    from_email: str
    subject: str


def note(
    connection: Connection, submission_id: int, template_id: int, version: int, outcome: Outcome
) -> None:
    """Keep what a template made of a letter; a letter that is read again counts once."""
    kept = template_readings.c
    was = select(kept.template_id, kept.outcome).where(kept.submission_id == submission_id)
    before = connection.execute(was).one_or_none()
    now = utc_now()
    values = {"template_id": template_id, "version": version, "outcome": outcome, "at": now}
    statement = upsert(connection, template_readings).values(submission_id=submission_id, **values)
    connection.execute(
        statement.on_conflict_do_update(index_elements=[kept.submission_id], set_=values)
    )
    if outcome == "missed":
        _mark_drift(connection, template_id, now)
    elif before != (template_id, "matched"):
        _count_match(connection, template_id, now)


def _mark_drift(connection: Connection, template_id: int, now: datetime) -> None:
    # The first time counts: it says since when the format is another.
    connection.execute(
        update(templates)
        .where(templates.c.id == template_id, templates.c.drifted_at.is_(None))
        .values(drifted_at=now)
    )


def _count_match(connection: Connection, template_id: int, now: datetime) -> None:
    connection.execute(
        update(templates)
        .where(templates.c.id == template_id)
        .values(matches=templates.c.matches + 1, last_matched_at=now)
    )


def letters(connection: Connection, template_id: int, limit: int) -> list[LetterRow]:
    """The newest letters a template applied to."""
    rows = connection.execute(
        select(
            submissions.c.id,
            submissions.c.received_at,
            submissions.c.status,
            submissions.c.sender,
            submissions.c.summary,
            template_readings.c.version,
            template_readings.c.outcome,
        )
        .join_from(template_readings, submissions)
        .where(template_readings.c.template_id == template_id)
        .order_by(submissions.c.id.desc())
        .limit(limit)
    )
    return [LetterRow(*row) for row in rows]


def held_by(connection: Connection, template_id: int, limit: int) -> list[int]:
    """The letters held because the template no longer reads them: their ids, oldest first."""
    return list(
        connection.execute(
            select(submissions.c.id)
            .join_from(template_readings, submissions)
            .where(
                template_readings.c.template_id == template_id,
                template_readings.c.outcome == "missed",
                submissions.c.status == "held",
            )
            .order_by(submissions.c.id)
            .limit(limit)
        ).scalars()
    )


def earlier(connection: Connection) -> Iterator[EarlierLetter]:
    """The letters among the newest submissions, newest first."""
    for row in connection.execute(_earlier()):
        yield EarlierLetter(*row)


def raw(connection: Connection, submission_id: int) -> bytes | None:
    """The bytes of a letter; None when there is no such letter or its original is gone."""
    query = (
        select(originals.c.raw)
        .join_from(originals, submissions)
        .where(submissions.c.id == submission_id, submissions.c.channel == "mail")
    )
    found = connection.execute(query).scalar_one_or_none()
    return None if found is None else bytes(found)


def _earlier() -> Select[Any]:
    # The sender of the envelope is often another than the one in From, which only the trace has.
    message = traces.c.trace["message"]
    newest = (
        select(submissions.c.id)
        .where(submissions.c.channel == "mail")
        .order_by(submissions.c.id.desc())
        .limit(LOOK_BACK)
        .subquery()
    )
    return (
        select(
            submissions.c.id,
            submissions.c.received_at,
            func.coalesce(message["from"]["email"].as_string(), ""),
            func.coalesce(message["subject"].as_string(), ""),
        )
        .join_from(newest, submissions, newest.c.id == submissions.c.id)
        .join(traces, traces.c.submission_id == submissions.c.id)
        .order_by(submissions.c.id.desc())
    )
