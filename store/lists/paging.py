"""Paging by id, newest first: a cursor stays true while rows are added and taken away."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Select

from store.lists import Page

Shown = TypeVar("Shown")

# The largest id a store can hold; a longer cursor was typed by hand.
_DIGITS = 18


def by_id(
    connection: Connection,
    query: Select[Any],
    id_: Column[int],
    make: Callable[[Any], Shown],
    *,
    before: str = "",
    after: str = "",
    limit: int = 50,
) -> Page[Shown]:
    """One page of the query's rows, made by `make`; `id_` must be among its columns as `id`."""
    upward, downward = _is_cursor(after), _is_cursor(before) and not _is_cursor(after)
    if upward:
        query = query.where(id_ > int(after)).order_by(id_)
    else:
        query = query.order_by(id_.desc())
    if downward:
        query = query.where(id_ < int(before))
    rows = connection.execute(query.limit(limit + 1)).all()
    has_more = len(rows) > limit
    shown = list(rows[:limit])[::-1] if upward else list(rows[:limit])
    if not shown:
        return Page(())
    older, newer = upward or has_more, has_more if upward else downward
    return Page(
        tuple(make(row) for row in shown),
        older=str(shown[-1].id) if older else "",
        newer=str(shown[0].id) if newer else "",
    )


def in_order(
    connection: Connection,
    query: Select[Any],
    id_: Column[int],
    make: Callable[[Any], Shown],
    ids: list[int],
) -> list[Shown]:
    """Those of the query's rows that have these ids, in the order of the ids."""
    found = {row.id: make(row) for row in connection.execute(query.where(id_.in_(ids)))}
    return [found[one] for one in ids if one in found]


def _is_cursor(text: str) -> bool:
    return text.isdecimal() and len(text) <= _DIGITS
