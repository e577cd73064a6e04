"""Which of two values a merged record keeps by default, and the rule that says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Side = Literal["a", "b"]
Rule = Literal[
    "same", "only one", "edited by hand", "verified", "newest", "most complete", "older record"
]

# Who read a value where only the person themselves could have put it.
VERIFIED_BY = frozenset({"sender", "from", "signature"})


@dataclass(frozen=True, slots=True)
class Held:
    """A value one record holds and what is known of its origin; `at` is when it came."""

    value: str
    at: datetime | None = None
    by_hand: bool = False
    verified: bool = False


def choose(a: Held, b: Held) -> tuple[Side, Rule]:
    """The side whose value is kept: by hand > verified > newest > most complete > the older's."""
    if a.value == b.value:
        return "a", "same"
    if not a.value or not b.value:
        return ("a" if a.value else "b"), "only one"
    if a.by_hand != b.by_hand:
        return ("a" if a.by_hand else "b"), "edited by hand"
    if a.verified != b.verified:
        return ("a" if a.verified else "b"), "verified"
    if a.at and b.at and a.at != b.at:
        return ("a" if a.at > b.at else "b"), "newest"
    if len(a.value) != len(b.value):
        return ("a" if len(a.value) > len(b.value) else "b"), "most complete"
    return "a", "older record"


def choose_among(values: Sequence[Held]) -> tuple[int, Rule]:
    """The place of the value that is kept among several, and the rule that decided hardest."""
    best = 0
    for place, one in enumerate(values):
        if choose(values[best], one)[0] == "b":
            best = place
    rules = [choose(values[best], one)[1] for place, one in enumerate(values) if place != best]
    telling = [rule for rule in rules if rule not in ("same", "only one")]
    unheard: Rule = "only one" if "only one" in rules else "same"
    return best, telling[0] if telling else unheard
