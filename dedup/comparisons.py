"""Two profiles become levels: what agrees, what differs, what is missing, field by field."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from dedup.compare.birthdates import birthdate_level, birthdates_shown
from dedup.compare.companies import companies_shown, company_name_level
from dedup.compare.details import detail_levels, details_shown
from dedup.compare.domains import domain_level, domains_shown
from dedup.compare.emails import email_level, emails_shown
from dedup.compare.names import name_level, names_shown
from dedup.compare.organisations import organisation_level, organisations_shown
from dedup.compare.phones import phone_level, phones_shown
from dedup.compare.places import place_level, places_shown
from dedup.frequencies import Frequencies, likely_carriers
from dedup.levels import NO_COINCIDENCE
from dedup.normalise import PersonName
from dedup.profile import Profile

# The fields in the order a person would weigh them; `chance` belongs to the name.
FIELDS = ("name", "email", "phone", "organisation", "place", "birthdate")

_PLACE = {field: place for place, field in enumerate(FIELDS)}

MISSING = "missing"
LEAST_CHANCE, _MOST_CHANCE = -4, 4
# A coincidence becomes likelier with each of these numbers of carriers.
POWERS = tuple(10 ** (half / 2) for half in range(LEAST_CHANCE + 1, _MOST_CHANCE + 1))


class Levels(NamedTuple):
    """How two profiles agree: a level a field, in the order of FIELDS, as a key for look-ups.

    `chance` says how many others are likely to carry the name, in halves of a power of ten.
    """

    words: tuple[str, ...]
    chance: int
    # "column|level" of what no field takes.
    details: tuple[str, ...] = ()

    def level(self, field: str) -> str:
        """The level of one field."""
        return self.words[_PLACE[field]]


class Compared(NamedTuple):
    """One field of two records: its level and the values the level rests on."""

    field: str
    level: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The levels of two profiles with the values they rest on, to be shown to people."""

    levels: Levels
    fields: tuple[Compared, ...]


def levels_of(
    left: Profile,
    right: Profile,
    frequencies: Frequencies,
    carriers: dict[PersonName, float] | None = None,
) -> Levels:
    """Every field's level; both profiles are of one sort, people or companies.

    This is what is asked of millions of pairs; `compare` is for the few that are shown. `carriers`
    keeps those of each name between the comparisons of one arrival.
    """
    if left.kind == "company":
        levels = _company_levels(left, right, frequencies)
    else:
        levels = _person_levels(left, right, frequencies, {} if carriers is None else carriers)
    if left.details and right.details:
        return Levels(*levels[:2], detail_levels(left, right, frequencies))
    return levels


def _person_levels(
    left: Profile, right: Profile, frequencies: Frequencies, carriers: dict[PersonName, float]
) -> Levels:
    name = name_level(left.name, right.name)
    words = (
        name,
        email_level(left, right, frequencies),
        phone_level(left, right, frequencies),
        organisation_level(left, right, frequencies),
        place_level(left, right),
        birthdate_level(left, right),
    )
    if name in NO_COINCIDENCE:
        return Levels(words, LEAST_CHANCE)
    for one in (left.name, right.name):
        if one not in carriers:
            carriers[one] = likely_carriers(one, frequencies)
    return Levels(words, chance_of(max(carriers[left.name], carriers[right.name])))


def compare(left: Profile, right: Profile, frequencies: Frequencies) -> Comparison:
    """Every field's level and the two values that it rests on."""
    return shown_with(levels_of(left, right, frequencies), left, right, frequencies)


def shown_with(
    levels: Levels, left: Profile, right: Profile, frequencies: Frequencies
) -> Comparison:
    """Levels that are known, with the two values that each rests on."""
    is_company = left.kind == "company"
    shown = (
        companies_shown(left, right) if is_company else names_shown(left, right),
        emails_shown(left, right, frequencies),
        phones_shown(left, right, frequencies),
        domains_shown(left, right) if is_company else organisations_shown(left, right),
        ("", "") if levels.level("place") == MISSING else places_shown(left, right),
        ("", "") if is_company else birthdates_shown(left, right),
    )
    fields = [
        Compared(name, word, one, other)
        for name, word, (one, other) in zip(FIELDS, levels.words, shown, strict=True)
    ]
    if levels.details:
        details = zip(levels.details, details_shown(left, right), strict=True)
        fields += [Compared(one[0], word.rpartition("|")[2], *one[1:]) for word, one in details]
    return Comparison(levels, tuple(fields))


def _company_levels(left: Profile, right: Profile, frequencies: Frequencies) -> Levels:
    words = (
        company_name_level(left.company, right.company, frequencies),
        email_level(left, right, frequencies),
        phone_level(left, right, frequencies),
        domain_level(left, right),
        place_level(left, right),
        MISSING,
    )
    carriers = frequencies.organisation(left.company.joined)
    if left.company.core != right.company.core:
        carriers = max(carriers, frequencies.organisation(right.company.joined))
    return Levels(words, chance_of(carriers / 100))


def chance_of(carriers: float) -> int:
    """So many carriers in halves of a power of ten, from -4 (under 0.03) to 4 (100 and more)."""
    return LEAST_CHANCE + bisect_right(POWERS, carriers)
