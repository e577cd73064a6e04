"""A model: how likely each comparison level is under each explanation of two alike records."""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from dedup.comparisons import MISSING, Levels

# The shipped model; a new one is a new file beside the old one.
MODEL_VERSION = 1

# The explanations of two records that look alike; the first is the only one that joins them.
SAME = "same"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """Base-2 logarithms of probabilities under one explanation; a missing field tells nothing.

    Phone, organisation and place are one joint view, keyed "phone|organisation|place", because
    colleagues share all three at once and must not be counted three times.
    """

    name: str
    prior: float
    names: dict[str, float]
    emails: dict[str, float]
    contexts: dict[str, float]
    birthdates: dict[str, float]

    def steps(self, levels: Levels) -> tuple[float, ...]:
        """What the name, e-mail, phone, organisation, place and birthdate add, in that order."""
        name, email, phone, organisation, place, birthdate = (one.level for one in levels.fields)
        by_phone = self.contexts[f"{phone}|{MISSING}|{MISSING}"]
        by_firm = self.contexts[f"{phone}|{organisation}|{MISSING}"]
        by_place = self.contexts[f"{phone}|{organisation}|{place}"]
        return (
            self.names[f"{name}|{levels.chance}"],
            self.emails[email],
            by_phone,
            by_firm - by_phone,
            by_place - by_firm,
            self.birthdates[birthdate],
        )


@dataclass(frozen=True, slots=True)
class Model:
    """The named explanations for one sort of record; the first is SAME."""

    version: int
    hypotheses: tuple[Hypothesis, ...]


@lru_cache(maxsize=8)
def shipped_model(is_company: bool, version: int = MODEL_VERSION) -> Model:
    """The model that comes with the package, for companies or for people."""
    text = resources.files("dedup").joinpath(f"models/version_{version}.json").read_text("utf-8")
    tables = json.loads(text)["company" if is_company else "person"]
    return Model(version, tuple(Hypothesis(name, **table) for name, table in tables.items()))
