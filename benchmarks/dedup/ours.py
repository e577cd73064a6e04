"""Our own matching of a table, by the code of the sweep."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.dedup.table import Table
from dedup.clusters import Clustering, ClusterRules, cluster_columns, rules_for
from dedup.estimate import fitting
from dedup.evaluation import Table as Records
from dedup.evaluation.gathered import gathered, within
from dedup.evaluation.judge import (
    Figures,
    largest_wrong,
    numbered,
    of_clusters,
    of_pairs,
    true_pairs,
)
from dedup.evaluation.stopwatch import Stopwatch
from dedup.evaluation.verdicts import VERDICTS
from dedup.model import Model, shipped_for
from dedup.sweep.columns import Codes
from dedup.sweep.counting import cells_of
from dedup.sweep.scoring import Edges
from dedup.thresholds import Thresholds

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
    table: Table, watch: Stopwatch, *, estimated: bool
) -> tuple[Edges, Codes, Clustering, Model, tuple[int, int]]:
    """Scored pairs with verdicts, and clusters; `watch` times each step.

    `estimated`: with the weights re-estimated from these pairs, where that is clearly better.
    """
    model = shipped_for(table.kind, len(table.truth))
    with gathered(Records(table.kind, table.facts, table.truth), watch) as held:
        if estimated:
            model = fitting(cells_of(held.gathering), model)
            watch.took("estimate")
        edges = held.edges(model)
        watch.took("score")
        clustering = cluster_columns(*edges, rules=rules_for(table.kind, Thresholds().review))
        watch.took("cluster")
        blocked = held.true_among(numbered(table.truth))
        verdicts = held.verdicts(model, edges, Thresholds())
        return edges, verdicts, clustering, model, (held.pairs, blocked)


def measure(table: Table, *, estimated: bool = False) -> Matched:
    """Match the table and judge what came of it."""
    watch = Stopwatch()
    found = match(table, watch, estimated=estimated)
    edges, verdicts, clustering, model, (pairs, blocked) = found
    truth, true = numbered(table.truth), true_pairs(table.truth)
    best_f1, best = max(
        (_f1(edges, rules_for(table.kind, one), table.truth), one) for one in THRESHOLDS
    )
    # What would be merged without asking: past the gate, and within one cluster.
    merged = (verdicts == VERDICTS.index("MATCH")) & within(edges, clustering)
    return Matched(
        clusters=of_clusters(clustering.members, table.truth),
        best_f1=best_f1,
        best_threshold=best,
        blocking_recall=round(100 * blocked / max(true, 1), 2),
        scored_recall=of_pairs(edges.left, edges.right, truth, true).recall,
        candidate_pairs=pairs,
        auto_merge=of_pairs(edges.left[merged], edges.right[merged], truth, true),
        largest_wrong=largest_wrong(clustering.members, table.truth),
        seconds=watch.steps | {"total": watch.seconds},
        model_version=model.version,
    )


def _f1(edges: Edges, rules: ClusterRules, truth: Sequence[str]) -> float:
    found = cluster_columns(*edges, rules=rules)
    return of_clusters(found.members, truth).f1
