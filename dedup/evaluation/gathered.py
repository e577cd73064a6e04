"""A table in memory as the sweep sees it: its blocks, its scored pairs and their verdicts."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

import numpy as np

from dedup.clusters import Clustering
from dedup.evaluation.columns import FactsOf, Table
from dedup.evaluation.judge import Truth
from dedup.evaluation.stopwatch import Stopwatch
from dedup.evaluation.verdicts import Judging, verdict_codes
from dedup.model import Model
from dedup.profile import profile_of
from dedup.sweep.bulk.texts import Flags
from dedup.sweep.columns import Codes
from dedup.sweep.gathering import Gathering, Taken, gathering, taken
from dedup.sweep.scoring import Edges
from dedup.thresholds import Thresholds
from store.facts import Facts, Kind

# Records read, and edges judged, as one task.
_RECORDS, _EDGES = 20_000, 200_000


class Batch(NamedTuple):
    """Some records of a table, as facts or as the rows they are in."""

    kind: Kind
    first: int
    rows: Sequence[Any]
    reader: FactsOf | None


@dataclass(frozen=True, slots=True)
class Gathered:
    """The records by position, with `pairs` candidate pairs joined from their blocks."""

    gathering: Gathering
    pairs: int

    def edges(self, model: Model) -> Edges:
        """All candidate pairs that are not plainly two, scored as the sweep scores them."""
        return self.gathering.edges(model)

    def verdicts(self, model: Model, edges: Edges, limits: Thresholds) -> Codes:
        """The verdict on each edge, as a position in dedup.evaluation.verdicts.VERDICTS."""
        source = self.gathering.source(model)
        bounds = range(0, len(edges.left), _EDGES)
        some = (edges.some(at, at + _EDGES) for at in bounds)
        tasks = (Judging(source, one, limits) for one in some)
        found = [*self.gathering.crew.each(verdict_codes, tasks)]
        return np.concatenate([np.zeros(0, np.int32), *found])

    def true_among(self, truth: Truth) -> int:
        """How many candidate pairs are truly one."""
        batches = self.gathering.join.arrays()
        return sum(int((truth[left] == truth[right]).sum()) for left, right in batches)


@contextmanager
def gathered(table: Table, watch: Stopwatch | None = None) -> Iterator[Gathered]:
    """Read and block the whole table; it lives as long as the block."""
    watch = watch or Stopwatch()
    with gathering(table.kind, len(table.truth)) as found:
        found.take(taken_of, batches_of(table))
        watch.took("read")
        pairs = found.pairs()
        watch.took("join")
        yield Gathered(found, pairs)


def batches_of(table: Table) -> Iterator[Batch]:
    """The records of the table, some at a time; those of a file as raw rows, which travel light."""
    reader = table.facts if isinstance(table.facts, FactsOf) else None
    rows: Iterator[Any] = iter(reader.raw() if reader else table.facts)
    first = 0
    while some := list(islice(rows, _RECORDS)):
        yield Batch(table.kind, first, some, reader)
        first += len(some)


def taken_of(batch: Batch) -> Taken:
    """What the sweep needs of these records; the work of one process."""
    facts: Iterable[Facts] = batch.rows
    if batch.reader:
        facts = map(batch.reader.facts_in, batch.rows)
    return taken(batch.kind, batch.first, [profile_of(one, batch.kind) for one in facts])


def within(edges: Edges, clustering: Clustering) -> Flags:
    """Which edges lie within one cluster, so that nothing else speaks against them."""
    most = max((members[-1] for members in clustering.members), default=0)
    of = np.zeros(1 + max(most, int(edges.right.max(initial=0))), np.int64)
    for number, members in enumerate(clustering.members, start=1):
        of[list(members)] = number
    inside: Flags = (of[edges.left] == of[edges.right]) & (of[edges.left] > 0)
    return inside
