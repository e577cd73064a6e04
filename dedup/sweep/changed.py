"""Scores the records that changed against the store, by the look-up that serves an arrival."""

from collections.abc import Collection, Sequence

from dedup.comparisons import levels_of
from dedup.nearest import nearest
from dedup.resolve import LEAST_SHOWN
from dedup.sweep.task import Task
from dedup.weights import probability_of
from store import Connection
from store.sweep_edges import Edge, drop_edges, keep_edges

_RECORDS = 100


def score_changed(task: Task, changed: Collection[int]) -> None:
    """Score anew every pair of a changed record and keep its edges."""
    ids = sorted(changed)
    task.move(phase="scoring", done=0, total=len(ids))
    for start in range(0, len(ids), _RECORDS):
        batch = ids[start : start + _RECORDS]
        with task.database.read() as connection:
            edges = _edges(task, connection, batch)
        with task.database.write() as connection:
            drop_edges(connection, task.kind, batch)
            keep_edges(connection, task.kind, edges)
        task.move(done=start + len(batch))


def _edges(task: Task, connection: Connection, ids: Sequence[int]) -> list[Edge]:
    edges: dict[tuple[int, int], float] = {}
    for one, profile in task.profiles(connection, ids).items():
        found = nearest(connection, task.kind, profile, task.region, one)
        for other, known in found.profiles.items():
            # An arrival is compared with what is stored, so the older record stands on the left.
            left, right = (known, profile) if other < one else (profile, known)
            probability = probability_of(levels_of(left, right, found.frequencies), task.model)
            if probability >= LEAST_SHOWN:
                edges[min(one, other), max(one, other)] = probability
    return [(left, right, probability) for (left, right), probability in edges.items()]
