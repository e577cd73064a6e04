"""A match score as a person reads it: one sentence, a few reasons, and the bars of a waterfall."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import Any

from flask_babel import gettext as _

from admin import score_words
from admin.limits import limits
from dedup import MatchScore, Thresholds
from dedup import sentence as explained
from dedup.explain import View, views
from store.facts import Kind
from store.pair_reasons import is_difference

# An explanation less likely than this is not worth a word.
LEAST_SHARE = 0.0005

# The bars are drawn in a picture this wide, in its own units.
WIDTH = 240


@dataclass(frozen=True, slots=True)
class Part:
    """One field behind a bar: how it agrees, and the values that rests on."""

    phrase: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One step of the waterfall; `x` and `width` are in units of the picture, `weight` in bits."""

    title: str
    parts: tuple[Part, ...]
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


def waterfall(score: Mapping[str, Any], kind: Kind = "contact") -> Waterfall | None:
    """The bars of a score in the form MatchScore.to_json gives; None when there is none."""
    found = read(score)
    if found is None:
        return None
    match, known = limits(kind), views(found)
    place = _scale(found.prior, [one.weight for one in known], match)
    shares = sorted(
        (one for one in found.hypotheses if one[1] >= LEAST_SHARE), key=lambda one: -one[1]
    )
    return Waterfall(
        bars=tuple(_bars(place, found.prior, known, kind)),
        zero=place(0.0),
        review=place(_bits(match.review)),
        match=place(_bits(match.match)),
        review_share=match.review,
        match_share=match.match,
        weight=found.weight,
        probability=found.probability,
        hypotheses=tuple((score_words.explanation(name), share) for name, share in shares),
        model_version=found.model_version,
    )


def read(score: Mapping[str, Any]) -> MatchScore | None:
    """The score that was kept, or None where it has another form, such as an older version's."""
    try:
        return MatchScore.from_json(dict(score))
    except (KeyError, TypeError, AttributeError):
        return None


def _scale(prior: float, weights: list[float], match: Thresholds) -> Any:
    """A function from bits to units of the picture that leaves nothing outside."""
    points = [0.0, prior, _bits(match.match) + 1, _bits(match.review)]
    for weight in weights:
        points.append(points[-1] + weight if len(points) > 4 else prior + weight)
    low, high = min(points), max(points)
    span = (high - low) or 1.0
    return lambda bits: round((bits - low) / span * WIDTH, 1)


def _bars(place: Any, prior: float, known: Sequence[View], kind: Kind) -> Iterator[Bar]:
    yield _bar(place, _("Before looking"), (), prior, 0.0)
    total = prior
    for view in known:
        title = score_words.title([one.field for one in view.fields], kind)
        parts = tuple(
            Part(score_words.phrase(one.field, one.level, kind), one.left, one.right)
            for one in view.fields
        )
        yield _bar(place, title, parts, view.weight, total)
        total += view.weight


def _bar(place: Any, title: str, parts: tuple[Part, ...], weight: float, start: float) -> Bar:
    a, b = place(start), place(start + weight)
    return Bar(
        title=title,
        parts=parts,
        weight=weight,
        total=start + weight,
        x=min(a, b),
        width=max(1.0, round(abs(a - b), 1)),
    )


def _bits(probability: float) -> float:
    safe = min(max(probability, 1e-12), 1 - 1e-12)
    return log2(safe / (1 - safe))


def reasons(score: Mapping[str, Any], kind: Kind = "contact") -> tuple[list[str], list[str]]:
    """What speaks for one person and what against, the strongest first, as short phrases."""
    found = read(score)
    ranked = explained(found)[1] if found else ()
    said: dict[str, list[str]] = {"for": [], "against": [], "neutral": []}
    for one in ranked:
        # A difference can be less than was to be expected, and weigh for; nobody reads it so.
        direction = "against" if is_difference(one.level) else one.direction
        said[direction].append(score_words.phrase(one.field, one.level, kind))
    return said["for"], said["against"]


def sentence(kind: Kind, score: Mapping[str, Any]) -> str:
    """Such as "Very likely the same person: same phone, similar name; different company."."""
    found = read(score)
    if found is None:
        return ""
    verdict = score_words.verdict(kind, explained(found)[0])
    speaks_for, against = (", ".join(phrases) for phrases in reasons(score, kind))
    parts: str = speaks_for or against
    if speaks_for and against:
        parts = _("%(agreeing)s; %(differing)s", agreeing=speaks_for, differing=against)
    said: str = _("%(verdict)s: %(reasons)s.", verdict=verdict, reasons=parts)
    return said if parts else f"{verdict}."


def band(probability: float) -> str:
    """The word for a probability, such as "very likely"."""
    bare = MatchScore(0.0, probability, 0.0, (), (), 0)
    return str(score_words.BAND[explained(bare)[0]])
