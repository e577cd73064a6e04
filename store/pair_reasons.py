"""What speaks for and against a pair, read from its kept score: one bit for each compared field."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

# The order is the bits' and must never change; new fields come at the end.
FIELDS = ("email", "phone", "name", "organisation", "place", "birthdate")
BIT: Mapping[str, int] = {name: 1 << place for place, name in enumerate(FIELDS)}

# Models weigh these three at once: one alone may weigh what another takes back.
JOINT = frozenset({"phone", "organisation", "place"})

# A quarter of a bit of evidence either way changes no mind.
NOTICEABLE = 0.25

Direction = Literal["for", "against", "neutral"]


def agreeing(score: Mapping[str, Any]) -> int:
    """The fields that speak for one record, as bits."""
    return _bits(score, "for")


def differing(score: Mapping[str, Any]) -> int:
    """The fields that speak against, as bits."""
    return _bits(score, "against")


def agreeing_of(context: Any) -> int:
    """The bits for a row that is being inserted, from the score that goes in with it."""
    return agreeing(context.get_current_parameters().get("score") or {})


def differing_of(context: Any) -> int:
    """The bits against for a row that is being inserted."""
    return differing(context.get_current_parameters().get("score") or {})


def is_difference(level: str) -> bool:
    """Whether a comparison level says that two values are not one."""
    return "different" in level or level.startswith("other_")


def directions(fields: Iterable[tuple[str, str, float]]) -> dict[str, Direction]:
    """What each (field, level, weight) speaks for.

    The joint ones speak by their sum; what differs among them never for one record, and what
    agrees never against it beside what differs.
    """
    known = list(fields)
    joint = [one for one in known if one[0] in JOINT]
    total = sum(weight for _field, _level, weight in joint)
    differs = any(is_difference(level) for _field, level, _weight in joint)
    return {
        name: _joint(level, total, differs=differs) if name in JOINT else _direction(weight)
        for name, level, weight in known
    }


def _joint(level: str, total: float, *, differs: bool) -> Direction:
    said = _direction(total)
    if said == "neutral" or level == "missing":
        return "neutral"
    if is_difference(level):
        return "against"
    return "neutral" if differs and said == "against" else said


def _direction(weight: float) -> Direction:
    if abs(weight) < NOTICEABLE:
        return "neutral"
    return "for" if weight > 0 else "against"


def _bits(score: Mapping[str, Any], wanted: Direction) -> int:
    fields = score.get("fields")
    # Scores of another time may lack anything.
    read = [
        (one["field"], str(one.get("level", "")), one["weight"])
        for one in (fields if isinstance(fields, list | tuple) else ())
        if one.get("field") in BIT and isinstance(one.get("weight"), int | float)
    ]
    said = directions(read)
    return sum(BIT[name] for name in said if said[name] == wanted)
