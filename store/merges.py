"""Merges: two records become one, with all that is needed to part them again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, or_, select, update

from store.facts import Kind
from store.records import TABLES, NoSuchRecord, VersionConflict
from store.tables import merges
from store.types import utc_now


@dataclass(frozen=True, slots=True)
class Merge:
    """One merge; `snapshot` has both records before and the survivor after (see snapshots)."""

    id: int
    record_kind: Kind
    survivor_id: int
    loser_id: int
    snapshot: dict[str, Any]
    picks: dict[str, Any]
    moved: dict[str, Any]
    pair_id: int | None
    probability: float | None
    model_version: int
    actor_id: int | None
    batch: str
    created_at: datetime
    undone_at: datetime | None
    undone_by_id: int | None


_COLUMNS = tuple(merges.c[name] for name in Merge.__slots__)


def versions(connection: Connection, kind: Kind, ids: Collection[int]) -> dict[int, int]:
    """The versions of records by id, to show with them and to expect when they are merged."""
    table = TABLES[kind]
    rows = connection.execute(select(table.c.id, table.c.version).where(table.c.id.in_(ids)))
    return {row.id: row.version for row in rows}


def hold(connection: Connection, kind: Kind, expected_versions: Mapping[int, int]) -> None:
    """Keep both records from changing until the transaction ends.

    Raises VersionConflict when one moved on since it was shown, was deleted or merged away, and
    NoSuchRecord when there is none of that id.
    """
    table = TABLES[kind]
    columns = (table.c.id, table.c.version, table.c.merged_into_id, table.c.deleted_at)
    wanted = sorted(expected_versions)
    query = select(*columns).where(table.c.id.in_(wanted)).order_by(table.c.id).with_for_update()
    rows = {row.id: row for row in connection.execute(query)}
    for record_id in wanted:
        row = rows.get(record_id)
        if row is None:
            raise NoSuchRecord(f"There is no {kind} {record_id}.")
        if row.merged_into_id is not None or row.deleted_at is not None:
            raise VersionConflict(f"This {kind} was merged or deleted in the meantime.")
        if row.version != expected_versions[record_id]:
            raise VersionConflict(f"This {kind} was changed by somebody else in the meantime.")


def hold_pair(connection: Connection, merge: Merge) -> None:
    """Keep both records of a merge from changing until the transaction ends."""
    table = TABLES[merge.record_kind]
    ids = (merge.survivor_id, merge.loser_id)
    query = select(table.c.id).where(table.c.id.in_(ids)).order_by(table.c.id)
    connection.execute(query.with_for_update())


def write(
    connection: Connection,
    *,
    kind: Kind,
    survivor_id: int,
    loser_id: int,
    snapshot: Mapping[str, Any],
    picks: Mapping[str, Any],
    moved: Mapping[str, Any],
    pair_id: int | None,
    probability: float | None,
    model_version: int,
    actor_id: int | None,
    batch: str = "",
) -> int:
    """Write a merge down; its id."""
    merge_id: int = connection.execute(
        insert(merges)
        .values(
            record_kind=kind,
            survivor_id=survivor_id,
            loser_id=loser_id,
            snapshot=snapshot,
            picks=picks,
            moved=moved,
            pair_id=pair_id,
            probability=probability,
            model_version=model_version,
            actor_id=actor_id,
            batch=batch,
            created_at=utc_now(),
        )
        .returning(merges.c.id)
    ).scalar_one()
    return merge_id


def get(connection: Connection, merge_id: int) -> Merge | None:
    """The merge of that id."""
    row = connection.execute(select(*_COLUMNS).where(merges.c.id == merge_id)).one_or_none()
    return Merge(*row) if row else None


def of_record(connection: Connection, kind: Kind, record_id: int) -> list[Merge]:
    """The merges a record took part in, newest first, undone ones too."""
    part = or_(merges.c.survivor_id == record_id, merges.c.loser_id == record_id)
    query = select(*_COLUMNS).where(merges.c.record_kind == kind, part)
    return [Merge(*row) for row in connection.execute(query.order_by(merges.c.id.desc()))]


def of_batch(connection: Connection, batch: str) -> list[Merge]:
    """The merges made together, newest first, undone ones too."""
    query = select(*_COLUMNS).where(merges.c.batch == batch).order_by(merges.c.id.desc())
    return [Merge(*row) for row in connection.execute(query)] if batch else []


def recent(
    connection: Connection,
    before_id: int | None = None,
    size: int = 50,
    *,
    automatic: bool = False,
) -> list[Merge]:
    """The newest merges, undone ones too; `before_id` is the last id of the page before.

    With `automatic`, only those that nobody pressed a button for.
    """
    query = select(*_COLUMNS).order_by(merges.c.id.desc()).limit(size)
    if automatic:
        query = query.where(merges.c.actor_id.is_(None))
    if before_id is not None:
        query = query.where(merges.c.id < before_id)
    return [Merge(*row) for row in connection.execute(query)]


def later(connection: Connection, merge: Merge) -> Merge | None:
    """The newest merge that was built on this one and stands, None when it may be undone."""
    return next(
        (
            one
            for one in of_record(connection, merge.record_kind, merge.survivor_id)
            if one.id > merge.id and one.undone_at is None
        ),
        None,
    )


def mark_undone(connection: Connection, merge_id: int, actor_id: int | None) -> bool:
    """Note who undid the merge; False when somebody else just did."""
    changed = connection.execute(
        update(merges)
        .where(merges.c.id == merge_id, merges.c.undone_at.is_(None))
        .values(undone_at=utc_now(), undone_by_id=actor_id)
    )
    return changed.rowcount == 1
