"""Fit the shipped matching model from records whose duplicates are known; writes its JSON file.

    python benchmarks/dedup_fit.py --people P.csv ... --companies C.csv ... --out FILE

The columns of the files are recognised by name, and `cluster` is the truth. Version 3 was fitted on
four generated worlds (60,000 people and 12,000 companies default, dirty and clean, and a million
people and 200,000 companies), none of which any benchmark uses. No world has dates of birth; their
table is set by hand.
"""

import argparse
import itertools
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import log2
from pathlib import Path

from dedup.comparisons import LEAST_CHANCE, POWERS, Levels
from dedup.evaluation import read_table
from dedup.evaluation.gathered import Gathered, gathered
from dedup.evaluation.judge import Truth, numbered
from dedup.levels import (
    COMPATIBLE_NAMES,
    NO_COINCIDENCE,
    CompanyNameLevel,
    EmailLevel,
    NameLevel,
    OrganisationLevel,
    PhoneLevel,
    PlaceLevel,
)
from dedup.model import shipped_model
from store.facts import Kind

CHANCES = range(LEAST_CHANCE, LEAST_CHANCE + len(POWERS) + 1)
# A world counts for no more pairs than this, so that the largest is not all there is.
MOST_PAIRS = 10_000_000
MISSING = "missing"
PERSON = ("same", "namesake", "colleague", "household", "random")
COMPANY = ("same", "namesake", "sibling", "neighbour", "random")
BIRTHDATES = ("exact", "misspelt", "similar", "same_year", "different")
_OTHERS = (0.0003, 0.0015, 0.012, 0.02, 0.9662)
BORN = {
    "same": (0.80, 0.10, 0.05, 0.01, 0.04),
    "household": (0.002, 0.004, 0.02, 0.02, 0.954),
    "namesake": (0.01, 0.01, 0.02, 0.02, 0.94),
    "random": (0.05, 0.01, 0.03, 0.03, 0.88),
}
CONTEXT = tuple(
    [str(one) for one in levels] for levels in (PhoneLevel, OrganisationLevel, PlaceLevel)
)


@dataclass
class Counted:
    """How often each level was seen under one explanation."""

    names: Counter[tuple[str, int]] = field(default_factory=Counter)
    emails: Counter[str] = field(default_factory=Counter)
    contexts: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add(self, levels: Levels, pairs: float) -> None:
        """Count pairs that agree in one way."""
        name, email, phone, organisation, place, _ = levels.words
        self.names[name, levels.chance] += pairs  # type: ignore[assignment]
        self.emails[email] += pairs  # type: ignore[assignment]
        self.contexts[phone, organisation, place] += pairs  # type: ignore[assignment]


def count(paths: Iterable[Path], kind: Kind) -> dict[str, Counted]:
    """The levels of all candidate pairs under the explanation that is true of each."""
    counted = {name: Counted() for name in (COMPANY if kind == "company" else PERSON)}
    difference = _company_difference if kind == "company" else _person_difference
    for path in paths:
        table = read_table(path, "cluster", kind)
        with gathered(table) as held:
            weight = min(1.0, MOST_PAIRS / held.pairs)
            for levels, is_same, pairs in _cells(held, numbered(table.truth)):
                counted["same" if is_same else difference(levels)].add(levels, pairs * weight)
        print(f"{path.name}: {held.pairs} pairs", flush=True)
    return counted


def _cells(held: Gathered, truth: Truth) -> Iterator[tuple[Levels, bool, int]]:
    """Each way of agreeing, apart for pairs that are one, with how many there are."""
    scorer = held.gathering.scorer(shipped_model(held.gathering.kind == "company"))
    for left, right in held.gathering.join.arrays(500_000):
        same = truth[left] == truth[right]
        for is_same in (False, True):
            some = same == is_same
            levels, pairs = scorer.cells(left[some], right[some])
            yield from zip(levels, [is_same] * len(levels), pairs.tolist(), strict=True)


def _person_difference(levels: Levels) -> str:
    name, email, phone, organisation, place, _ = levels.words
    if name in COMPATIBLE_NAMES or name == NameLevel.BOTH_SIMILAR:
        return "namesake"
    at_work = organisation.startswith("same") or organisation == OrganisationLevel.SIMILAR
    if at_work or phone == PhoneLevel.EXACT_SWITCHBOARD or email == EmailLevel.COLLEAGUES:
        return "colleague"
    at_home = phone in {PhoneLevel.EXACT, PhoneLevel.EXACT_SHARED}
    if at_home or place == PlaceLevel.SAME_HOUSE or email.startswith("exact"):
        return "household"
    return "random"


def _company_difference(levels: Levels) -> str:
    name, email, phone, organisation, place, _ = levels.words
    if name in {CompanyNameLevel.EXACT, CompanyNameLevel.JOINED, CompanyNameLevel.MISSPELT}:
        return "namesake"
    shared = email.startswith("exact") or email == EmailLevel.COLLEAGUES
    if shared or organisation.startswith("same"):
        return "sibling"
    if phone.startswith("exact") or place == PlaceLevel.SAME_HOUSE:
        return "neighbour"
    return "random"


def tables(counted: dict[str, Counted], kind: Kind) -> dict[str, dict[str, object]]:
    """The model's tables: base-2 logarithms, smoothed so that nothing is impossible."""
    pairs = {name: one.emails.total() for name, one in counted.items()}
    whole = sum(pairs.values())
    return {
        name: {
            "prior": round(log2((pairs[name] + 1) / (whole + 5)), 3),
            "names": _rounded(_names(one.names, kind)),
            "emails": _rounded(_emails(one.emails)),
            "contexts": _rounded(_contexts(one.contexts)),
            "birthdates": _rounded(_birthdates(name)),
        }
        for name, one in counted.items()
    }


def _names(seen: Counter[tuple[str, int]], kind: Kind) -> dict[str, float]:
    levels = [str(one) for one in (CompanyNameLevel if kind == "company" else NameLevel)]
    fixed = {MISSING} if kind == "company" else {str(one) for one in NO_COINCIDENCE}
    by_level: Counter[str] = Counter()
    by_chance: Counter[int] = Counter()
    for (level, chance), number in seen.items():
        by_level[level] += number
        if level not in fixed:
            by_chance[chance] += number
    named = by_level.total() - by_level[MISSING]
    found = {}
    for chance, level in itertools.product(CHANCES, levels):
        usual = (by_chance[chance] + 1) / (by_chance.total() + 5)
        if level in fixed:
            usual = 1 if chance == CHANCES[0] else 0.001
        share = (by_level[level] + 0.5) / (named + 0.5 * len(levels)) * usual
        probability = (seen[level, chance] + 5 * share) / (named + 5)
        found[f"{level}|{chance}"] = 0.0 if level == MISSING else log2(probability)
    return found


def _emails(seen: Counter[str]) -> dict[str, float]:
    alone = (EmailLevel.MISSING, EmailLevel.FITS_NAME)
    both = [str(level) for level in EmailLevel if level not in alone]
    whole = sum(seen[level] for level in both)
    one_sided = sum(seen[level] for level in alone)
    found = {level: log2((seen[level] + 0.5) / (whole + 0.5 * len(both))) for level in both}
    fits = log2((seen[EmailLevel.FITS_NAME] + 1) / (one_sided + 20))
    return found | {"missing": 0.0, "fits_name": fits}


def _contexts(seen: Counter[tuple[str, str, str]]) -> dict[str, float]:
    single: tuple[Counter[str], ...] = (Counter(), Counter(), Counter())
    patterns: Counter[tuple[bool, ...]] = Counter()
    for cell, number in seen.items():
        patterns[tuple(level != MISSING for level in cell)] += number
        for counter, level in zip(single, cell, strict=True):
            if level != MISSING:
                counter[level] += number
    found = {}
    for phone, organisation, place in itertools.product(*CONTEXT):
        cell = (phone, organisation, place)
        # A cell seldom seen leans on what its three levels would be if they were independent.
        expected = 1.0
        for counter, level, levels in zip(single, cell, CONTEXT, strict=True):
            if level != MISSING:
                expected *= (counter[level] + 0.5) / (counter.total() + 0.5 * (len(levels) - 1))
        whole = patterns[tuple(level != MISSING for level in cell)]
        empty = all(level == MISSING for level in cell)
        number = seen[cell]
        found["|".join(cell)] = 0.0 if empty else log2((number + 20 * expected) / (whole + 20))
    return found


def _birthdates(explanation: str) -> dict[str, float]:
    shares = zip(BIRTHDATES, BORN.get(explanation, _OTHERS), strict=True)
    return {"missing": 0.0} | {level: log2(share) for level, share in shares}


def _rounded(table: dict[str, float]) -> dict[str, float]:
    return {key: round(value, 3) for key, value in table.items()}


def main() -> None:
    """Read the files, count, write the model."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", nargs="+", type=Path, required=True)
    parser.add_argument("--companies", nargs="+", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    model = {
        "person": tables(count(given.people, "contact"), "contact"),
        "company": tables(count(given.companies, "company"), "company"),
    }
    given.out.write_text(json.dumps(model, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
