"""Scored pairs of a sweep: kept by the hundred thousand, and only while their records stand."""

from collections.abc import Collection
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, insert, select

from store.facts import Kind
from store.sweeps import forget_edges, standing_ids
from store.tables import candidate_pairs, sweep_edges

# Rows after which all are written anew as one, and ids read at one time.
_MANY_ROWS, _IDS = 200, 100_000

Numbers = NDArray[np.int64]


class KeptEdges(NamedTuple):
    """Pairs of record ids, the older and the newer one, and the probability that they are one."""

    older: Numbers
    newer: Numbers
    probability: NDArray[np.float64]

    def at(self, which: NDArray[Any]) -> "KeptEdges":
        """The edges at these positions, or where these flags are set."""
        return KeptEdges(self.older[which], self.newer[which], self.probability[which])

    def rows(self) -> list[tuple[int, int, float]]:
        """The edges one by one."""
        return list(zip(*(column.tolist() for column in self), strict=True))


NO_EDGES = KeptEdges(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float64))


def keep_edges(
    connection: Connection, kind: Kind, edges: KeptEdges, dropped: Collection[int] = ()
) -> None:
    """Keep scored pairs; one scored again is replaced.

    All that was kept before of the `dropped` records is forgotten.
    """
    columns = {
        name: np.ascontiguousarray(column.astype(column.dtype.newbyteorder("<"))).tobytes()
        for name, column in edges._asdict().items()
    }
    gone = np.array(sorted(dropped), "<i8").tobytes()
    connection.execute(insert(sweep_edges).values(record_kind=kind, dropped=gone, **columns))


def edges_of(connection: Connection, kind: Kind) -> KeptEdges:
    """Every scored pair of two records that still stand, in the order of the ids."""
    edge = sweep_edges.c
    rows = connection.execute(
        select(edge.dropped, edge.older, edge.newer, edge.probability)
        .where(edge.record_kind == kind)
        .order_by(edge.id.desc())
    )
    parts, dropped = [NO_EDGES], np.zeros(0, np.int64)
    for gone, *columns in rows:
        parts.append(_without(_read(*columns), dropped))
        dropped = np.concatenate([dropped, np.frombuffer(gone, "<i8").astype(np.int64)])
    joined = KeptEdges(*(np.concatenate(column) for column in zip(*parts, strict=True)))
    return _standing(connection, kind, _newest(joined))


def tidy_edges(connection: Connection, kind: Kind) -> None:
    """Write all as one row where they have become many."""
    kept = sweep_edges.c.record_kind == kind
    rows = connection.execute(select(func.count()).select_from(sweep_edges).where(kept))
    if rows.scalar_one() > _MANY_ROWS:
        edges = edges_of(connection, kind)
        forget_edges(connection, kind)
        keep_edges(connection, kind, edges)


def decided_pairs(connection: Connection, kind: Kind) -> list[tuple[int, int]]:
    """The pairs that were decided to be two for good, older id first."""
    pair = candidate_pairs.c
    query = select(pair.left_id, pair.right_id).where(
        pair.record_kind == kind, pair.status == "different"
    )
    return [(left, right) for left, right in connection.execute(query)]


def _read(older: bytes, newer: bytes, probability: bytes) -> KeptEdges:
    return KeptEdges(
        np.frombuffer(older, "<i8").astype(np.int64),
        np.frombuffer(newer, "<i8").astype(np.int64),
        np.frombuffer(probability, "<f8").astype(np.float64),
    )


def _without(edges: KeptEdges, dropped: Numbers) -> KeptEdges:
    if not len(dropped):
        return edges
    kept = ~(np.isin(edges.older, dropped) | np.isin(edges.newer, dropped))
    return edges.at(kept)


def _newest(edges: KeptEdges) -> KeptEdges:
    """The first edge of each pair, where the newest stand first."""
    order = np.lexsort((edges.newer, edges.older))
    older, newer = edges.older[order], edges.newer[order]
    first = np.ones(len(order), bool)
    first[1:] = (older[1:] != older[:-1]) | (newer[1:] != newer[:-1])
    return edges.at(order[first])


def _standing(connection: Connection, kind: Kind, edges: KeptEdges) -> KeptEdges:
    ids, after = [np.zeros(0, np.int64)], 0
    while some := standing_ids(connection, kind, after, _IDS):
        ids.append(np.array(some, np.int64))
        after = some[-1]
    standing = np.concatenate(ids)
    kept = np.isin(edges.older, standing) & np.isin(edges.newer, standing)
    return edges.at(kept)
