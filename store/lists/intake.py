"""The intake: submissions by state, and everything kept of a single one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from store.lists import Page, like
from store.lists.paging import by_id
from store.tables import arrivals, originals, sources, submissions, traces

# What each tab of the intake shows; a submission in a worker's hands still waits.
TABS: dict[str, tuple[str, ...]] = {
    "pending": ("pending", "processing"),
    "done": ("done",),
    "held": ("held",),
    "discarded": ("discarded",),
    "failed": ("failed",),
}

# The tabs whose number is worth knowing: there something waits.
COUNTED = ("pending", "held", "failed")


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """One submission as lists show it; times are UTC, `size` is in bytes."""

    id: int
    status: str
    kind: str
    channel: str
    source_id: int
    source_kind: str
    source: str
    received_at: datetime
    last_arrival_at: datetime
    arrivals: int
    mail_from: str
    sender: str
    summary: str
    reason: str
    error: str
    size: int


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show of a tab; empty means everything."""

    source_id: int | None = None
    kind: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """All that is kept of one submission besides its bytes; `trace` is empty before the reading."""

    row: IntakeRow
    rcpt_tos: tuple[str, ...]
    peer: str
    url: str
    user_agent: str
    digest: bytes
    message_id: str
    attempts: int
    next_attempt_at: datetime | None
    lease_until: datetime | None
    finished_at: datetime | None
    override: str
    duplicate_of_id: int | None
    rules_version: int
    model_version: int
    trace: dict[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class AgainRow:
    """A further arrival of the same submission."""

    received_at: datetime
    source: str
    mail_from: str
    rcpt_tos: tuple[str, ...]
    peer: str


_SOURCE = func.coalesce(func.nullif(sources.c.title, ""), sources.c.name)
_PLAIN = (
    submissions.c.id, submissions.c.status, submissions.c.kind, submissions.c.channel,
    submissions.c.source_id, sources.c.kind.label("source_kind"), _SOURCE.label("source"),
    submissions.c.received_at, submissions.c.last_arrival_at, submissions.c.arrivals,
    submissions.c.mail_from, submissions.c.sender, submissions.c.summary, submissions.c.reason,
    submissions.c.error, submissions.c.size,
)  # fmt: skip
_MORE = tuple(
    submissions.c[name]
    for name in (
        "rcpt_tos", "peer", "url", "user_agent", "digest", "message_id", "attempts",
        "next_attempt_at", "lease_until", "finished_at", "override", "duplicate_of_id",
        "rules_version", "model_version",
    )
)  # fmt: skip


def page(
    connection: Connection,
    tab: str,
    filters: Filters,
    *,
    before: str = "",
    after: str = "",
    limit: int = 50,
) -> Page[IntakeRow]:
    """One page of a tab, newest first."""
    query = _rows().where(submissions.c.status.in_(TABS[tab]), *_conditions(filters))
    return by_id(connection, query, submissions.c.id, _row, before=before, after=after, limit=limit)


def _row(row: Any) -> IntakeRow:
    return IntakeRow(*row)


def latest(connection: Connection, limit: int) -> list[IntakeRow]:
    """The newest arrivals in whatever state."""
    query = _rows().order_by(submissions.c.id.desc()).limit(limit)
    return [IntakeRow(*row) for row in connection.execute(query)]


def counts(connection: Connection, most: int) -> dict[str, int]:
    """How many wait in each tab where that matters, counted up to `most` only."""
    found = {}
    for tab in COUNTED:
        some = select(submissions.c.id).where(submissions.c.status.in_(TABS[tab])).limit(most)
        query = select(func.count()).select_from(some.subquery())
        found[tab] = int(connection.execute(query).scalar_one())
    return found


def detail(connection: Connection, submission_id: int) -> Detail | None:
    """Everything kept of one submission, or None."""
    query = (
        _rows()
        .add_columns(*_MORE, traces.c.trace)
        .join_from(submissions, traces, isouter=True)
        .where(submissions.c.id == submission_id)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    more = dict(zip((column.name for column in _MORE), row[len(_PLAIN) : -1], strict=True))
    more["rcpt_tos"] = tuple(more["rcpt_tos"])
    more["digest"] = bytes(more["digest"])
    return Detail(IntakeRow(*row[: len(_PLAIN)]), **more, trace=row[-1] or {})


def original(connection: Connection, submission_id: int) -> bytes | None:
    """The bytes as they came, or None when retention removed them."""
    query = select(originals.c.raw).where(originals.c.submission_id == submission_id)
    raw = connection.execute(query).scalar_one_or_none()
    return None if raw is None else bytes(raw)


def further_arrivals(connection: Connection, submission_id: int, limit: int) -> list[AgainRow]:
    """When the same came again, newest first."""
    rows = connection.execute(
        select(
            arrivals.c.received_at,
            func.coalesce(_SOURCE, ""),
            arrivals.c.mail_from,
            arrivals.c.rcpt_tos,
            arrivals.c.peer,
        )
        .join_from(arrivals, sources, isouter=True)
        .where(arrivals.c.submission_id == submission_id)
        .order_by(arrivals.c.id.desc())
        .limit(limit)
    )
    return [AgainRow(at, source, who, tuple(to), peer) for at, source, who, to, peer in rows]


def _rows() -> Select[Any]:
    return select(*_PLAIN).join_from(submissions, sources)


def _conditions(filters: Filters) -> Sequence[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.source_id is not None:
        found.append(submissions.c.source_id == filters.source_id)
    if filters.kind:
        found.append(submissions.c.kind == filters.kind)
    if filters.text:
        pattern = like(filters.text)
        searched = (submissions.c.sender, submissions.c.summary, submissions.c.mail_from)
        found.append(or_(*(column.ilike(pattern, escape="\\") for column in searched)))
    return found
