"""Two profiles become levels: what agrees, what differs, what is missing, field by field."""

from dataclasses import dataclass
from math import floor, log10
from typing import NamedTuple

from dedup.compare.birthdates import birthdate_level
from dedup.compare.companies import company_name_level
from dedup.compare.domains import domain_level
from dedup.compare.emails import email_level
from dedup.compare.names import name_level
from dedup.compare.organisations import organisation_level
from dedup.compare.phones import phone_level
from dedup.compare.places import place_level
from dedup.frequencies import Frequencies, expected_carriers
from dedup.levels import NO_COINCIDENCE
from dedup.profile import Profile

# The fields in the order a person would weigh them; `chance` belongs to the name.
FIELDS = ("name", "email", "phone", "organisation", "place", "birthdate")

MISSING = "missing"
_LEAST_CHANCE, _GREATEST_CHANCE = -3, 1


class Compared(NamedTuple):
    """One field of two records: its level and the values the level rests on."""

    field: str
    level: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Levels:
    """The comparison of two profiles; `chance` is the power of ten of the expected carriers."""

    fields: tuple[Compared, ...]
    chance: int

    @property
    def words(self) -> tuple[str, ...]:
        """The levels alone, in the order of FIELDS."""
        return tuple([one.level for one in self.fields])

    def level(self, field: str) -> str:
        """The level of one field."""
        return self.fields[FIELDS.index(field)].level


def compare(left: Profile, right: Profile, frequencies: Frequencies) -> Levels:
    """Every field's level; both profiles are of one sort, people or companies."""
    if left.kind == "company":
        return _compare_companies(left, right, frequencies)
    fields = (
        _names(left, right),
        Compared("email", *email_level(left, right, frequencies)),
        Compared("phone", *phone_level(left, right, frequencies)),
        Compared("organisation", *organisation_level(left, right, frequencies)),
        Compared("place", *place_level(left, right)),
        Compared("birthdate", *birthdate_level(left, right)),
    )
    return Levels(fields, _chance(left, right, fields[0].level, frequencies))


def _chance(left: Profile, right: Profile, level: str, frequencies: Frequencies) -> int:
    if level in NO_COINCIDENCE:
        return _LEAST_CHANCE
    same_name = left.name == right.name
    names = (left,) if same_name else (left, right)
    return _power(max(expected_carriers(one, frequencies) for one in names))


def _compare_companies(left: Profile, right: Profile, frequencies: Frequencies) -> Levels:
    level = company_name_level(left.company, right.company)
    fields = (
        Compared("name", level, left.company.core, right.company.core),
        Compared("email", *email_level(left, right, frequencies)),
        Compared("phone", *phone_level(left, right, frequencies)),
        Compared("organisation", *domain_level(left, right)),
        Compared("place", *place_level(left, right)),
        Compared("birthdate", MISSING, "", ""),
    )
    same_name = max(frequencies.organisation(one.company.joined) for one in (left, right))
    return Levels(fields, _power(same_name / 100))


def _names(left: Profile, right: Profile) -> Compared:
    level = name_level(left.name, right.name)
    return Compared("name", level, left.name.shown, right.name.shown)


def _power(carriers: float) -> int:
    return min(_GREATEST_CHANCE, max(_LEAST_CHANCE, floor(log10(max(carriers, 1e-9)))))
