"""Match a table, in memory as a sweep or one by one as arrivals, and judge what came of it."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from dedup.clusters import Clustering, Edge, cluster_columns, rules_for
from dedup.estimate import fitting
from dedup.evaluation.asking import Answers, Pair, ask, decided
from dedup.evaluation.columns import Table
from dedup.evaluation.gathered import Gathered, gathered, within
from dedup.evaluation.judge import Figures, Truth, numbered, of_clusters, of_pairs, true_pairs
from dedup.evaluation.stopwatch import Stopwatch
from dedup.evaluation.streaming import stream
from dedup.evaluation.verdicts import VERDICTS
from dedup.learning import learn
from dedup.model import Model, shipped_for
from dedup.sweep.bulk.texts import Flags
from dedup.sweep.columns import Codes
from dedup.sweep.counting import cells_of
from dedup.sweep.scoring import Edges, edges_from
from dedup.thresholds import Thresholds
from store.facts import Kind

Mode = Literal["stream", "sweep"]


@dataclass(frozen=True, slots=True)
class Report:
    """What the matching of a table was worth; shares are percentages.

    `match` are the pairs joined without asking and `match_or_review` those a person would see as
    well; `clusters` judges the pairs implied by the final clusters. `auto_merge_precision` is of
    the pairs past the gate whose cluster agrees. `seconds` is the sum of the `steps`, from the
    first record read to the clusters.
    """

    records: int
    pairs_true: int
    blocking_recall: float
    match: Figures
    match_or_review: Figures
    clusters: Figures
    auto_merge_precision: float
    seconds: float
    steps: dict[str, float]
    records_per_s: float
    peak_rss_mb: int
    model_version: int

    def to_json(self) -> dict[str, Any]:
        """Plain values by name, for machines; the steps are for people."""
        values = {name: getattr(self, name) for name in self.__slots__ if name != "steps"}
        return {
            name: value.to_json() if isinstance(value, Figures) else value
            for name, value in values.items()
        }


@dataclass(frozen=True, slots=True)
class _Matched:
    """Scored pairs of positions, the verdict on each, and the clusters."""

    edges: Edges
    verdicts: Codes
    clustering: Clustering
    model: Model


def evaluate(
    table: Table,
    mode: Mode = "sweep",
    *,
    labels: int = 0,
    thresholds: Thresholds | None = None,
) -> Report:
    """Match the table and judge it; `labels` decisions may be asked of the truth."""
    limits, truth = thresholds or Thresholds(), numbered(table.truth)
    watch = Stopwatch()
    with gathered(table, watch) as held:
        # As a store's own training does, without a label.
        model = fitting(cells_of(held.gathering), shipped_for(table.kind, len(truth)))
        watch.took("estimate")
        if mode == "stream":
            matched = _streamed(table, model, limits, watch)
        else:
            matched = _swept(held, model, limits, watch)
        if labels:
            matched = _taught(held, matched, table.truth, labels, limits, watch)
        blocked = held.true_among(truth)
    return _report(truth, true_pairs(table.truth), matched, blocked, watch)


def _swept(held: Gathered, model: Model, limits: Thresholds, watch: Stopwatch) -> _Matched:
    edges = held.edges(model)
    watch.took("score")
    clustering = _clustered(edges, held.gathering.kind, limits)
    watch.took("cluster")
    return _Matched(edges, held.verdicts(model, edges, limits), clustering, model)


def _streamed(table: Table, model: Model, limits: Thresholds, watch: Stopwatch) -> _Matched:
    watch.steps.clear()
    found = stream(table, limits, model)
    edges = edges_from(found.edges)
    watch.took("resolve and write")
    clustering = _clustered(edges, table.kind, limits)
    watch.took("cluster")
    given = [VERDICTS.index(found.verdicts.get(edge[:2], "NEW")) for edge in found.edges]
    return _Matched(edges, np.array(given, np.int32), clustering, model)


def _taught(
    held: Gathered,
    before: _Matched,
    truth: Sequence[str],
    labels: int,
    limits: Thresholds,
    watch: Stopwatch,
) -> _Matched:
    """The same after `labels` decisions: what they say of their pairs, and what they teach."""
    watch.skip()
    scorer = held.gathering.scorer(before.model)
    answers = ask(scorer, _listed(before.edges), before.clustering, truth, labels)
    model = _learned(held, before.model, answers, limits)
    edges = before.edges if model is before.model else held.edges(model)
    sure = edges_from(decided(_listed(edges), answers))
    clustering = _clustered(sure, held.gathering.kind, limits, answers.different)
    watch.took("learn")
    verdicts = held.verdicts(model, edges, limits)
    pairs = edges.left << 32 | edges.right
    for decisions, verdict in ((answers.same, "MATCH"), (answers.different, "NEW")):
        given = np.array([left << 32 | right for left, right in decisions], np.int64)
        verdicts[np.isin(pairs, given)] = VERDICTS.index(verdict)
    return _Matched(sure, verdicts, clustering, model)


def _listed(edges: Edges) -> list[Edge]:
    return [Edge(*row) for row in zip(*(column.tolist() for column in edges), strict=True)]


def _learned(held: Gathered, model: Model, answers: Answers, limits: Thresholds) -> Model:
    """The model taught by the answers where it is clearly better, as in a store set to that."""
    learned = learn(
        cells_of(held.gathering),
        answers.examples,
        prior=model,
        active=model,
        version=model.version,
        thresholds=limits,
    )
    return learned.model if learned.trial.is_better else model


def _clustered(
    edges: Edges, kind: Kind, limits: Thresholds, apart: Sequence[Pair] = ()
) -> Clustering:
    return cluster_columns(*edges, apart, rules_for(kind, limits.review))


def _report(truth: Truth, true: int, matched: _Matched, blocked: int, watch: Stopwatch) -> Report:
    def judged(wanted: Flags) -> Figures:
        return of_pairs(matched.edges.left[wanted], matched.edges.right[wanted], truth, true)

    joined = matched.verdicts == VERDICTS.index("MATCH")
    return Report(
        records=len(truth),
        pairs_true=true,
        blocking_recall=round(100 * blocked / max(true, 1), 2),
        match=judged(joined),
        match_or_review=judged(matched.verdicts > 0),
        clusters=of_clusters(matched.clustering.members, truth.tolist()),
        auto_merge_precision=judged(joined & within(matched.edges, matched.clustering)).precision,
        seconds=watch.seconds,
        steps=watch.steps,
        records_per_s=round(len(truth) / max(watch.seconds, 1e-9), 1),
        peak_rss_mb=_peak_rss_mb(),
        model_version=matched.model.version,
    )


def _peak_rss_mb() -> int:
    if sys.platform == "win32":
        return 0
    import resource

    most = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    # Linux counts kilobytes, macOS bytes.
    return int(most // (1024 * 1024 if sys.platform == "darwin" else 1024))
