"""A match score as a person reads it: one sentence, a few reasons, and the bars of a waterfall."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2
from typing import Any

from flask_babel import gettext as _

from admin import current, score_words

# Less than this many bits is no reason worth a word.
NOTEWORTHY = 1.0

# The bars are drawn in a picture this wide, in its own units.
WIDTH = 240


@dataclass(frozen=True, slots=True)
class Bar:
    """One step of the waterfall; `x` and `width` are in units of the picture, `weight` in bits."""

    title: str
    phrase: str
    left: str
    right: str
    weight: float
    total: float
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Waterfall:
    """All steps from the prior to the sum, and where the two thresholds stand."""

    bars: tuple[Bar, ...]
    zero: float
    review: float
    match: float
    review_share: float
    match_share: float
    weight: float
    probability: float
    hypotheses: tuple[tuple[str, float], ...]
    model_version: int


def waterfall(score: Mapping[str, Any]) -> Waterfall | None:
    """The bars of a score in the form MatchScore.to_json gives; None when there is none."""
    fields = [one for one in score.get("fields", ()) if one["level"] != "missing"]
    if not fields:
        return None
    prior = float(score.get("prior", 0.0))
    place = _scale(prior, [float(one["weight"]) for one in fields])
    bars = [_bar(place, _("Before looking"), "", "", "", prior, 0.0)]
    total = prior
    for one in fields:
        title = str(score_words.FIELD.get(one["field"], one["field"]))
        said = score_words.phrase(one["field"], one["level"])
        weight = float(one["weight"])
        bars.append(_bar(place, title, said, one["left"], one["right"], weight, total))
        total += weight
    match = current.settings().match
    shares = sorted(score.get("hypotheses", {}).items(), key=lambda item: -item[1])
    return Waterfall(
        bars=tuple(bars),
        zero=place(0.0),
        review=place(_bits(match.review)),
        match=place(_bits(match.match)),
        review_share=match.review,
        match_share=match.match,
        weight=float(score.get("weight", total)),
        probability=float(score.get("probability", 0.0)),
        hypotheses=tuple((score_words_for(name), share) for name, share in shares if share > 0.005),
        model_version=int(score.get("model_version", 0)),
    )


def score_words_for(hypothesis: str) -> str:
    """What an explanation of two alike records is called."""
    return str(score_words.HYPOTHESIS.get(hypothesis, hypothesis))


def _scale(prior: float, weights: list[float]) -> Any:
    """A function from bits to units of the picture that leaves nothing outside."""
    match = current.settings().match
    points = [0.0, prior, _bits(match.match) + 1, _bits(match.review)]
    for weight in weights:
        points.append(points[-1] + weight if len(points) > 4 else prior + weight)
    low, high = min(points), max(points)
    span = (high - low) or 1.0
    return lambda bits: round((bits - low) / span * WIDTH, 1)


def _bar(
    place: Any, title: str, said: str, left: str, right: str, weight: float, start: float
) -> Bar:
    a, b = place(start), place(start + weight)
    return Bar(
        title=title,
        phrase=said,
        left=left,
        right=right,
        weight=weight,
        total=start + weight,
        x=min(a, b),
        width=max(1.0, round(abs(a - b), 1)),
    )


def _bits(probability: float) -> float:
    safe = min(max(probability, 1e-12), 1 - 1e-12)
    return log2(safe / (1 - safe))


def reasons(score: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """What speaks for one person and what against, the strongest first, as short phrases."""
    fields = [one for one in score.get("fields", ()) if one["level"] != "missing"]
    ranked = sorted(fields, key=lambda one: -abs(one["weight"]))
    speaks_for = [_phrase(one) for one in ranked if one["weight"] >= NOTEWORTHY]
    against = [_phrase(one) for one in ranked if one["weight"] <= -NOTEWORTHY]
    return speaks_for, against


def _phrase(one: Mapping[str, Any]) -> str:
    return score_words.phrase(one["field"], one["level"])


def sentence(kind: str, score: Mapping[str, Any]) -> str:
    """Such as "Very likely the same person: same phone, similar name; different company."."""
    speaks_for, against = reasons(score)
    verdict = _verdict(kind, float(score.get("probability", 0.0)))
    parts = "; ".join(", ".join(phrases) for phrases in (speaks_for, against) if phrases)
    return _("%(verdict)s: %(reasons)s.", verdict=verdict, reasons=parts) if parts else verdict


def _verdict(kind: str, probability: float) -> str:
    is_company = kind == "company"
    if probability >= 0.99:
        return _("Very likely the same company") if is_company else _("Very likely the same person")
    if probability >= 0.9:
        return _("Likely the same company") if is_company else _("Likely the same person")
    if probability >= 0.5:
        return _("Perhaps the same company") if is_company else _("Perhaps the same person")
    return _("Unlikely the same company") if is_company else _("Unlikely the same person")
