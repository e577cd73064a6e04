"""The contact point a list shows of a record."""

from typing import Any

from sqlalchemy import ColumnElement, func, select

from store.records import RecordKind
from store.tables import contact_points


def primary(kind: RecordKind, record_id: ColumnElement[int], type_: str) -> ColumnElement[Any]:
    """A column: the record's first point of that type as written, or an empty text."""
    points = contact_points.c
    first = (
        select(points.value)
        .where(points.record_kind == kind, points.record_id == record_id, points.type == type_)
        .order_by(points.is_primary.desc(), points.id)
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(first, "")
