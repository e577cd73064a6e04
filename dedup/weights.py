"""Match weights: levels become log2 Bayes factors that add up, and a probability."""

from dataclasses import asdict, dataclass
from math import log2
from typing import Any

from dedup.comparisons import Levels, compare
from dedup.frequencies import Frequencies
from dedup.model import Hypothesis, Model, shipped_model
from dedup.profile import Profile

# Beyond this a further bit says nothing to a person, and a power of two stays a number.
_MOST = 60.0


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One bar of the waterfall: `weight` is in bits, above 0 for the same, below for different."""

    field: str
    level: str
    weight: float
    left: str
    right: str


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


def score(
    left: Profile, right: Profile, frequencies: Frequencies, model: Model | None = None
) -> MatchScore:
    """The weight of evidence that two profiles are one person or company, with its reasons."""
    model = model or shipped_model(left.kind == "company")
    return score_levels(compare(left, right, frequencies), model)


def score_levels(levels: Levels, model: Model) -> MatchScore:
    """The score of levels that were already compared."""
    steps = [hypothesis.steps(levels) for hypothesis in model.hypotheses]
    sums = [hypothesis.prior for hypothesis in model.hypotheses]
    prior = weight = _odds(sums)
    fields = []
    for position, compared in enumerate(levels.fields):
        sums = [total + step[position] for total, step in zip(sums, steps, strict=True)]
        after = _odds(sums)
        fields.append(
            FieldScore(
                compared.field,
                compared.level,
                round(after - weight, 3),
                compared.left,
                compared.right,
            )
        )
        weight = after
    return MatchScore(
        weight=round(weight, 3),
        probability=1.0 / (1.0 + 2.0**-weight),
        prior=round(prior, 3),
        fields=tuple(fields),
        hypotheses=_shares(model.hypotheses, sums),
        model_version=model.version,
    )


def _odds(sums: list[float]) -> float:
    """The log2 odds of the first explanation against all others together."""
    best = max(sums[1:])
    others = best + log2(sum(2.0 ** (one - best) for one in sums[1:]))
    return max(-_MOST, min(_MOST, sums[0] - others))


def _shares(hypotheses: tuple[Hypothesis, ...], sums: list[float]) -> tuple[tuple[str, float], ...]:
    best = max(sums)
    powers = [2.0 ** (one - best) for one in sums]
    total = sum(powers)
    return tuple((h.name, round(p / total, 6)) for h, p in zip(hypotheses, powers, strict=True))
