"""Clusters become candidate pairs: what joins a cluster, and what stands between two of them."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from dedup.clusters import Edge, cluster_columns, rules_for
from dedup.stored_frequencies import StoredFrequencies
from dedup.sweep.batches import Source, the_scorer
from dedup.sweep.crew import Crew
from dedup.sweep.explaining import explainer_of, opening_of
from dedup.sweep.scoring import Edges
from dedup.sweep.task import Task
from dedup.weights import score
from store import Connection
from store.opening import Opening, open_pairs
from store.sweep_edges import decided_pairs, edges_of
from store.sweeps import standing_among

# Pairs opened in one transaction.
_PAIRS, _PAIRS_APART = 500, 10_000

Pair = tuple[int, int]


class Unexplained(NamedTuple):
    """Pairs of record ids, and the scorer that knows why they are alike."""

    source: Source
    pairs: Sequence[Pair]


def suggest_pairs(task: Task, crew: Crew, source: Source, edges: Edges) -> int:
    """Open a pair for each suggestion, one at most between two clusters; how many there are."""
    pairs = [edge[:2] for edge in _suggestions(task, edges)]
    size = _PAIRS_APART if crew.is_apart else _PAIRS
    tasks = (Unexplained(source, some) for some in _batches(pairs, size))
    task.move(done=0, total=len(pairs))
    for openings in crew.each(explain_pairs, tasks):
        _open(task, openings)
    return len(pairs)


def suggest_changed(task: Task, changed: Collection[int]) -> int:
    """The same for suggestions of changed records alone."""
    with task.database.read() as connection:
        edges = Edges(*edges_of(connection, task.kind))
    return suggest_from_store(task, edges, changed)


def suggest_from_store(task: Task, edges: Edges, changed: Collection[int] | None = None) -> int:
    """The same with scores of what the store holds; where given, of changed records alone."""
    pairs = [
        edge[:2]
        for edge in _suggestions(task, edges)
        if changed is None or edge.left in changed or edge.right in changed
    ]
    task.move(done=0, total=len(pairs))
    for some in _batches(pairs, _PAIRS):
        with task.database.read() as connection:
            openings = _explained(task, connection, some)
        _open(task, openings)
    return len(pairs)


def explain_pairs(unexplained: Unexplained) -> list[Opening]:
    """The whole score of each pair; the work of one process."""
    scorer = the_scorer(unexplained.source)
    left, right = scorer.columns.positions(np.array(unexplained.pairs, np.int64)).T
    return list(explainer_of(scorer).openings(left, right))


def _suggestions(task: Task, edges: Edges) -> Iterator[Edge]:
    with task.database.read() as connection:
        apart = decided_pairs(connection, task.kind)
    found = cluster_columns(*edges, apart, rules_for(task.kind, task.thresholds.review))
    return chain(found.joined, found.refused)


def _batches(pairs: Sequence[Pair], size: int) -> Iterator[Sequence[Pair]]:
    return (pairs[start : start + size] for start in range(0, len(pairs), size))


def _explained(task: Task, connection: Connection, pairs: Sequence[Pair]) -> list[Opening]:
    profiles = task.profiles(connection, sorted({one for pair in pairs for one in pair}))
    frequencies = StoredFrequencies(connection, task.kind)
    standing = [(left, right) for left, right in pairs if left in profiles and right in profiles]
    return [
        opening_of(left, right, score(profiles[left], profiles[right], frequencies, task.model))
        for left, right in standing
    ]


def _open(task: Task, openings: Sequence[Opening]) -> None:
    ids = {one for opening in openings for one in (opening.left_id, opening.right_id)}
    with task.database.write() as connection:
        # Meanwhile somebody may have merged or deleted one of them.
        standing = standing_among(connection, task.kind, ids)
        both = (one for one in openings if one.left_id in standing and one.right_id in standing)
        open_pairs(connection, task.kind, both)
    task.move(done=task.sweep.done + len(openings))
