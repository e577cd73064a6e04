"""Profiles of stored records: as they were kept, or made anew where something changed since."""

import json
from collections.abc import Sequence
from dataclasses import astuple
from functools import lru_cache
from typing import Any

from dedup.normalise import CompanyName, Email, PersonName, Phone, Street
from dedup.profile import PROFILE_VERSION, Profile, profile_of
from store import Connection, match_profiles
from store.facts import Kind
from store.profiles import many

_REMEMBERED = 8192


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
    return json.dumps(astuple(profile), ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=_REMEMBERED)
def decoded(text: str) -> Profile:
    """The profile that `encoded` wrote."""
    kind, name, emails, phones, company, domains, street, *rest = json.loads(text)
    code, city, country, born, claimed, details = rest
    first, last, *of_name = name
    core, words, form = company
    return Profile(
        kind,
        PersonName(tuple(first), tuple(last), *of_name),
        tuple([_email(*one) for one in emails]),
        tuple([Phone(*one) for one in phones]),
        CompanyName(core, tuple(words), form),
        tuple(domains),
        Street(*street),
        code,
        city,
        country,
        born,
        claimed,
        tuple([(column, value) for column, value in details]),
    )


def _email(*values: Any) -> Email:
    address, local, domain, is_role, is_free, is_disposable, words, letters = values
    return Email(address, local, domain, is_role, is_free, is_disposable, tuple(words), letters)


def reading(region: str | None) -> str:
    """By which rules and for which region a profile is made."""
    return f"{PROFILE_VERSION} {region or ''}"[:32]
