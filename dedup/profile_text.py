"""A profile as one line of JSON, read back many times for each time it is written."""

import json
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from typing import Any

from dedup.normalise import CompanyName, Email, PersonName, Phone, Street
from dedup.normalise.address import NO_STREET
from dedup.normalise.company import NO_COMPANY
from dedup.opened import opened
from dedup.profile import Profile

# Enough for one sender who writes again and again; more would only keep the collector busy.
_REMEMBERED = 512

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_decode = json.JSONDecoder().raw_decode

_PARTS = (Profile, PersonName, Email, Phone, CompanyName, Street)
# All fields of a part at once, in the order of its class.
_values = {part: attrgetter(*[one.name for one in fields(part)]) for part in _PARTS}


_OpenProfile, _OpenName, _OpenEmail = opened(Profile), opened(PersonName), opened(Email)
_OpenPhone, _OpenCompany, _OpenStreet = opened(Phone), opened(CompanyName), opened(Street)


def encoded(profile: Profile) -> str:
    """The profile as a JSON array, field by field in the order of the class."""
    kind, name, emails, phones, company, domains, street, *rest = _values[Profile](profile)
    plain = (
        kind,
        _values[PersonName](name),
        [_values[Email](one) for one in emails],
        [_values[Phone](one) for one in phones],
        _values[CompanyName](company),
        domains,
        _values[Street](street),
        *rest,
    )
    return _encode(plain)


@lru_cache(maxsize=_REMEMBERED)
def decoded(text: str) -> Profile:
    """The profile that `encoded` wrote."""
    kind, name, emails, phones, company, domains, street, *rest = _decode(text)[0]
    if details := rest[-1]:
        rest[-1] = tuple([(column, value) for column, value in details])
    else:
        rest[-1] = ()
    name[0], name[1] = tuple(name[0]), tuple(name[1])
    person = _OpenName(*name)
    person.__class__ = PersonName
    profile = _OpenProfile(
        kind,
        person,
        tuple([_email(one) for one in emails]) if emails else (),
        tuple([_phone(one) for one in phones]) if phones else (),
        _company(company) if company[0] else NO_COMPANY,
        tuple(domains),
        _street(street) if street[0] or street[1] else NO_STREET,
        *rest,
    )
    profile.__class__ = Profile
    return profile


def _email(values: list[Any]) -> Email:
    values[6] = tuple(values[6])
    email = _OpenEmail(*values)
    email.__class__ = Email
    return email


def _phone(values: list[Any]) -> Phone:
    phone = _OpenPhone(*values)
    phone.__class__ = Phone
    return phone


def _company(values: list[Any]) -> CompanyName:
    values[1] = tuple(values[1])
    company = _OpenCompany(*values)
    company.__class__ = CompanyName
    return company


def _street(values: list[Any]) -> Street:
    street = _OpenStreet(*values)
    street.__class__ = Street
    return street
