"""Match a table, in memory as a sweep or one by one as arrivals, and judge what came of it."""

import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dedup.clusters import Clustering, ClusterRules, Edge, cluster
from dedup.estimate import fitting
from dedup.evaluation.asking import Answers, ask, decided
from dedup.evaluation.columns import Table
from dedup.evaluation.gathered import Gathered, Pair, gathered, verdicts, within
from dedup.evaluation.judge import Figures, of_clusters, of_pairs, true_pairs
from dedup.evaluation.streaming import stream
from dedup.learning import learn
from dedup.model import Model, shipped_model
from dedup.sweep.counting import cells_of
from dedup.thresholds import Thresholds
from dedup.verdict import Verdict

Mode = Literal["stream", "sweep"]


@dataclass(frozen=True, slots=True)
class Report:
    """What the matching of a table was worth; shares are percentages.

    `match` are the pairs joined without asking and `match_or_review` those a person would see as
    well; `clusters` judges the pairs implied by the final clusters. `auto_merge_precision` is of
    the pairs past the gate whose cluster agrees.
    """

    records: int
    pairs_true: int
    blocking_recall: float
    match: Figures
    match_or_review: Figures
    clusters: Figures
    auto_merge_precision: float
    seconds: float
    records_per_s: float
    peak_rss_mb: int
    model_version: int

    def to_json(self) -> dict[str, Any]:
        """Plain values by name."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return {
            name: value.to_json() if isinstance(value, Figures) else value
            for name, value in values.items()
        }


@dataclass(frozen=True, slots=True)
class _Matched:
    edges: Sequence[Edge]
    verdicts: dict[Pair, Verdict]
    clustering: Clustering
    model: Model
    seconds: float


def evaluate(
    table: Table,
    mode: Mode = "sweep",
    *,
    labels: int = 0,
    thresholds: Thresholds | None = None,
) -> Report:
    """Match the table and judge it; `labels` decisions may be asked of the truth."""
    limits = thresholds or Thresholds()
    started = time.perf_counter()
    with gathered(table) as held:
        # As a store's own training does, without a label.
        model = fitting(cells_of(held.gathering), shipped_model(table.kind == "company"))
        read = time.perf_counter() - started
        matched = (
            _streamed(table, model, limits)
            if mode == "stream"
            else _swept(held, model, limits, read)
        )
        if labels:
            matched = _taught(held, matched, table.truth, labels, limits)
        blocked = held.true_among(table.truth)
    return _report(table, matched, blocked)


def _swept(held: Gathered, model: Model, limits: Thresholds, read: float) -> _Matched:
    started = time.perf_counter()
    edges = held.edges(model)
    clustering = _clustered(edges, limits)
    seconds = read + time.perf_counter() - started
    found = verdicts(held.gathering.scorer(model), edges, limits)
    return _Matched(edges, found, clustering, model, seconds)


def _streamed(table: Table, model: Model, limits: Thresholds) -> _Matched:
    started = time.perf_counter()
    found = stream(table, limits, model)
    clustering = _clustered(found.edges, limits)
    seconds = time.perf_counter() - started
    return _Matched(found.edges, found.verdicts, clustering, model, seconds)


def _taught(
    held: Gathered, before: _Matched, truth: Sequence[str], labels: int, limits: Thresholds
) -> _Matched:
    """The same after `labels` decisions: what they say of their pairs, and what they teach."""
    started = time.perf_counter()
    scorer = held.gathering.scorer(before.model)
    answers = ask(scorer, before.edges, before.clustering, truth, labels)
    model = _learned(held, before.model, answers, limits)
    edges = before.edges if model is before.model else held.edges(model)
    sure = decided(edges, answers)
    clustering = _clustered(sure, limits, answers.different)
    seconds = before.seconds + time.perf_counter() - started
    found = verdicts(held.gathering.scorer(model), edges, limits)
    found |= dict.fromkeys(answers.same, "MATCH")
    for pair in answers.different:
        found.pop(pair, None)
    return _Matched(sure, found, clustering, model, seconds)


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


def _clustered(edges: Iterable[Edge], limits: Thresholds, apart: Sequence[Pair] = ()) -> Clustering:
    return cluster(edges, apart, ClusterRules(threshold=limits.review))


def _report(table: Table, matched: _Matched, blocked: int) -> Report:
    truth, found = table.truth, matched.verdicts
    joined = [pair for pair, verdict in found.items() if verdict == "MATCH"]
    return Report(
        records=len(truth),
        pairs_true=true_pairs(truth),
        blocking_recall=round(100 * blocked / max(true_pairs(truth), 1), 2),
        match=of_pairs(joined, truth),
        match_or_review=of_pairs(list(found), truth),
        clusters=of_clusters(matched.clustering.members, truth),
        auto_merge_precision=of_pairs(within(joined, matched.clustering), truth).precision,
        seconds=round(matched.seconds, 2),
        records_per_s=round(len(truth) / max(matched.seconds, 1e-9), 1),
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
