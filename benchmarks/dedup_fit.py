"""Fit the shipped matching model from records whose duplicates are known; writes its JSON file.

    python benchmarks/dedup_fit.py --people P.csv ... --companies C.csv ... --out FILE

The columns of the files are recognised by name, and `cluster` is the truth. Version 2 was fitted on
four generated worlds of 20,000 people and 4,000 companies (two default, one dirty, one clean), none
of which any benchmark uses. No world has dates of birth; their table is set by hand.
"""

import argparse
import csv
import itertools
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log2
from pathlib import Path

from dedup import Kind, Profile, profile_of
from dedup.blocking import BLOCK_CAP, blocking_keys
from dedup.columns import recognise
from dedup.comparisons import Levels, levels_of
from dedup.frequencies import CountedFrequencies
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

CHANCES = range(-3, 2)
# A world of 20,000 has too few names that more than one would carry by chance to count how they
# agree, and none that hundreds would. There a name says what it says one power of ten below, less
# these bits for one and the same person: a little where coincidences begin, then log2(10) for
# every ten times as many carriers.
COMMON_NAMES = {0: 0.7, 1: 3.0, 2: 6.3, 3: 9.6}
# Ten times as common names are so much rarer in such a world, whoever compares them.
RARER_BITS = 5.0
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

    def add(self, levels: Levels) -> None:
        """Count one pair."""
        name, email, phone, organisation, place, _ = levels.words
        self.names[name, levels.chance] += 1
        self.emails[email] += 1
        self.contexts[phone, organisation, place] += 1


def read(path: Path, kind: Kind) -> tuple[list[Profile], list[str]]:
    """The profiles of a file and the truth beside them."""
    with path.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    columns = recognise(list(rows[0]), rows, kind, hidden=frozenset({"cluster"}))
    profiles = [profile_of(columns.facts(row), kind) for row in rows]
    return profiles, [row["cluster"] for row in rows]


def candidate_pairs(profiles: list[Profile]) -> set[tuple[int, int]]:
    """The pairs that share a block no larger than the cap."""
    blocks: dict[int, list[int]] = {}
    for number, profile in enumerate(profiles):
        for key in blocking_keys(profile):
            blocks.setdefault(key, []).append(number)
    small = (members for members in blocks.values() if len(members) <= BLOCK_CAP)
    return {pair for members in small for pair in itertools.combinations(members, 2)}


def count(paths: Iterable[Path], kind: Kind) -> dict[str, Counted]:
    """The levels of all candidate pairs under the explanation that is true of each."""
    counted = {name: Counted() for name in (COMPANY if kind == "company" else PERSON)}
    for path in paths:
        profiles, truth = read(path, kind)
        frequencies = CountedFrequencies()
        for profile in profiles:
            frequencies.add(profile)
        for left, right in candidate_pairs(profiles):
            levels = levels_of(profiles[left], profiles[right], frequencies)
            difference = _company_difference if kind == "company" else _person_difference
            is_same = truth[left] == truth[right]
            counted["same" if is_same else difference(levels)].add(levels)
    return counted


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
            "names": _rounded(with_common_names(_names(one.names, kind), name, kind)),
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


def with_common_names(names: dict[str, float], explanation: str, kind: Kind) -> dict[str, float]:
    """The table of names, reaching to those that thousands would carry by chance."""
    found = dict(names)
    for key in [one for one in names if one.endswith("|-1")]:
        level = key.removesuffix("|-1")
        for chance, bits in COMMON_NAMES.items():
            last = names[f"{level}|{CHANCES[-1]}"]
            if kind == "company" or level == MISSING or level in map(str, NO_COINCIDENCE):
                found[f"{level}|{chance}"] = names.get(f"{level}|{chance}", last)
            else:
                less = bits if explanation == "same" else 0.0
                found[f"{level}|{chance}"] = names[key] - less - RARER_BITS * (chance + 1)
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
