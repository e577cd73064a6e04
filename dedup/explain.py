"""Why two records are or are not one: the score again, and in words a page can translate."""

from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from dedup.active import active_model
from dedup.profile import profile_of
from dedup.stored_frequencies import StoredFrequencies
from dedup.weights import FieldScore, MatchScore, score
from store import Connection
from store.facts import Kind
from store.pair_reasons import JOINT, Direction, directions
from store.profiles import facts_of

Band = Literal["almost certain", "very likely", "likely", "possible", "unlikely"]

_BANDS: tuple[tuple[float, Band], ...] = (
    (0.999, "almost certain"),
    (0.95, "very likely"),
    (0.7, "likely"),
    (0.3, "possible"),
    (0.0, "unlikely"),
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One field of the explanation; `level` is the word for how it agrees, to be translated.

    `weight` is that of its view: fields that are weighed at once share one.
    """

    field: str
    level: str
    direction: Direction
    weight: float


@dataclass(frozen=True, slots=True)
class View:
    """The fields that a model weighs at once, and their one weight in bits."""

    fields: tuple[FieldScore, ...]
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


def views(found: MatchScore) -> tuple[View, ...]:
    """The known fields of a score as they were weighed: some alone, phone, firm and place at once.

    One of the joint three may weigh what another takes back; only their sum says something.
    """
    known = [one for one in found.fields if one.level != "missing"]
    # They stand beside each other in every score.
    grouped = groupby(known, key=lambda one: "" if one.field in JOINT else one.field)
    fields = [tuple(some) for _name, some in grouped]
    return tuple(View(some, sum(one.weight for one in some)) for some in fields)


def sentence(found: MatchScore) -> tuple[Band, tuple[Reason, ...]]:
    """The band and its reasons, the weightiest first; missing fields are left out."""
    bands = [word for least, word in _BANDS if found.probability >= least]
    said = directions((one.field, one.level, one.weight) for one in found.fields)
    reasons = [
        Reason(one.field, one.level, said[one.field], view.weight)
        for view in views(found)
        for one in view.fields
    ]
    return bands[0], tuple(sorted(reasons, key=lambda reason: -abs(reason.weight)))
