"""A model: how likely each comparison level is under each explanation of two alike records."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import resources
from math import log2, log10
from typing import Any, NamedTuple

from dedup.comparisons import MISSING, Levels
from dedup.levels import DetailLevel
from store.facts import Kind

# The shipped model; a new one is a new file beside the old one.
MODEL_VERSION = 3

# The explanations of two records that look alike; the first is the only one that joins them.
SAME = "same"

# What agreement of two records in any column says for their being one, in bits: less than it would
# if columns never hung together, as a state hangs on its city.
_USUALLY_SAYS: dict[str, float] = {
    DetailLevel.EXACT_UNIQUE: 5.0,
    DetailLevel.EXACT_RARE: 3.5,
    DetailLevel.EXACT_USUAL: 2.0,
    DetailLevel.EXACT_COMMON: 0.8,
    DetailLevel.EXACT_CONSTANT: 0.0,
    DetailLevel.NEAR: 1.0,
    DetailLevel.DIFFERENT: -1.2,
}

# In a store of this many people the shipped prior is right as it is; it loses a bit with every ten
# times as many, because records that have nothing to do with each other meet the more often.
_RIGHT_AMONG, _STEPS_A_DECADE, _MOST_BITS = 500_000, 4, 2.0

# One base-2 logarithm of a probability for each explanation.
Logs = tuple[float, ...]


class Explained(NamedTuple):
    """The prior and each field's weight in bits, and the probability of each explanation."""

    prior: float
    weights: tuple[float, ...]
    hypotheses: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Model:
    """For each level the logarithms of its probability under the explanations, SAME first.

    Phone, organisation and place are one joint view, keyed "phone|organisation|place", because
    colleagues share all three at once and must not be counted three times. The name's level is
    keyed with its chance of coincidence, "exact|-2". A missing field tells nothing.
    """

    version: int
    explanations: tuple[str, ...]
    prior: Logs
    names: Mapping[str, Logs]
    emails: Mapping[str, Logs]
    contexts: Mapping[str, Logs]
    birthdates: Mapping[str, Logs]
    # "column|level" of columns that no field takes, learned from a store that has them.
    details: Mapping[str, Logs] = field(default_factory=dict)
    # Weight in bits and probability of the levels that were weighed before, and the reasons of
    # those that were shown; see dedup.weights.
    weighed: dict[Levels, tuple[float, float]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    explained: dict[Levels, Explained] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def sums(self, levels: Levels) -> list[float]:
        """The logarithm of each explanation's weight, given everything compared."""
        name, email, phone, organisation, place, birthdate = levels.words
        sums = [
            a + b + c + d + e
            for a, b, c, d, e in zip(
                self.prior,
                self.names[_joined(name, str(levels.chance))],
                self.emails[email],
                self.contexts[_joined(phone, organisation, place)],
                self.birthdates[birthdate],
                strict=True,
            )
        ]
        for detail in levels.details:
            sums = _plus(sums, self.detail(detail))
        return sums

    def detail(self, column_and_level: str) -> Logs:
        """What a column that no field takes says; of one never seen, what any column would."""
        known = self.details.get(column_and_level)
        if known is not None:
            return known
        says = _USUALLY_SAYS[column_and_level.rpartition("|")[2]]
        return (says, *(0.0 for _ in self.explanations[1:]))

    def running_sums(self, levels: Levels) -> list[list[float]]:
        """The prior, and the sums after each field in turn; the last equals `sums`."""
        name, email, phone, organisation, place, birthdate = levels.words
        named = _plus(self.prior, self.names[_joined(name, str(levels.chance))])
        reached = _plus(named, self.emails[email])
        by_phone = _plus(reached, self.contexts[_joined(phone, MISSING, MISSING)])
        by_firm = _plus(reached, self.contexts[_joined(phone, organisation, MISSING)])
        by_place = _plus(reached, self.contexts[_joined(phone, organisation, place)])
        born = _plus(by_place, self.birthdates[birthdate])
        steps = [list(self.prior), named, reached, by_phone, by_firm, by_place, born]
        for detail in levels.details:
            steps.append(_plus(steps[-1], self.detail(detail)))
        return steps


@lru_cache(maxsize=8)
def shipped_model(is_company: bool, version: int = MODEL_VERSION) -> Model:
    """The model that comes with the package, for companies or for people."""
    text = resources.files("dedup").joinpath(f"models/version_{version}.json").read_text("utf-8")
    return model_of(json.loads(text)["company" if is_company else "person"], version)


def shipped_for(kind: Kind, records: int) -> Model:
    """The shipped model for a store of so many records of that kind."""
    if kind == "company":
        return shipped_model(is_company=True)
    decades = log10(_RIGHT_AMONG / max(records, 1))
    return _among(round(decades * _STEPS_A_DECADE))


@lru_cache(maxsize=32)
def _among(steps: int) -> Model:
    # Rounded, so that a growing store goes on with what was weighed before.
    bits = max(-_MOST_BITS, min(_MOST_BITS, steps / _STEPS_A_DECADE))
    model = shipped_model(is_company=False)
    prior = (model.prior[0] + bits, *model.prior[1:])
    # What they sum up to changes no weight, but how well the model seems to explain a store.
    whole = log2(sum([2.0**one for one in prior]))
    return replace(model, prior=tuple([one - whole for one in prior]))


def model_of(tables: Mapping[str, Mapping[str, Any]], version: int) -> Model:
    """A model from the tables of each explanation, as the shipped file holds them."""
    each = list(tables.values())
    return Model(
        version=version,
        explanations=tuple(tables),
        prior=tuple(one["prior"] for one in each),
        names=_turned([one["names"] for one in each]),
        emails=_turned([one["emails"] for one in each]),
        contexts=_turned([one["contexts"] for one in each]),
        birthdates=_turned([one["birthdates"] for one in each]),
        details=_turned([one.get("details", {}) for one in each]),
    )


def usual_details(counts: Mapping[str, float], width: int) -> dict[str, Logs]:
    """The table of a column never seen before, from how often each of its levels is found."""
    total = sum(counts.values())
    says = {level: 2.0 ** _USUALLY_SAYS[level.rpartition("|")[2]] for level in counts}
    same = sum(pairs * says[level] for level, pairs in counts.items())
    return {
        level: (log2(pairs * says[level] / same), *(log2(pairs / total) for _ in range(width - 1)))
        for level, pairs in counts.items()
    }


def _joined(*levels: str) -> str:
    # Formatting a member of an enumeration costs ten times what joining it does.
    return "|".join(levels)


def _turned(tables: list[dict[str, float]]) -> dict[str, Logs]:
    return {level: tuple(table[level] for table in tables) for level in tables[0]}


def _plus(left: Logs | list[float], right: Logs) -> list[float]:
    return [a + b for a, b in zip(left, right, strict=True)]
