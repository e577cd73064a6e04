"""Scores the records that changed against the store, by the look-up that serves an arrival."""

from collections.abc import Collection, Sequence

from dedup.comparisons import levels_of
from dedup.nearest import nearest
from dedup.resolve import LEAST_SHOWN
from dedup.sweep.scoring import edges_from
from dedup.sweep.task import Task
from dedup.weights import probability_of
from store import Connection
from store.sweep_edges import KeptEdges, keep_edges, tidy_edges

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
            keep_edges(connection, task.kind, edges, dropped=batch)
        task.move(done=start + len(batch))
    with task.database.write() as connection:
        tidy_edges(connection, task.kind)


def _edges(task: Task, connection: Connection, ids: Sequence[int]) -> KeptEdges:
    edges: dict[tuple[int, int], float] = {}
    for one, profile in task.profiles(connection, ids).items():
        found = nearest(connection, task.kind, profile, task.region, one)
        for other, known in found.profiles.items():
            # An arrival is compared with what is stored, so the older record stands on the left.
            left, right = (known, profile) if other < one else (profile, known)
            probability = probability_of(levels_of(left, right, found.frequencies), task.model)
            if probability >= LEAST_SHOWN:
                edges[min(one, other), max(one, other)] = probability
    rows = [(left, right, probability) for (left, right), probability in edges.items()]
    return KeptEdges(*edges_from(rows))
