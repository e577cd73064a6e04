"""A model: how likely each comparison level is under each explanation of two alike records."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

from dedup.comparisons import MISSING, Levels

# The shipped model; a new one is a new file beside the old one.
MODEL_VERSION = 1

# The explanations of two records that look alike; the first is the only one that joins them.
SAME = "same"

# One base-2 logarithm of a probability for each explanation.
Logs = tuple[float, ...]


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
    # Weight in bits and probability of the levels that were weighed before; see dedup.weights.
    weighed: dict[Levels, tuple[float, float]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def sums(self, levels: Levels) -> list[float]:
        """The logarithm of each explanation's weight, given everything compared."""
        name, email, phone, organisation, place, birthdate = levels.words
        return [
            a + b + c + d + e
            for a, b, c, d, e in zip(
                self.prior,
                self.names[f"{name}|{levels.chance}"],
                self.emails[email],
                self.contexts[f"{phone}|{organisation}|{place}"],
                self.birthdates[birthdate],
                strict=True,
            )
        ]

    def running_sums(self, levels: Levels) -> list[list[float]]:
        """The prior, and the sums after each field in turn; the last equals `sums`."""
        name, email, phone, organisation, place, birthdate = levels.words
        named = _plus(self.prior, self.names[f"{name}|{levels.chance}"])
        reached = _plus(named, self.emails[email])
        by_phone = _plus(reached, self.contexts[f"{phone}|{MISSING}|{MISSING}"])
        by_firm = _plus(reached, self.contexts[f"{phone}|{organisation}|{MISSING}"])
        by_place = _plus(reached, self.contexts[f"{phone}|{organisation}|{place}"])
        born = _plus(by_place, self.birthdates[birthdate])
        return [list(self.prior), named, reached, by_phone, by_firm, by_place, born]


@lru_cache(maxsize=8)
def shipped_model(is_company: bool, version: int = MODEL_VERSION) -> Model:
    """The model that comes with the package, for companies or for people."""
    text = resources.files("dedup").joinpath(f"models/version_{version}.json").read_text("utf-8")
    return model_of(json.loads(text)["company" if is_company else "person"], version)


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
    )


def _turned(tables: list[dict[str, float]]) -> dict[str, Logs]:
    return {level: tuple(table[level] for table in tables) for level in tables[0]}


def _plus(left: Logs | list[float], right: Logs) -> list[float]:
    return [a + b for a, b in zip(left, right, strict=True)]
