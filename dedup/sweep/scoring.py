"""Scores many pairs with the very code that scores one arrival, in two processes where it pays."""

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass

from dedup.clusters import Edge
from dedup.comparisons import compare, levels_of
from dedup.frequencies import Frequencies
from dedup.model import Model
from dedup.profile import Profile
from dedup.resolve import LEAST_SHOWN
from dedup.weights import MatchScore, probability_of, score_comparison

Pairs = Sequence[tuple[int, int]]

# Below this a second process costs more than it brings.
WORTH_A_PROCESS = 100_000
MOST_PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Scorer:
    """Profiles by record id, how common their values are, and the model that weighs them."""

    profiles: Mapping[int, Profile]
    frequencies: Frequencies
    model: Model

    def edges(self, pairs: Pairs) -> list[Edge]:
        """The pairs that are not plainly two, with their probabilities."""
        profiles, frequencies, model = self.profiles, self.frequencies, self.model
        scored = [
            Edge(
                left,
                right,
                probability_of(levels_of(profiles[left], profiles[right], frequencies), model),
            )
            for left, right in pairs
        ]
        return [edge for edge in scored if edge.probability >= LEAST_SHOWN]

    def score(self, left: int, right: int) -> MatchScore:
        """The whole score of one pair, with its reasons."""
        comparison = compare(self.profiles[left], self.profiles[right], self.frequencies)
        return score_comparison(comparison, self.model)


def scored_batches(
    scorer: Scorer, batches: Iterable[Pairs], expected: int
) -> Iterator[tuple[Pairs, list[Edge]]]:
    """Each batch with its edges, in the given order; `expected` is the number of pairs in all."""
    if expected < WORTH_A_PROCESS or not _may_fork():
        for batch in batches:
            yield batch, scorer.edges(batch)
        return
    yield from _in_processes(scorer, batches)


def _may_fork() -> bool:
    # A fork of a process with threads may inherit a lock that nobody will ever open.
    can = "fork" in multiprocessing.get_all_start_methods() and (os.cpu_count() or 1) > 1
    return can and threading.active_count() == 1


_forked: Scorer | None = None


def _in_processes(scorer: Scorer, batches: Iterable[Pairs]) -> Iterator[tuple[Pairs, list[Edge]]]:
    global _forked
    _forked = scorer
    # What is frozen is not walked by the collector, so the children go on sharing its memory.
    gc.collect()
    gc.freeze()
    waiting: deque[tuple[Pairs, Future[list[Edge]]]] = deque()
    context = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(MOST_PROCESSES, context) as pool:
            for batch in batches:
                waiting.append((batch, pool.submit(_edges, batch)))
                if len(waiting) > MOST_PROCESSES * 2:
                    done, future = waiting.popleft()
                    yield done, future.result()
            while waiting:
                done, future = waiting.popleft()
                yield done, future.result()
    finally:
        _forked = None
        gc.unfreeze()


def _edges(batch: Pairs) -> list[Edge]:
    if _forked is None:
        raise RuntimeError("This process was not forked from one that had a scorer.")
    return _forked.edges(batch)
