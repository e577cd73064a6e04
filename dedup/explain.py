"""Why two records are or are not one: the score again, and in words a page can translate."""

from dataclasses import dataclass
from typing import Literal

from dedup.active import active_model
from dedup.profile import profile_of
from dedup.stored_frequencies import StoredFrequencies
from dedup.weights import MatchScore, score
from store import Connection
from store.facts import Kind
from store.profiles import facts_of

Direction = Literal["for", "against", "neutral"]
Band = Literal["almost certain", "very likely", "likely", "possible", "unlikely"]

_BANDS: tuple[tuple[float, Band], ...] = (
    (0.999, "almost certain"),
    (0.95, "very likely"),
    (0.7, "likely"),
    (0.3, "possible"),
    (0.0, "unlikely"),
)
# A quarter of a bit either way changes no mind.
_NOTICEABLE = 0.25


@dataclass(frozen=True, slots=True)
class Reason:
    """One field of the explanation; `level` is the word for how it agrees, to be translated."""

    field: str
    level: str
    direction: Direction
    weight: float


def explain(
    connection: Connection, kind: Kind, a_id: int, b_id: int, *, region: str | None = None
) -> MatchScore:
    """The score of two stored records as of now, by the model in use; raises NoSuchRecord."""
    left, right = (
        profile_of(facts_of(connection, kind, one), kind, region=region) for one in (a_id, b_id)
    )
    model = active_model(connection, kind)
    return score(left, right, StoredFrequencies(connection, kind), model)


def sentence(found: MatchScore) -> tuple[Band, tuple[Reason, ...]]:
    """The band and its reasons, the weightiest first; missing fields are left out."""
    bands = [word for least, word in _BANDS if found.probability >= least]
    reasons = [
        Reason(one.field, one.level, _direction(one.weight), one.weight)
        for one in found.fields
        if one.level != "missing"
    ]
    return bands[0], tuple(sorted(reasons, key=lambda reason: -abs(reason.weight)))


def _direction(weight: float) -> Direction:
    if abs(weight) < _NOTICEABLE:
        return "neutral"
    return "for" if weight > 0 else "against"
