"""Contact points: the many e-mails, phones and urls of a record, one primary of each type."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, delete, select, update

from store.inserting import Inserting
from store.prepared import prepared
from store.tables import contact_points
from store.types import utc_now

PointType = Literal["email", "phone", "url"]


@dataclass(frozen=True, slots=True)
class NewPoint:
    """A contact point to add; `normalised` is what look-ups and uniqueness go by."""

    type: PointType
    value: str
    normalised: str
    label: str = ""
    is_claimed: bool = False
    is_verified: bool = False
    submission_id: int | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A contact point of a record."""

    id: int
    record_kind: str
    record_id: int
    type: PointType
    value: str
    normalised: str
    label: str
    is_primary: bool
    is_verified: bool
    is_claimed: bool
    failed_at: datetime | None
    submission_id: int | None
    created_at: datetime


_COLUMNS = tuple(contact_points.c[name] for name in Point.__slots__)
_INSERT = Inserting(contact_points)
_HELD = prepared(
    "SELECT type, normalised FROM contact_points WHERE record_kind = :kind AND record_id = :id"
)
_OF_RECORD = (
    select(*_COLUMNS)
    .where(
        contact_points.c.record_kind == bindparam("kind"),
        contact_points.c.record_id == bindparam("id"),
    )
    .order_by(contact_points.c.type, contact_points.c.is_primary.desc(), contact_points.c.id)
)


def add(connection: Connection, kind: str, record_id: int, point: NewPoint) -> bool:
    """Add a point unless the record has it; the first of its type becomes primary."""
    return add_all(connection, kind, record_id, (point,)) == 1


def add_all(connection: Connection, kind: str, record_id: int, points: Iterable[NewPoint]) -> int:
    """Add the points the record does not have yet; how many that were."""
    known = _HELD.rows(connection, {"kind": kind, "id": record_id})
    have = {(type_, normalised) for type_, normalised in known}
    has_primary = {type_ for type_, _ in known}
    rows: list[dict[str, Any]] = []
    for point in points:
        if (point.type, point.normalised[:512]) in have:
            continue
        have.add((point.type, point.normalised[:512]))
        rows.append(_row(kind, record_id, point, is_primary=point.type not in has_primary))
        has_primary.add(point.type)
    if rows:
        _INSERT.many(connection, rows)
    return len(rows)


def _row(kind: str, record_id: int, point: NewPoint, *, is_primary: bool) -> dict[str, Any]:
    return {
        "record_kind": kind,
        "record_id": record_id,
        "type": point.type,
        "value": point.value[:512],
        "normalised": point.normalised[:512],
        "label": point.label[:32],
        "is_primary": is_primary,
        "is_verified": point.is_verified,
        "is_claimed": point.is_claimed,
        "submission_id": point.submission_id,
        "created_at": utc_now(),
    }


def of_record(connection: Connection, kind: str, record_id: int) -> list[Point]:
    """A record's points, primary first."""
    rows = connection.execute(_OF_RECORD, {"kind": kind, "id": record_id})
    return [Point(*row) for row in rows]


def with_value(connection: Connection, type_: PointType, normalised: str) -> list[Point]:
    """Every record's point with that normalised value."""
    rows = connection.execute(
        select(*_COLUMNS).where(
            contact_points.c.type == type_, contact_points.c.normalised == normalised
        )
    )
    return [Point(*row) for row in rows]


def is_known_email(connection: Connection, normalised: str) -> bool:
    """Whether any contact has that e-mail."""
    return any(
        point.record_kind == "contact" for point in with_value(connection, "email", normalised)
    )


def make_primary(connection: Connection, point: Point) -> None:
    """Make a point the one that is used first; a failed address never is (ValueError)."""
    if point.failed_at is not None:
        raise ValueError("Mail to this address failed; it cannot be the primary one.")
    same = (
        contact_points.c.record_kind == point.record_kind,
        contact_points.c.record_id == point.record_id,
        contact_points.c.type == point.type,
    )
    connection.execute(update(contact_points).where(*same).values(is_primary=False))
    connection.execute(
        update(contact_points).where(contact_points.c.id == point.id).values(is_primary=True)
    )


def mark_failed(connection: Connection, normalised: str) -> list[Point]:
    """Mark an e-mail as failed wherever it stands; the points that were marked."""
    points = with_value(connection, "email", normalised)
    connection.execute(
        update(contact_points)
        .where(contact_points.c.id.in_([point.id for point in points]))
        .values(failed_at=utc_now(), is_primary=False)
    )
    return points


def verify(connection: Connection, kind: str, record_id: int, normalised: str) -> None:
    """Note that the person themselves wrote from this e-mail: it is no longer only claimed."""
    connection.execute(
        update(contact_points)
        .where(
            contact_points.c.record_kind == kind,
            contact_points.c.record_id == record_id,
            contact_points.c.type == "email",
            contact_points.c.normalised == normalised,
        )
        .values(is_claimed=False)
    )


def confirm(connection: Connection, kind: str, record_id: int, normalised: str) -> None:
    """Note that the owner of this e-mail confirmed it, from a link that only they were sent."""
    connection.execute(
        update(contact_points)
        .where(
            contact_points.c.record_kind == kind,
            contact_points.c.record_id == record_id,
            contact_points.c.type == "email",
            contact_points.c.normalised == normalised,
        )
        .values(is_claimed=False, is_verified=True)
    )


def remove(connection: Connection, point: Point) -> None:
    """Take a point off its record; the oldest good one of its type becomes primary in its place."""
    connection.execute(delete(contact_points).where(contact_points.c.id == point.id))
    left = of_record(connection, point.record_kind, point.record_id)
    good = [one for one in left if one.type == point.type and one.failed_at is None]
    if point.is_primary and good:
        make_primary(connection, min(good, key=lambda one: one.id))
