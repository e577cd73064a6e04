"""Scored pairs of a sweep: kept by the hundred thousand, and only while their records stand."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, delete, or_, select

from store.facts import Kind
from store.records import TABLES
from store.tables import candidate_pairs, sweep_edges

# A record stands by itself while neither is set.
_GONE = ("merged_into_id", "deleted_at")
_AGAIN = (
    " ON CONFLICT (record_kind, left_id, right_id) DO UPDATE SET probability = excluded.probability"
)
_COLUMNS = "INSERT INTO sweep_edges (record_kind, left_id, right_id, probability) "
_SQLITE = _COLUMNS + "VALUES (?, ?, ?, ?)" + _AGAIN
_POSTGRESQL = (
    _COLUMNS + "SELECT %(kind)s, * FROM unnest(CAST(%(left)s AS bigint[]),"
    " CAST(%(right)s AS bigint[]), CAST(%(probability)s AS double precision[]))" + _AGAIN
)

Edge = tuple[int, int, float]


def keep_edges(connection: Connection, kind: Kind, edges: Iterable[Edge]) -> None:
    """Keep scored pairs (older id, newer id, probability); one scored again is replaced."""
    rows = list(edges)
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_SQLITE, [(kind, *row) for row in rows])
        return
    left, right, probability = (list(column) for column in zip(*rows, strict=True))
    values = {"kind": kind, "left": left, "right": right, "probability": probability}
    connection.exec_driver_sql(_POSTGRESQL, values)


def drop_edges(connection: Connection, kind: Kind, ids: Collection[int]) -> None:
    """Forget every scored pair of these records (at most a few hundred at a time)."""
    edge = sweep_edges.c
    connection.execute(
        delete(sweep_edges).where(
            edge.record_kind == kind, or_(edge.left_id.in_(ids), edge.right_id.in_(ids))
        )
    )


def edges_of(connection: Connection, kind: Kind) -> list[Edge]:
    """Every scored pair of two records that still stand."""
    edge, older, newer = sweep_edges.c, TABLES[kind].alias("older"), TABLES[kind].alias("newer")
    query = (
        select(edge.left_id, edge.right_id, edge.probability)
        .join(older, older.c.id == edge.left_id)
        .join(newer, newer.c.id == edge.right_id)
        .where(
            edge.record_kind == kind,
            *(one.c[name].is_(None) for one in (older, newer) for name in _GONE),
        )
    )
    return [(left, right, probability) for left, right, probability in connection.execute(query)]


def decided_pairs(connection: Connection, kind: Kind) -> list[tuple[int, int]]:
    """The pairs that were decided to be two for good, older id first."""
    pair = candidate_pairs.c
    query = select(pair.left_id, pair.right_id).where(
        pair.record_kind == kind, pair.status == "different"
    )
    return [(left, right) for left, right in connection.execute(query)]
