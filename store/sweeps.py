"""Sweeps: how far each has come, and who runs it."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Select, delete, func, insert, or_, select, update

from store.asked import among, listed
from store.facts import Kind
from store.records import TABLES
from store.tables import contact_points, sweep_edges, sweeps
from store.types import utc_now

Phase = Literal["reading", "scoring", "clustering", "done"]


class SweepTaken(Exception):
    """Another process goes on with this sweep; this one must write nothing more."""


@dataclass(frozen=True, slots=True)
class Sweep:
    """A sweep and its progress: `done` of `total` records while reading, of pairs while scoring.

    `changed_since` is None for a sweep over all records. `through_id` is the newer record of the
    last pair that was scored, 0 before the first.
    """

    id: int
    record_kind: Kind
    model_version: int
    phase: Phase
    changed_since: datetime | None
    runner: str
    total: int
    done: int
    through_id: int
    suggested: int
    started_at: datetime
    moved_at: datetime
    finished_at: datetime | None


# A record stands by itself while neither is set.
_GONE = ("merged_into_id", "deleted_at")
_COLUMNS = tuple(sweeps.c[name] for name in Sweep.__slots__)


def begin(connection: Connection, kind: Kind, model_version: int, *, everything: bool) -> Sweep:
    """Go on with the kind's unfinished sweep, or start one; this process alone may move it.

    A new sweep is over what changed since the last one began, unless that was done with another
    model, there was none, or `everything` is asked for.
    """
    runner, last = secrets.token_hex(8), latest(connection, kind)
    if last and _goes_on(last, model_version, everything=everything):
        connection.execute(update(sweeps).where(sweeps.c.id == last.id).values(runner=runner))
        return _get(connection, last.id)
    since = None if everything else _finished_since(connection, kind, model_version)
    if since is None:
        forget_edges(connection, kind)
    return _start(connection, kind, model_version, since, runner)


def latest(connection: Connection, kind: Kind) -> Sweep | None:
    """The newest sweep of the kind, finished or not."""
    query = select(*_COLUMNS).where(sweeps.c.record_kind == kind).order_by(sweeps.c.id.desc())
    row = connection.execute(query.limit(1)).one_or_none()
    return Sweep(*row) if row else None


def widen(connection: Connection, sweep: Sweep) -> Sweep:
    """Make a sweep over what changed one over everything."""
    forget_edges(connection, sweep.record_kind)
    return move(connection, sweep, changed_since=None, phase="reading")


def forget_edges(connection: Connection, kind: Kind) -> None:
    """Remove every scored pair of the kind."""
    connection.execute(delete(sweep_edges).where(sweep_edges.c.record_kind == kind))


def move(connection: Connection, sweep: Sweep, **progress: Any) -> Sweep:
    """Write how far it has come; raises SweepTaken when another process took it over."""
    moved = connection.execute(
        update(sweeps)
        .where(sweeps.c.id == sweep.id, sweeps.c.runner == sweep.runner)
        .values(moved_at=utc_now(), **progress)
    )
    if moved.rowcount != 1:
        raise SweepTaken("Another process goes on with this sweep; this one stops.")
    return _get(connection, sweep.id)


def finish(connection: Connection, sweep: Sweep, suggested: int) -> Sweep:
    """It is done; the next one is over what changed since it began."""
    return move(connection, sweep, phase="done", finished_at=utc_now(), suggested=suggested)


def count_standing(connection: Connection, kind: Kind) -> int:
    """How many records stand, neither deleted nor merged away."""
    return int(connection.execute(select(func.count()).select_from(_standing(kind).subquery()))
               .scalar_one())  # fmt: skip


def standing_ids(connection: Connection, kind: Kind, after: int, most: int) -> Sequence[int]:
    """The next ids of records that stand, ascending."""
    table = TABLES[kind]
    query = _standing(kind).where(table.c.id > after).order_by(table.c.id).limit(most)
    return list(connection.execute(query).scalars())


def standing_among(connection: Connection, kind: Kind, ids: Collection[int]) -> frozenset[int]:
    """Those of the records that stand."""
    dialect, asked = connection.dialect.name, {"asked": listed(connection, sorted(ids))}
    query = _standing(kind).where(among(TABLES[kind].c.id)[dialect])
    return frozenset(connection.execute(query, asked).scalars())


def changed_ids(connection: Connection, kind: Kind, since: datetime) -> Sequence[int]:
    """The ids of standing records that were made, edited or got a contact point since then."""
    table, points = TABLES[kind], contact_points.c
    reached = select(points.record_id).where(points.record_kind == kind, points.created_at >= since)
    changed = or_(table.c.updated_at >= since, table.c.id.in_(reached))
    return list(connection.execute(_standing(kind).where(changed).order_by(table.c.id)).scalars())


def _goes_on(last: Sweep, model_version: int, *, everything: bool) -> bool:
    if last.finished_at is not None or last.model_version != model_version:
        return False
    return last.changed_since is None or not everything


def _standing(kind: Kind) -> Select[Any]:
    table = TABLES[kind]
    return select(table.c.id).where(*(table.c[name].is_(None) for name in _GONE))


def _finished_since(connection: Connection, kind: Kind, model_version: int) -> datetime | None:
    query = (
        select(sweeps.c.started_at, sweeps.c.model_version)
        .where(sweeps.c.record_kind == kind, sweeps.c.finished_at.is_not(None))
        .order_by(sweeps.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return row.started_at if row and row.model_version == model_version else None


def _start(
    connection: Connection, kind: Kind, model_version: int, since: datetime | None, runner: str
) -> Sweep:
    now = utc_now()
    values: Mapping[str, Any] = {
        "record_kind": kind,
        "model_version": model_version,
        "phase": "reading",
        "changed_since": since,
        "runner": runner,
        "started_at": now,
        "moved_at": now,
    }
    made = insert(sweeps).values(**values).returning(sweeps.c.id)
    return _get(connection, connection.execute(made).scalar_one())


def _get(connection: Connection, sweep_id: int) -> Sweep:
    row = connection.execute(select(*_COLUMNS).where(sweeps.c.id == sweep_id)).one()
    return Sweep(*row)
