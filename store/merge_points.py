"""The contact points of two records become those of one."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, delete, update

from store.facts import Kind
from store.points import Point, of_record
from store.tables import contact_points


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
    if not gone:
        return
    connection.execute(delete(contact_points).where(contact_points.c.id.in_(gone)))
    for type_ in {point.type for point in own if point.id in gone and point.is_primary}:
        left = [point for point in own if point.type == type_ and point.id not in gone]
        usable = [point for point in left if point.failed_at is None]
        if usable:
            first = min(usable, key=lambda one: one.id)
            _give(connection, first, first.record_id, is_primary=True)


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
        if not any(point.id == point_id and point.type == type_ for point in mine):
            continue
        for point in mine:
            if point.type == type_ and point.is_primary != (point.id == point_id):
                _give(connection, point, record_id, is_primary=point.id == point_id)
