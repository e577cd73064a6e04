"""What stands around a record on its page: points, origins of values, timeline, duplicates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, func, or_, select

from store.points import Point, of_record
from store.provenance import Noted
from store.provenance import of_record as noted_of_record
from store.records import TABLES, RecordKind
from store.tables import activities, attachments, candidate_pairs, users
from store.timeline import Activity, File
from store.types import utc_now

# Values written by one press of a button are one change.
_ONE_CHANGE = timedelta(seconds=3)
ENTRIES = 25


@dataclass(frozen=True, slots=True)
class Entry:
    """A letter or form on the timeline, with its files."""

    activity: Activity
    files: tuple[File, ...]

    @property
    def at(self) -> datetime:
        """When it happened."""
        return self.activity.occurred_at


@dataclass(frozen=True, slots=True)
class Change:
    """What a person changed at one time; `fields` are names and their new values."""

    at: datetime
    user_id: int
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """One page of what happened, newest first; `older` leads to the next page, 0 to none."""

    entries: tuple[Entry | Change, ...]
    older: int = 0


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Another record that may be the same, waiting for a person's word."""

    pair_id: int
    record_id: int
    name: str
    probability: float


@dataclass(frozen=True, slots=True)
class Around:
    """All of it; `noted` has the newest value first for each field."""

    points: tuple[Point, ...]
    noted: dict[str, tuple[Noted, ...]]
    proposals: tuple[Noted, ...]
    timeline: Timeline
    duplicates: tuple[Duplicate, ...]
    user_names: dict[int, str]


def around(
    connection: Connection, kind: RecordKind, record_id: int, *, show: str = "", before: int = 0
) -> Around:
    """Everything around a record; `show` keeps mail, form or changes only, `before` goes on."""
    noted = noted_of_record(connection, kind, record_id)
    return Around(
        points=tuple(of_record(connection, kind, record_id)),
        noted=_by_field(noted),
        proposals=tuple(one for one in reversed(noted) if one.status == "proposed"),
        timeline=_timeline(connection, kind, record_id, noted, show, before),
        duplicates=tuple(_duplicates(connection, kind, record_id)),
        user_names=user_names(connection),
    )


def user_names(connection: Connection) -> dict[int, str]:
    """What everybody who may sign in is called, by id."""
    name = func.coalesce(func.nullif(users.c.name, ""), users.c.email)
    rows = connection.execute(select(users.c.id, name).order_by(name))
    return {row[0]: row[1] for row in rows}


def _by_field(noted: Iterable[Noted]) -> dict[str, tuple[Noted, ...]]:
    found: dict[str, tuple[Noted, ...]] = {}
    for one in noted:
        found[one.field] = (*found.get(one.field, ()), one)
    return found


def _timeline(
    connection: Connection,
    kind: RecordKind,
    record_id: int,
    noted: Iterable[Noted],
    show: str,
    before: int,
) -> Timeline:
    rows = [] if show == "changes" else _activities(connection, kind, record_id, show, before)
    entries, has_more = rows[:ENTRIES], len(rows) > ENTRIES
    files = _files(connection, [one.id for one in entries])
    letters = [Entry(one, tuple(files.get(one.id, ()))) for one in entries]
    changes = [] if show in ("mail", "form") or before else _changes(noted)
    if has_more:
        changes = [change for change in changes if change.at >= letters[-1].at]
    together: list[Entry | Change] = [*letters, *changes]
    together.sort(key=lambda one: one.at, reverse=True)
    return Timeline(tuple(together), entries[-1].id if has_more else 0)


def _activities(
    connection: Connection, kind: RecordKind, record_id: int, show: str, before: int
) -> list[Activity]:
    link = activities.c[f"{kind}_id"]
    query = select(*(activities.c[name] for name in Activity.__slots__)).where(link == record_id)
    if show:
        query = query.where(activities.c.kind == show)
    if before:
        query = query.where(activities.c.id < before)
    rows = connection.execute(query.order_by(activities.c.id.desc()).limit(ENTRIES + 1))
    return [Activity(*row) for row in rows]


def _files(connection: Connection, activity_ids: list[int]) -> dict[int, list[File]]:
    columns = (attachments.c[name] for name in File.__slots__)
    rows = connection.execute(
        select(attachments.c.activity_id, *columns)
        .where(attachments.c.activity_id.in_(activity_ids))
        .order_by(attachments.c.position)
    )
    found: dict[int, list[File]] = {}
    for activity_id, *file in rows:
        found.setdefault(activity_id, []).append(File(*file))
    return found


def _changes(noted: Iterable[Noted]) -> list[Change]:
    found: list[Change] = []
    for one in noted:
        if one.user_id is None or one.status == "proposed":
            continue
        last = found[-1] if found else None
        if last and last.user_id == one.user_id and last.at - one.at < _ONE_CHANGE:
            fields = {one.field: one.value, **dict(last.fields)}
            found[-1] = Change(last.at, last.user_id, tuple(fields.items()))
        else:
            found.append(Change(one.at, one.user_id, ((one.field, one.value),)))
    return found


def _duplicates(connection: Connection, kind: RecordKind, record_id: int) -> list[Duplicate]:
    pairs, table = candidate_pairs.c, TABLES[kind]
    waits = or_(
        pairs.status == "open",
        and_(pairs.status == "snoozed", pairs.snoozed_until <= utc_now()),
    )
    other = or_(
        and_(pairs.left_id == record_id, table.c.id == pairs.right_id),
        and_(pairs.right_id == record_id, table.c.id == pairs.left_id),
    )
    rows = connection.execute(
        select(pairs.id, table.c.id, table.c.name, pairs.probability)
        .join_from(candidate_pairs, table, other)
        .where(pairs.record_kind == kind, waits)
        .order_by(pairs.weight.desc())
        .limit(10)
    )
    return [Duplicate(*row) for row in rows]
