"""A new model from a store's own pairs and what people decided, beside the one in use."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import log2
from typing import Any

from dedup.comparisons import levels_of
from dedup.estimate import Cell, Decided, cell_of, estimate, likelihood, probability_in
from dedup.frequencies import Frequencies
from dedup.model import SAME, Model
from dedup.profile import profile_of
from dedup.thresholds import Thresholds
from store.decisions import Decision
from store.facts import Kind

# With fewer decisions a model is judged by how well it explains the pairs nobody decided.
ENOUGH_DECISIONS = 50
# How many undecided pairs a decision is worth.
DECISION_WEIGHT = 10.0
# A model learns from four fifths of the decisions and is tried on the fifth it never saw.
_FOLDS = 5
# What counts as better: bits a pair that nobody decided, and the share of the loss on decisions.
_CLEARLY_BITS, _CLEARLY_LESS = 1.0, 0.95
_LEAST = 1e-6

# Why two are not one, and which explanations that leaves.
_LEFT_BY_REASON = {
    "shared_mailbox": ("colleague", "household", "sibling", "neighbour"),
    "same_household_or_company": ("colleague", "household", "sibling", "neighbour"),
}


@dataclass(frozen=True, slots=True)
class Example:
    """A decided pair as the model sees it."""

    cell: Cell
    is_same: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """A new model beside the one in use.

    `bits_*`: how well each explains a pair of the store (log2 likelihood). `right_*`: of the
    `decisions`, how many each would have guessed, the new one without having learned from that
    decision; `loss_*`: the surprise a decision was to each, in bits. `match_*` and `review_*`: how
    many pairs of the store each puts at or above the thresholds in force.
    """

    pairs: int
    decisions: int
    rounds: int
    bits_before: float
    bits_after: float
    right_before: int
    right_after: int
    loss_before: float
    loss_after: float
    match_before: int
    match_after: int
    review_before: int
    review_after: int

    @property
    def is_better(self) -> bool:
        """Whether the new model is clearly due, so that a rule may put it to use."""
        if self.decisions >= ENOUGH_DECISIONS:
            learned = self.loss_after <= _CLEARLY_LESS * self.loss_before
            return learned and self.right_after >= self.right_before
        return self.bits_after - self.bits_before >= _CLEARLY_BITS

    def to_json(self) -> dict[str, Any]:
        """Plain values for the store."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Learned:
    """A new model and how it does beside the one in use."""

    model: Model
    trial: Trial


def learn(
    cells: Mapping[Cell, int],
    examples: Sequence[Example],
    *,
    prior: Model,
    active: Model,
    version: int,
    thresholds: Thresholds,
) -> Learned:
    """Re-estimate `prior` from counted pairs and decided ones, and compare with `active`."""
    taught = examples if len(examples) >= ENOUGH_DECISIONS else ()
    found = estimate(cells, prior, version, decided=_decided(taught, prior))
    before = [probability_in(one.cell, active) for one in examples]
    after = _without_having_seen(cells, examples, prior, found.model)
    match, review = (
        [_reaching(cells, model, least) for model in (active, found.model)]
        for least in (thresholds.match, thresholds.review)
    )
    trial = Trial(
        pairs=sum(cells.values()),
        decisions=len(examples),
        rounds=found.rounds,
        bits_before=round(likelihood(cells, active), 4),
        bits_after=round(found.likelihood_after, 4),
        right_before=_right(examples, before),
        right_after=_right(examples, after),
        loss_before=_loss(examples, before),
        loss_after=_loss(examples, after),
        match_before=match[0],
        match_after=match[1],
        review_before=review[0],
        review_after=review[1],
    )
    return Learned(found.model, trial)


def examples_of(
    decided: Sequence[Decision], kind: Kind, frequencies: Frequencies, region: str | None
) -> list[Example]:
    """Decisions of people as examples, compared as they would be now."""
    examples = []
    for one in decided:
        left, right = (profile_of(facts, kind, region=region) for facts in (one.left, one.right))
        cell = cell_of(levels_of(left, right, frequencies))
        examples.append(Example(cell, one.is_same, one.reason))
    return examples


def _decided(examples: Sequence[Example], model: Model) -> dict[Decided, float]:
    found: dict[Decided, float] = {}
    for one in examples:
        decided = Decided(one.cell, _left(one, model))
        found[decided] = found.get(decided, 0.0) + DECISION_WEIGHT
    return found


def _left(example: Example, model: Model) -> tuple[int, ...]:
    names = model.explanations
    if example.is_same:
        return (names.index(SAME),)
    hinted = _LEFT_BY_REASON.get(example.reason, ())
    left = tuple(number for number, name in enumerate(names) if name in hinted)
    return left or tuple(number for number, name in enumerate(names) if name != SAME)


def _without_having_seen(
    cells: Mapping[Cell, int], examples: Sequence[Example], prior: Model, whole: Model
) -> list[float]:
    """The probability of each example by a model that did not learn from it."""
    if len(examples) < ENOUGH_DECISIONS:
        return [probability_in(one.cell, whole) for one in examples]
    found = [0.0] * len(examples)
    for fold in range(_FOLDS):
        seen = [one for number, one in enumerate(examples) if number % _FOLDS != fold]
        model = estimate(cells, prior, whole.version, decided=_decided(seen, prior)).model
        for number in range(fold, len(examples), _FOLDS):
            found[number] = probability_in(examples[number].cell, model)
    return found


def _right(examples: Sequence[Example], guessed: Sequence[float]) -> int:
    pairs = zip(examples, guessed, strict=True)
    return sum((probability >= 0.5) == one.is_same for one, probability in pairs)


def _loss(examples: Sequence[Example], guessed: Sequence[float]) -> float:
    """The mean surprise of the decisions in bits; 0 without any."""
    surprises = [
        -log2(max(_LEAST, probability if one.is_same else 1 - probability))
        for one, probability in zip(examples, guessed, strict=True)
    ]
    return round(sum(surprises) / max(len(surprises), 1), 4)


def _reaching(cells: Mapping[Cell, int], model: Model, least: float) -> int:
    return sum(pairs for cell, pairs in cells.items() if probability_in(cell, model) >= least)
