"""Profiles of stored records: as they were kept, or made anew where something changed since."""

import json
from collections.abc import Sequence
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter

from dedup.normalise import CompanyName, Email, PersonName, Phone, Street
from dedup.normalise.address import NO_STREET
from dedup.normalise.company import NO_COMPANY
from dedup.profile import PROFILE_VERSION, Profile, profile_of
from store import Connection, match_profiles
from store.facts import Kind
from store.profiles import many

_REMEMBERED = 8192

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
# All fields of a part at once, in the order of its class.
_PARTS = {
    part: attrgetter(*[one.name for one in fields(part)])
    for part in (Profile, PersonName, Email, Phone, CompanyName, Street)
}


def stored_profiles(
    connection: Connection, kind: Kind, ids: Sequence[int], region: str | None
) -> dict[int, Profile]:
    """The profiles of those records that stand, in the order of `ids`."""
    kept = match_profiles.standing(connection, kind, ids, reading(region))
    found = {record_id: decoded(text) for record_id, text in kept.items()}
    missing = [one for one in ids if one not in found]
    for record_id, stored in many(connection, kind, missing).items():
        found[record_id] = profile_of(stored.facts, kind, region=region)
    return {one: found[one] for one in ids if one in found}


def keep_profile(
    connection: Connection, kind: Kind, record_id: int, profile: Profile, region: str | None
) -> None:
    """Store the profile of what is stored of the record now."""
    match_profiles.keep(connection, kind, record_id, reading(region), encoded(profile))


def encoded(profile: Profile) -> str:
    """The profile as a JSON array, field by field in the order of the class."""
    kind, name, emails, phones, company, domains, street, *rest = _PARTS[Profile](profile)
    plain = (
        kind,
        _PARTS[PersonName](name),
        [_PARTS[Email](one) for one in emails],
        [_PARTS[Phone](one) for one in phones],
        _PARTS[CompanyName](company),
        domains,
        _PARTS[Street](street),
        *rest,
    )
    return _ENCODER.encode(plain)


@lru_cache(maxsize=_REMEMBERED)
def decoded(text: str) -> Profile:
    """The profile that `encoded` wrote."""
    kind, name, emails, phones, company, domains, street, *rest = json.loads(text)
    code, city, country, born, claimed, details = rest
    first, last, root, generation, shown = name
    core, words, form = company
    return Profile(
        kind,
        PersonName(tuple(first), tuple(last), root, generation, shown),
        tuple([_email(*one) for one in emails]) if emails else (),
        tuple([Phone(*one) for one in phones]) if phones else (),
        CompanyName(core, tuple(words), form) if core else NO_COMPANY,
        tuple(domains),
        Street(*street) if street[0] or street[1] else NO_STREET,
        code,
        city,
        country,
        born,
        claimed,
        tuple([(column, value) for column, value in details]) if details else (),
    )


def _email(
    address: str,
    local: str,
    domain: str,
    is_role: bool,
    is_free: bool,
    is_disposable: bool,
    words: list[str],
    letters: str,
) -> Email:
    return Email(address, local, domain, is_role, is_free, is_disposable, tuple(words), letters)


def reading(region: str | None) -> str:
    """By which rules and for which region a profile is made."""
    return f"{PROFILE_VERSION} {region or ''}"[:32]
