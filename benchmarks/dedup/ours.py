"""Our own matching of a table, by the code of the sweep."""

import time
from dataclasses import dataclass

from benchmarks.dedup.table import Table
from dedup.clusters import Clustering, ClusterRules, Edge, cluster
from dedup.estimate import fitting
from dedup.evaluation.judge import Figures, largest_wrong, of_clusters, of_pairs, true_pairs
from dedup.levels import SAME_MAILBOX
from dedup.model import shipped_model
from dedup.profile import profile_of
from dedup.sweep.counting import cells_of
from dedup.sweep.gathering import Gathering
from dedup.sweep.scoring import Scorer
from dedup.thresholds import Thresholds
from dedup.verdict import verdict_of
from store.block_join import BlockJoin

THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)


@dataclass(frozen=True, slots=True)
class Matched:
    """What came of a table."""

    clusters: Figures
    best_f1: float
    best_threshold: float
    # Of the true pairs, those that share a block, and those the scorer let pass.
    blocking_recall: float
    scored_recall: float
    candidate_pairs: int
    auto_merge: Figures
    largest_wrong: int
    seconds: dict[str, float]
    model_version: int


def match(
    table: Table, seconds: dict[str, float], *, estimated: bool = False
) -> tuple[Scorer, list[Edge], Clustering, tuple[int, int]]:
    """Scored pairs and clusters of all records; the time of each step goes into `seconds`.

    `estimated`: with the weights re-estimated from these pairs, where that is clearly better.
    """
    with BlockJoin() as join:
        started = time.perf_counter()
        gathering = Gathering(join, table.kind)
        for number, facts in enumerate(table.facts):
            gathering.add(number, profile_of(facts, table.kind))
        started = _took("read", started, seconds)
        found = gathering.pairs()
        started = _took("join", started, seconds)
        model = shipped_model(table.kind == "company")
        if estimated:
            model = fitting(cells_of(gathering), model)
            started = _took("estimate", started, seconds)
        scorer = gathering.scorer(model)
        blocked = sum(
            table.truth[left] == table.truth[right]
            for batch in join.pairs()
            for left, right in batch
        )
        started = time.perf_counter()
        edges = gathering.edges(model)
        started = _took("score", started, seconds)
        clustering = cluster(edges)
        _took("cluster", started, seconds)
        return scorer, edges, clustering, (found, blocked)


def measure(table: Table, *, estimated: bool = False) -> Matched:
    """Match the table and judge what came of it."""
    seconds: dict[str, float] = {}
    scorer, edges, clustering, (found, blocked) = match(table, seconds, estimated=estimated)
    seconds["total"] = round(sum(seconds.values()), 2)
    best_f1, best = max(
        (
            of_clusters(cluster(edges, rules=ClusterRules(threshold=one)).members, table.truth).f1,
            one,
        )
        for one in THRESHOLDS
    )
    return Matched(
        clusters=of_clusters(clustering.members, table.truth),
        best_f1=best_f1,
        best_threshold=best,
        blocking_recall=round(100 * blocked / max(true_pairs(table.truth), 1), 2),
        scored_recall=of_pairs([edge[:2] for edge in edges], table.truth).recall,
        candidate_pairs=found,
        auto_merge=of_pairs(_merged_alone(scorer, edges, clustering), table.truth),
        largest_wrong=largest_wrong(clustering.members, table.truth),
        seconds=seconds,
        model_version=scorer.model.version,
    )


def _merged_alone(
    scorer: Scorer, edges: list[Edge], clustering: Clustering
) -> list[tuple[int, int]]:
    """The pairs that would be merged without asking: past the gate, and within one cluster."""
    cluster_of = {one: number for number, all_ in enumerate(clustering.members) for one in all_}
    inside = [
        edge[:2]
        for edge in edges
        if edge.left in cluster_of and cluster_of[edge.left] == cluster_of.get(edge.right)
    ]
    return [pair for pair in inside if _passes(scorer, *pair)]


def _passes(scorer: Scorer, left: int, right: int) -> bool:
    known, arrival = scorer.profile(left), scorer.profile(right)
    found = scorer.score(left, right)
    holders = max((scorer.frequencies.email(one.address) for one in arrival.emails), default=0)
    only_holder = found.level("email") in SAME_MAILBOX and holders <= 2
    verdict = verdict_of(arrival, known, found, Thresholds(), only_holder=only_holder)
    return verdict == "MATCH"


def _took(step: str, started: float, seconds: dict[str, float]) -> float:
    now = time.perf_counter()
    seconds[step] = round(now - started, 2)
    return now
