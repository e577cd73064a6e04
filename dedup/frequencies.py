"""How common a value is among the stored records: agreement on a rare one means more."""

from dataclasses import dataclass, field
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from dedup.normalise.person import PersonName
from dedup.profile import Profile

# The share of people an unremarkable name has, and how many records that opinion is worth.
_FIRST_NAME, _LAST_NAME, _OPINION = 0.002, 0.0005, 1000

# What the expectation counts beside the count, as measured over a million records; more others
# than this are no different from so many.
_EXPECTED, MOST_OTHERS = 0.4, 100

# One number, or an array of them.
Count = TypeVar("Count", float, NDArray[np.float64])


class Frequencies(Protocol):
    """What the scorer asks of the store; all counts are of records and at least 0."""

    @property
    def records(self) -> int:
        """How many records there are."""

    def first_name(self, root: str) -> int:
        """How many have a first name of that family."""

    def last_name(self, word: str) -> int:
        """How many have that last name."""

    def name(self, root_and_last: str) -> int:
        """How many have that family of first names and that last name ("robert berg")."""

    def phone(self, tail: str) -> int:
        """How many have a number with that tail."""

    def email(self, address: str) -> int:
        """How many have that address."""

    def organisation(self, name: str) -> int:
        """How many work at the firm of that joined name or domain."""

    def company_word(self, word: str) -> int:
        """How many firms have that word in their name."""

    def detail(self, column_and_value: str) -> int:
        """How many have that value in a column no field takes ("birth place|devon")."""


@dataclass(slots=True)
class CountedFrequencies:
    """Frequencies counted in memory, for tests, sweeps and evaluation."""

    records: int = 0
    counts: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, profile: Profile) -> None:
        """Count one more record."""
        self.records += 1
        for key in spread_of(profile):
            self.counts[key] = self.counts.get(key, 0) + 1

    def first_name(self, root: str) -> int:
        """How many have a first name of that family."""
        return self.counts.get(("first name", root), 0)

    def last_name(self, word: str) -> int:
        """How many have that last name."""
        return self.counts.get(("last name", word), 0)

    def name(self, root_and_last: str) -> int:
        """How many have that family of first names and that last name ("robert berg")."""
        return self.counts.get(("name", root_and_last), 0)

    def phone(self, tail: str) -> int:
        """How many have a number with that tail."""
        return self.counts.get(("phone", tail), 0)

    def email(self, address: str) -> int:
        """How many have that address."""
        return self.counts.get(("email", address), 0)

    def organisation(self, name: str) -> int:
        """How many work at the firm of that joined name or domain."""
        return self.counts.get(("organisation", name), 0)

    def company_word(self, word: str) -> int:
        """How many firms have that word in their name."""
        return self.counts.get(("company word", word), 0)

    def detail(self, column_and_value: str) -> int:
        """How many have that value in a column no field takes ("birth place|devon")."""
        return self.counts.get(("detail", column_and_value), 0)


def spread_of(profile: Profile) -> set[tuple[str, str]]:
    """The (space, value) pairs whose spread over the store is counted for this profile."""
    spaces = {("phone", phone.tail) for phone in profile.phones}
    spaces |= {("email", email.address) for email in profile.emails}
    spaces |= {("organisation", domain) for domain in profile.domains}
    spaces |= {("last name", word) for word in profile.name.last}
    spaces |= {("name", one) for one in whole_names(profile.name)}
    spaces |= {("detail", f"{name}|{value}") for name, value in profile.details}
    if profile.name.root:
        spaces.add(("first name", profile.name.root))
    if profile.kind == "company":
        spaces |= {("company word", word) for word in profile.company.words}
    if profile.company:
        spaces.add(("organisation", profile.company.joined))
    return spaces


def whole_names(name: PersonName) -> list[str]:
    """The family of first names with each last name, under which records of the name are found."""
    # Marriage and double names: each surname stands alone with the first name as well.
    return [f"{name.root} {part}" for part in name.last[:3]] if name.first else []


def likely_carriers(name: PersonName, frequencies: Frequencies) -> float:
    """A measure of how many others carry this name, which an agreement on it has to outweigh.

    It weighs how many would if first and last names mixed freely, which they do not, against how
    many do, of whom some are the duplicates that are looked for.
    """
    total, last = frequencies.records, name.last
    expected = float(max(total, 1))
    if name.root:
        expected *= first_name_share(frequencies.first_name(name.root), total)
    if last:
        count = frequencies.last_name
        rarest = count(last[0]) if len(last) == 1 else min([count(word) for word in last])
        expected *= last_name_share(rarest, total)
    found = min([frequencies.name(one) for one in whole_names(name)], default=0)
    return carriers_of(expected, others_of(found))


def first_name_share(count: Count, records: int) -> Count:
    """The share of people with a first name that `count` of so many records have."""
    # In a small store a count says little, so it is weighed against what is usual.
    return (count + _FIRST_NAME * _OPINION) / (records + _OPINION)


def last_name_share(count: Count, records: int) -> Count:
    """The same of a last name."""
    return (count + _LAST_NAME * _OPINION) / (records + _OPINION)


def others_of(count: int) -> int:
    """How many others have the whole name that `count` records have."""
    return max(1, min(count, MOST_OTHERS) - 1)


def carriers_of(expected: Count, others: Count | int) -> Count:
    """Both measures of one name as one: what is expected, and who else has it."""
    weighed: Count = expected**_EXPECTED * others ** (1 - _EXPECTED)
    return weighed
