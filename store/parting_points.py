"""The contact points of two merged records go back to whom they belonged."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, delete, select, update

from store import snapshots
from store.facts import Kind
from store.merge_points import aside
from store.merges import Merge
from store.snapshots import Row
from store.tables import contact_points


def points_since(connection: Connection, merge: Merge) -> list[int]:
    """The ids of the contact points the survivor got after the merge."""
    known = _before(merge)
    now = snapshots.take(connection, merge.record_kind, merge.survivor_id)["points"]
    return [row["id"] for row in now if not _is_same(known.get(row["id"]), row)]


def points_removed(connection: Connection, merge: Merge) -> bool:
    """Whether somebody took a point off after the merge."""
    return any(
        not _is_same(row, snapshots.stored(connection, contact_points, row["id"]))
        for row in _after(merge).values()
    )


def part_points(connection: Connection, merge: Merge, moved_along: Collection[int]) -> None:
    """Give each record its points again; `moved_along` are newer ones that go to the loser.

    A point that was taken off since the merge stays off. One the merge left out comes back, in the
    place of the same one if that arrived anew.
    """
    before, then = _before(merge), _after(merge)
    # The loser's go home first: one of them may stand where a point of the survivor was left out.
    for row in sorted(before.values(), key=lambda one: one["record_id"] != merge.loser_id):
        now = snapshots.stored(connection, contact_points, row["id"])
        if now is None or not _is_same(row, now):
            continue
        after = then.get(row["id"], row | aside(row["id"]))
        restored = snapshots.three_way(row, after, now)
        _make_room(connection, restored, before)
        snapshots.write_back(connection, contact_points, restored)
    for point_id in moved_along:
        _move_along(connection, merge, point_id)
    for record_id in (merge.survivor_id, merge.loser_id):
        _one_primary_each(connection, merge.record_kind, record_id)


def _is_same(row: Row | None, now: Row | None) -> bool:
    """Whether it is the same point still; SQLite gives the id of a deleted row again."""
    if row is None or now is None:
        return False
    return all(row[name] == now[name] for name in ("type", "normalised", "created_at"))


def _make_room(connection: Connection, row: Row, known: Collection[int]) -> None:
    """Remove another row of the very same point, which came after the merge."""
    point = contact_points.c
    connection.execute(
        delete(contact_points).where(
            point.record_kind == row["record_kind"],
            point.record_id == row["record_id"],
            point.type == row["type"],
            point.normalised == row["normalised"],
            point.id.not_in(list(known)),
        )
    )


def _move_along(connection: Connection, merge: Merge, point_id: int) -> None:
    row = snapshots.stored(connection, contact_points, point_id)
    if row is None or row["record_id"] != merge.survivor_id:
        return
    point = contact_points.c
    same = select(point.id).where(
        point.record_kind == merge.record_kind,
        point.record_id == merge.loser_id,
        point.type == row["type"],
        point.normalised == row["normalised"],
    )
    if connection.execute(same).first():
        # The other has it already; its own row serves.
        connection.execute(delete(contact_points).where(point.id == point_id))
        return
    moved = {"record_id": merge.loser_id, "is_primary": False}
    connection.execute(update(contact_points).where(point.id == point_id).values(**moved))


def _one_primary_each(connection: Connection, kind: Kind, record_id: int) -> None:
    point = contact_points.c
    query = select(point.id, point.type, point.is_primary, point.failed_at).where(
        point.record_kind == kind, point.record_id == record_id
    )
    by_type: dict[str, list[Any]] = {}
    for row in connection.execute(query.order_by(point.id)):
        by_type.setdefault(row.type, []).append(row)
    for rows in by_type.values():
        _one_primary(connection, rows)


def _one_primary(connection: Connection, rows: Iterable[Any]) -> None:
    usable = [row.id for row in rows if row.failed_at is None]
    primary = [row.id for row in rows if row.is_primary]
    chosen = primary or usable
    if len(primary) == 1 or not chosen:
        return
    for row in rows:
        values = {"is_primary": row.id == chosen[0]}
        connection.execute(
            update(contact_points).where(contact_points.c.id == row.id).values(**values)
        )


def _before(merge: Merge) -> dict[int, Row]:
    return _of(merge, "before")


def _after(merge: Merge) -> dict[int, Row]:
    return _of(merge, "after")


def _of(merge: Merge, when: str) -> dict[int, Row]:
    sides = merge.snapshot[when]
    return snapshots.rows_by_id([*sides["survivor"]["points"], *sides["loser"]["points"]])
