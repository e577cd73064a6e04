"""The contact points of two records become those of one."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, select, update

from store.facts import Kind
from store.points import Point, of_record
from store.tables import contact_points

# The kind of record that points belong to which a merge left out.
LEFT_OUT = "left out"


def unite(
    connection: Connection,
    kind: Kind,
    survivor_id: int,
    loser_id: int,
    *,
    left_out: Collection[int] = (),
    primary: Mapping[str, int] | None = None,
) -> list[int]:
    """Give the survivor the points it lacks; the ids of those that moved.

    A point both have stays on both, so that it finds its way back; what was known of the loser's
    (verified, confirmed, failed) counts for the survivor's. Of `left_out`, points of the loser
    stay with it and those of the survivor are taken off, to come back with an undo; `primary`
    names the point to use first for a type.
    """
    _take_off(connection, of_record(connection, kind, survivor_id), left_out)
    own = of_record(connection, kind, survivor_id)
    others = [p for p in of_record(connection, kind, loser_id) if p.id not in left_out]
    same = {(point.type, point.normalised): point for point in own}
    moved = []
    for point in others:
        known = same.get((point.type, point.normalised))
        if known is not None:
            _learn(connection, known, point)
            continue
        has_primary = any(mine.type == point.type and mine.is_primary for mine in own)
        _give(connection, point, survivor_id, is_primary=point.is_primary and not has_primary)
        moved.append(point.id)
    _choose_primary(connection, kind, survivor_id, primary or {})
    return moved


def _take_off(connection: Connection, own: list[Point], left_out: Collection[int]) -> None:
    gone = [point.id for point in own if point.id in left_out]
    for point_id in gone:
        _put_aside(connection, point_id)
    for type_ in {point.type for point in own if point.id in gone and point.is_primary}:
        left = [point for point in own if point.type == type_ and point.id not in gone]
        usable = [point for point in left if point.failed_at is None]
        if usable:
            first = min(usable, key=lambda one: one.id)
            _give(connection, first, first.record_id, is_primary=True)


def _put_aside(connection: Connection, point_id: int) -> None:
    # The row stays: were it deleted, SQLite would give its id to the next point.
    connection.execute(
        update(contact_points).where(contact_points.c.id == point_id).values(**aside(point_id))
    )


def aside(point_id: int) -> dict[str, Any]:
    """What marks a point that a merge left out, so that it belongs to nobody until an undo."""
    return {"record_kind": LEFT_OUT, "record_id": -point_id, "is_primary": False}


def _learn(connection: Connection, known: Point, other: Point) -> None:
    connection.execute(
        update(contact_points)
        .where(contact_points.c.id == known.id)
        .values(
            is_verified=known.is_verified or other.is_verified,
            is_claimed=known.is_claimed and other.is_claimed,
            failed_at=known.failed_at or other.failed_at,
            label=known.label or other.label,
        )
    )


def _give(connection: Connection, point: Point, record_id: int, *, is_primary: bool) -> None:
    connection.execute(
        update(contact_points)
        .where(contact_points.c.id == point.id)
        .values(record_id=record_id, is_primary=is_primary)
    )


def _choose_primary(
    connection: Connection, kind: Kind, record_id: int, primary: Mapping[str, int]
) -> None:
    mine = of_record(connection, kind, record_id)
    for type_, point_id in primary.items():
        normalised = _normalised(connection, point_id)
        same = [point for point in mine if point.type == type_]
        # The point may have been named by the other record's row of the very same address.
        if not any(point.normalised == normalised for point in same):
            continue
        for point in same:
            is_chosen = point.normalised == normalised
            if point.is_primary != is_chosen:
                _give(connection, point, record_id, is_primary=is_chosen)


def _normalised(connection: Connection, point_id: int) -> str | None:
    query = select(contact_points.c.normalised).where(contact_points.c.id == point_id)
    return connection.execute(query).scalar_one_or_none()
