"""A table in memory as the sweep sees it: its blocks, its scored pairs and their verdicts."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from dedup.clusters import Clustering, Edge
from dedup.comparisons import levels_of
from dedup.evaluation.columns import Table
from dedup.levels import SAME_MAILBOX
from dedup.model import Model
from dedup.profile import profile_of
from dedup.sweep.gathering import Gathering
from dedup.sweep.scoring import Scorer
from dedup.thresholds import Thresholds
from dedup.verdict import Verdict, verdict_of
from dedup.weights import weigh
from store.block_join import BlockJoin

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The records by position, with `pairs` candidate pairs joined from their blocks."""

    gathering: Gathering
    pairs: int

    def edges(self, model: Model) -> list[Edge]:
        """All candidate pairs that are not plainly two, scored as the sweep scores them."""
        return self.gathering.edges(model)

    def true_among(self, truth: tuple[str, ...]) -> int:
        """How many candidate pairs are truly one."""
        return sum(
            truth[left] == truth[right]
            for batch in self.gathering.join.pairs()
            for left, right in batch
        )


@contextmanager
def gathered(table: Table) -> Iterator[Gathered]:
    """Read and block the whole table; it lives as long as the block."""
    with BlockJoin() as join:
        gathering = Gathering(join, table.kind)
        for number, facts in enumerate(table.facts):
            gathering.add(number, profile_of(facts, table.kind))
        yield Gathered(gathering, gathering.pairs())


def verdicts(scorer: Scorer, edges: Iterable[Edge], thresholds: Thresholds) -> dict[Pair, Verdict]:
    """The verdict on each pair that deserves more than NEW."""
    judged = ((edge[:2], _verdict(scorer, edge, thresholds)) for edge in edges)
    return {pair: verdict for pair, verdict in judged if verdict != "NEW"}


def _verdict(scorer: Scorer, edge: Edge, thresholds: Thresholds) -> Verdict:
    known, arrival = scorer.profile(edge.left), scorer.profile(edge.right)
    levels = levels_of(known, arrival, scorer.frequencies)
    email = levels.level("email")
    if email not in SAME_MAILBOX and edge.probability < thresholds.review:
        return "NEW"
    holders = max((scorer.frequencies.email(one.address) for one in arrival.emails), default=0)
    only_holder = email in SAME_MAILBOX and holders <= 2
    weighed = weigh(levels, scorer.model)
    return verdict_of(arrival, known, weighed, thresholds, only_holder=only_holder)


def within(pairs: Iterable[Pair], clustering: Clustering) -> list[Pair]:
    """The pairs whose records are in one cluster, so that nothing else speaks against them."""
    of = {one: number for number, all_ in enumerate(clustering.members) for one in all_}
    return [(left, right) for left, right in pairs if left in of and of[left] == of.get(right)]
