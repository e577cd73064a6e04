"""A profile: the normalised facts of one person or company, ready to be compared."""

from dataclasses import dataclass
from typing import TypeVar

from dedup.normalise import (
    CompanyName,
    Email,
    PersonName,
    Phone,
    Street,
    normalise_birthdate,
    normalise_city,
    normalise_company,
    normalise_email,
    normalise_person,
    normalise_phone,
    normalise_postal_code,
    normalise_street,
    registrable_domain,
)
from dedup.normalise.address import NO_STREET
from dedup.normalise.company import NO_COMPANY
from dedup.normalise.letters import folded, plain
from dedup.normalise.person import NOBODY
from store.facts import Facts, Kind

# More of a kind than this is no person's; a hostile form must not make the matcher work for it.
MAX_POINTS = 12
MAX_DETAILS = 24
LONGEST_DETAIL = 80

# To be raised with every change to how a record is read, so that no profile kept before is used.
PROFILE_VERSION = 2

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared; empty tuples and strings where nothing is known.

    `domains` are registrable domains that a firm owns (never free-mail ones).
    """

    kind: Kind
    name: PersonName = NOBODY
    emails: tuple[Email, ...] = ()
    phones: tuple[Phone, ...] = ()
    company: CompanyName = NO_COMPANY
    domains: tuple[str, ...] = ()
    street: Street = NO_STREET
    postal_code: str = ""
    city: str = ""
    country: str = ""
    birthdate: str = ""
    claimed: bool = False
    details: tuple[tuple[str, str], ...] = ()


def profile_of(facts: Facts, kind: Kind, *, region: str | None = None) -> Profile:
    """The profile of raw facts; `region` (ISO 3166) reads national numbers of no known country."""
    country = facts.country.strip().upper()
    phone_region = country if len(country) == 2 else region
    emails = _distinct([normalise_email(raw) for raw in facts.emails[:MAX_POINTS]])
    phones = _distinct([normalise_phone(raw, phone_region) for raw in facts.phones[:MAX_POINTS]])
    is_person = kind != "company"
    return Profile(
        kind=kind,
        name=_person(facts) if is_person else NOBODY,
        emails=emails,
        phones=phones,
        company=_company(facts.company if is_person else facts.company or facts.name),
        domains=_domains(facts.url, emails),
        street=normalise_street(facts.street),
        postal_code=normalise_postal_code(facts.postal_code),
        city=normalise_city(facts.city),
        country=country if len(country) == 2 else plain(country),
        birthdate=normalise_birthdate(facts.birthdate),
        claimed=facts.claimed,
        details=_details(facts.details) if facts.details else (),
    )


def _person(facts: Facts) -> PersonName:
    return normalise_person(facts.name, facts.first_name, facts.last_name)


def _details(raw: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    # Long text is a message, and two people seldom share one for a reason.
    named = ((folded(name), folded(value)) for name, value in raw[:MAX_DETAILS])
    return tuple((name, value) for name, value in named if value and len(value) <= LONGEST_DETAIL)


def _company(raw: str) -> CompanyName:
    # A firm known only by its domain is named by nobody yet.
    name = raw.strip()
    is_domain = "." in name and " " not in name and registrable_domain(raw) == name.lower()
    return NO_COMPANY if is_domain else normalise_company(raw)


def _distinct(values: list[T | None]) -> tuple[T, ...]:
    known = [value for value in values if value is not None]
    # Most records have one, which need not be told from others.
    return tuple(known if len(known) < 2 else dict.fromkeys(known))


def _domains(url: str, emails: tuple[Email, ...]) -> tuple[str, ...]:
    owned = [registrable_domain(email.domain) for email in emails if email.is_corporate]
    named = [registrable_domain(url), *owned] if url else owned
    return tuple(dict.fromkeys([name for name in named if name])) if named else ()
