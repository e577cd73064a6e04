"""Match weights: levels become log2 Bayes factors that add up, and a probability."""

from dataclasses import asdict, dataclass
from itertools import pairwise
from math import log2
from typing import Any, NamedTuple, TypeVar

from dedup.comparisons import Compared, Comparison, Levels, compare
from dedup.frequencies import Frequencies
from dedup.model import Explained, Model, shipped_model
from dedup.opened import opened
from dedup.profile import Profile

# Beyond this a further bit says nothing to a person, and a power of two stays a number.
_MOST = 60.0
# A million records agree in some twenty thousand ways.
_MOST_REMEMBERED = 100_000

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One bar of the waterfall: `weight` is in bits, above 0 for the same, below for different."""

    field: str
    level: str
    weight: float
    left: str
    right: str


_OpenFieldScore = opened(FieldScore)


@dataclass(frozen=True, slots=True)
class MatchScore:
    """Why two records are or are not one; prior + the weights of the fields = weight.

    `hypotheses` are the probabilities of the named explanations and sum to 1.
    """

    weight: float
    probability: float
    prior: float
    fields: tuple[FieldScore, ...]
    hypotheses: tuple[tuple[str, float], ...]
    model_version: int

    def level(self, field: str) -> str:
        """The comparison level of one field."""
        return next(one.level for one in self.fields if one.field == field)

    def value(self, field: str) -> str:
        """The first record's value that the level of a field rests on."""
        return next(one.left for one in self.fields if one.field == field)

    def levels(self) -> dict[str, str]:
        """Every field's comparison level."""
        return {one.field: one.level for one in self.fields}

    def to_json(self) -> dict[str, Any]:
        """Plain values for the trace and the candidate pair."""
        return asdict(self) | {"hypotheses": dict(self.hypotheses)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "MatchScore":
        """The score that `to_json` wrote."""
        fields = tuple(FieldScore(**one) for one in data["fields"])
        hypotheses = tuple(data["hypotheses"].items())
        return cls(**data | {"fields": fields, "hypotheses": hypotheses})


class Weighed(NamedTuple):
    """What a verdict needs of a pair: its levels, its weight in bits and its probability."""

    levels: Levels
    weight: float
    probability: float

    def level(self, field: str) -> str:
        """The comparison level of one field."""
        return self.levels.level(field)


def score(
    left: Profile, right: Profile, frequencies: Frequencies, model: Model | None = None
) -> MatchScore:
    """The weight of evidence that two profiles are one person or company, with its reasons."""
    model = model or shipped_model(left.kind == "company")
    return score_comparison(compare(left, right, frequencies), model)


def weigh(levels: Levels, model: Model) -> Weighed:
    """The sum of the evidence, without the reasons."""
    return Weighed(levels, *(model.weighed.get(levels) or _weighed(levels, model)))


def probability_of(levels: Levels, model: Model) -> float:
    """The probability alone, for the many candidates nobody asks an explanation of."""
    return (model.weighed.get(levels) or _weighed(levels, model))[1]


def score_comparison(comparison: Comparison, model: Model) -> MatchScore:
    """The score of two profiles that were already compared."""
    levels = comparison.levels
    weight, probability = model.weighed.get(levels) or _weighed(levels, model)
    prior, weights, hypotheses = model.explained.get(levels) or _explained(levels, model)
    fields = tuple(map(_field_score, comparison.fields, weights))
    return MatchScore(weight, probability, prior, fields, hypotheses, model.version)


def _field_score(one: Compared, bits: float) -> FieldScore:
    field, level, left, right = one
    made = _OpenFieldScore(field, str(level), bits, left, right)
    made.__class__ = FieldScore
    return made


def _weighed(levels: Levels, model: Model) -> tuple[float, float]:
    odds = _odds(model.sums(levels))
    found = (round(odds, 3), _probability(odds))
    return _remembered(model.weighed, levels, found)


def _explained(levels: Levels, model: Model) -> Explained:
    steps = model.running_sums(levels)
    odds = [_odds(sums) for sums in steps]
    weights = [round(after - before, 3) for before, after in pairwise(odds)]
    found = Explained(round(odds[0], 3), tuple(weights), _shares(model.explanations, steps[-1]))
    return _remembered(model.explained, levels, found)


def _remembered(known: dict[Levels, T], levels: Levels, found: T) -> T:
    if len(known) >= _MOST_REMEMBERED:
        known.clear()
    known[levels] = found
    return found


def _odds(sums: list[float]) -> float:
    """The log2 odds of the first explanation against all others together."""
    same, *rest = sums
    best = max(rest)
    others = best + log2(sum([2.0 ** (one - best) for one in rest]))
    return max(-_MOST, min(_MOST, same - others))


def _probability(odds: float) -> float:
    return float(1.0 / (1.0 + 2.0**-odds))


def _shares(names: tuple[str, ...], sums: list[float]) -> tuple[tuple[str, float], ...]:
    best = max(sums)
    powers = [2.0 ** (one - best) for one in sums]
    total = sum(powers)
    return tuple((name, round(p / total, 6)) for name, p in zip(names, powers, strict=True))
