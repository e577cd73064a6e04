"""What speaks for and against a pair, read from its kept score: one bit for each compared field."""

from collections.abc import Mapping
from typing import Any

# The order is the bits' and must never change; new fields come at the end.
FIELDS = ("email", "phone", "name", "organisation", "place", "birthdate")
BIT: Mapping[str, int] = {name: 1 << place for place, name in enumerate(FIELDS)}

# A quarter of a bit of evidence either way changes no mind.
NOTICEABLE = 0.25


def agreeing(score: Mapping[str, Any]) -> int:
    """The fields that speak for one record, as bits."""
    return _bits(score, lambda weight: weight >= NOTICEABLE)


def differing(score: Mapping[str, Any]) -> int:
    """The fields that speak against, as bits."""
    return _bits(score, lambda weight: weight <= -NOTICEABLE)


def agreeing_of(context: Any) -> int:
    """The bits for a row that is being inserted, from the score that goes in with it."""
    return agreeing(context.get_current_parameters().get("score") or {})


def differing_of(context: Any) -> int:
    """The bits against for a row that is being inserted."""
    return differing(context.get_current_parameters().get("score") or {})


def _bits(score: Mapping[str, Any], counts: Any) -> int:
    found = 0
    fields = score.get("fields")
    for one in fields if isinstance(fields, list | tuple) else ():
        name, weight = one.get("field"), one.get("weight")
        if name in BIT and isinstance(weight, int | float) and counts(weight):
            found |= BIT[name]
    return found
