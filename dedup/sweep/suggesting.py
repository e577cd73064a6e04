"""Clusters become candidate pairs: what joins a cluster, and what stands between two of them."""

from collections.abc import Collection, Sequence

from dedup.clusters import ClusterRules, Edge, cluster
from dedup.resolve import Candidate
from dedup.sweep.changed import scorer_of
from dedup.sweep.scoring import Scorer
from dedup.sweep.task import Task
from store.pairs import suggest_all
from store.sweeps import decided_pairs, edges_of, standing_among

_PAIRS = 200


def suggest_pairs(task: Task, known: Scorer | None, changed: Collection[int] | None) -> int:
    """Open a pair for each suggestion, one at most between two clusters; how many there are.

    `known` is a scorer of all records, or None to read those that are needed. With `changed`,
    only pairs of those records are opened.
    """
    edges = [edge for edge in _suggestions(task) if changed is None or _touches(edge, changed)]
    for start in range(0, len(edges), _PAIRS):
        _open(task, known, edges[start : start + _PAIRS])
    return len(edges)


def _suggestions(task: Task) -> Sequence[Edge]:
    with task.database.read() as connection:
        scored = [Edge(*one) for one in edges_of(connection, task.kind)]
        apart = decided_pairs(connection, task.kind)
    found = cluster(scored, apart, ClusterRules(threshold=task.thresholds.review))
    return (*found.joined, *found.refused)


def _touches(edge: Edge, changed: Collection[int]) -> bool:
    return edge.left in changed or edge.right in changed


def _open(task: Task, known: Scorer | None, edges: Sequence[Edge]) -> None:
    ids = sorted({one for edge in edges for one in edge[:2]})
    with task.database.read() as connection:
        scorer = known or scorer_of(task, connection, ids)
        scored = [
            (edge, scorer.score(edge.left, edge.right))
            for edge in edges
            if edge.left in scorer.profiles and edge.right in scorer.profiles
        ]
    with task.database.write() as connection:
        # Meanwhile somebody may have merged or deleted one of them.
        standing = standing_among(connection, task.kind, ids)
        suggestions = [
            (edge.right, Candidate(edge.left, found, "REVIEW"))
            for edge, found in scored
            if edge.left in standing and edge.right in standing
        ]
        suggest_all(connection, task.kind, suggestions)
