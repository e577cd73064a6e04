"""The parts of a profile that one field's level rests on: its value in plain form, and compared.

Records share values: a million of them have some hundred thousand firms. So each distinct value is
kept once, as plain tuples and texts, and two values are compared once for all pairs that have them.
"""

import marshal
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, NamedTuple

from dedup.compare.birthdates import birthdate_level, birthdates_shown
from dedup.compare.companies import companies_shown, company_name_level
from dedup.compare.details import detail_levels, details_shown
from dedup.compare.domains import domain_level, domains_shown
from dedup.compare.emails import email_level, emails_shown
from dedup.compare.names import name_level
from dedup.compare.organisations import organisation_level, organisations_shown
from dedup.compare.phones import phone_level, phones_shown
from dedup.compare.places import place_level, places_shown
from dedup.comparisons import MISSING, chance_of
from dedup.frequencies import Frequencies, likely_carriers
from dedup.levels import NO_COINCIDENCE
from dedup.normalise import CompanyName, Email, PersonName, Phone, Street
from dedup.profile import Profile
from store.facts import Kind

# A profile as `encoded` writes and json.loads reads it: its fields in the order of the class.
Plain = Sequence[Any]
_AT: Mapping[str, int] = {one.name: number for number, one in enumerate(fields(Profile))}
_NAME, _EMAILS, _PHONES, _COMPANY, _DOMAINS, _BIRTHDATE = (
    _AT[name] for name in ("name", "emails", "phones", "company", "domains", "birthdate")
)
_PLACE = tuple(_AT[name] for name in ("street", "postal_code", "city", "country"))
_fields_of = attrgetter(*_AT)
_name_parts, _email_parts, _phone_parts, _company_parts, _street_parts = (
    attrgetter(*part.__slots__) for part in (PersonName, Email, Phone, CompanyName, Street)
)


@dataclass(frozen=True, slots=True)
class View:
    """One field: `taken` from a plain profile, `made` ready to be compared, and its level.

    The value holds all that the level of the field rests on, and nothing else. `shown` are the
    left and right texts that explain the level. `counted` makes a profile of what is counted in
    blocks of its own.
    """

    field: str
    taken: Callable[[Plain], Any]
    made: Callable[[Any, Frequencies], Any]
    level: Callable[[Any, Any, Frequencies], Hashable]
    shown: Callable[[Any, Any, Frequencies], Sequence[str]]
    counted: Callable[[Any], Profile] | None = None


class _Name(NamedTuple):
    """A name and how many carriers of it are expected, which is asked for with every pair."""

    name: PersonName
    carriers: float


class _Title(NamedTuple):
    """The name of a firm, and how many other firms of that name are expected."""

    company: CompanyName
    carriers: float


def plain_of(profile: Profile) -> Plain:
    """The profile in plain form, as far as views take from it."""
    kind, name, emails, phones, company, domains, street, *rest = _fields_of(profile)
    return [
        kind,
        _name_parts(name),
        tuple([_email_parts(one) for one in emails]),
        tuple([_phone_parts(one) for one in phones]),
        _company_parts(company),
        domains,
        _street_parts(street),
        *rest,
    ]


def profile_of_values(kind: Kind, values: Sequence[Any]) -> Profile:
    """The whole profile, from the values of all its views in their order."""
    name, (emails, _), phones, (company, domains), place, *born, details = values
    is_company = kind == "company"
    street, postal_code, city, country = place
    return Profile(
        kind,
        name=PersonName() if is_company else _person_name(name),
        emails=tuple([_email(one) for one in emails]),
        phones=tuple([Phone(*one) for one in phones]),
        company=_company_name(name if is_company else company),
        domains=tuple(domains),
        street=Street(*street),
        postal_code=postal_code,
        city=city,
        country=country,
        birthdate="".join(born),
        details=tuple([(column, value) for column, value in details]),
    )


def counted_of(kind: Kind, values: Sequence[Sequence[bytes]]) -> Iterator[Profile]:
    """A profile for each distinct value of the views, as far as how common it is matters."""
    for view, some in zip(views_of(kind), values, strict=True):
        if view.counted is not None:
            for value in some:
                yield view.counted(marshal.loads(value))


def views_of(kind: Kind) -> tuple[View, ...]:
    """The views of records of that kind, the name first."""
    return _COMPANY_VIEWS if kind == "company" else _PERSON_VIEWS


def _person_name(plain: Any) -> PersonName:
    first, last, *rest = plain
    return PersonName(tuple(first), tuple(last), *rest)


def _company_name(plain: Any) -> CompanyName:
    core, words, form = plain
    return CompanyName(core, tuple(words), form)


def _email(plain: Any) -> Email:
    address, local, domain, is_role, is_free, is_disposable, words, letters = plain
    return Email(address, local, domain, is_role, is_free, is_disposable, tuple(words), letters)


def _named(plain: Any, frequencies: Frequencies) -> _Name:
    name = _person_name(plain)
    return _Name(name, likely_carriers(name, frequencies))


def _titled(plain: Any, frequencies: Frequencies) -> _Title:
    name = _company_name(plain)
    # A value is on one record at least, but no name is on none.
    return _Title(name, frequencies.organisation(name.joined) / 100 if name else 0.0)


def _reached(plain: Any, _: Frequencies) -> Profile:
    emails, name = plain
    if emails:
        return Profile("contact", emails=tuple([_email(one) for one in emails]))
    return Profile("contact", name=_person_name(name))


def _called(plain: Any, _: Frequencies) -> Profile:
    return Profile("contact", phones=tuple([Phone(*one) for one in plain]))


def _employed(plain: Any, _: Frequencies | None = None) -> Profile:
    company, domains = plain
    return Profile("contact", company=_company_name(company), domains=tuple(domains))


def _owning(plain: Any, _: Frequencies | None = None) -> Profile:
    return Profile("company", domains=tuple(plain[1]))


def _placed(plain: Any, _: Frequencies) -> Profile:
    street, postal_code, city, country = plain
    return Profile(
        "contact", street=Street(*street), postal_code=postal_code, city=city, country=country
    )


def _born(plain: Any, _: Frequencies) -> Profile:
    return Profile("contact", birthdate=plain)


def _detailed(plain: Any, _: Frequencies | None = None) -> Profile:
    return Profile("contact", details=tuple([(column, value) for column, value in plain]))


def _detail_levels(left: Profile, right: Profile, frequencies: Frequencies) -> tuple[str, ...]:
    both = left.details and right.details
    return detail_levels(left, right, frequencies) if both else ()


def _name_and_chance(left: _Name, right: _Name, _: Frequencies) -> tuple[str, int]:
    level = name_level(left.name, right.name)
    carriers = 0.0 if level in NO_COINCIDENCE else max(left.carriers, right.carriers)
    return level, chance_of(carriers)


def _company_and_chance(left: _Title, right: _Title, frequencies: Frequencies) -> tuple[str, int]:
    level = company_name_level(left.company, right.company, frequencies)
    return level, chance_of(max(left.carriers, right.carriers))


def _without_frequencies(function: Callable[[Any, Any], Any]) -> Callable[[Any, Any, Any], Any]:
    return lambda left, right, _: function(left, right)


def _places_shown(left: Profile, right: Profile, _: Frequencies) -> tuple[str, str]:
    return ("", "") if place_level(left, right) == MISSING else places_shown(left, right)


def _details_flat(left: Profile, right: Profile, _: Frequencies) -> list[str]:
    return [text for one in details_shown(left, right) for text in one[1:]]


_EMAIL = View(
    "email",
    # An address may spell the name of one that has none, so where there is none the name counts.
    lambda one: (one[_EMAILS], () if one[_EMAILS] else one[_NAME]),
    _reached,
    email_level,
    emails_shown,
)
_PHONE = View("phone", lambda one: one[_PHONES], _called, phone_level, phones_shown)
_PLACES = View(
    "place",
    lambda one: tuple([one[at] for at in _PLACE]),
    _placed,
    _without_frequencies(place_level),
    _places_shown,
)
_DETAILS = View(
    "details", lambda one: one[_AT["details"]], _detailed, _detail_levels, _details_flat, _detailed
)
_PERSON_VIEWS = (
    View(
        "name",
        lambda one: one[_NAME],
        _named,
        _name_and_chance,
        lambda left, right, _: (left.name.shown, right.name.shown),
        lambda plain: Profile("contact", name=_person_name(plain)),
    ),
    _EMAIL,
    _PHONE,
    View(
        "organisation",
        lambda one: (one[_COMPANY], one[_DOMAINS]),
        _employed,
        organisation_level,
        _without_frequencies(organisations_shown),
        _employed,
    ),
    _PLACES,
    View(
        "birthdate",
        lambda one: one[_BIRTHDATE],
        _born,
        _without_frequencies(birthdate_level),
        _without_frequencies(birthdates_shown),
    ),
    _DETAILS,
)
_COMPANY_VIEWS = (
    View(
        "name",
        lambda one: one[_COMPANY],
        _titled,
        _company_and_chance,
        _without_frequencies(companies_shown),
        lambda plain: Profile("company", company=_company_name(plain)),
    ),
    _EMAIL,
    _PHONE,
    View(
        "organisation",
        lambda one: ((), one[_DOMAINS]),
        _owning,
        _without_frequencies(domain_level),
        _without_frequencies(domains_shown),
        _owning,
    ),
    _PLACES,
    _DETAILS,
)
