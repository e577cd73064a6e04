"""From a draft to what the store and the matcher need: facts, fields and contact points."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from dedup import Facts
from dedup.normalise.domain import registrable_domain
from dedup.normalise.email import normalise_email
from dedup.normalise.phone import normalise_phone
from ingest.draft import Finding, LeadDraft
from ingest.one_line import one_line
from store.points import NewPoint, PointType

# A guess, such as a web site from the domain of an e-mail, is no way to reach anybody.
LEAST_SURE = 0.4

# The sender of a letter wrote from that address; every other value is only claimed.
_FROM_THE_ADDRESS = ("sender", "from")

# The places of a letter in which its author names themselves, and the fields that stand there.
_OWN_PLACES = {"display_name": "sender", "sender": "sender", "signature": "signature"}
_FOUND_AS = {
    **{name: name for name in ("name", "first_name", "middle_name", "last_name", "honorific")},
    **{name: name for name in ("street", "city", "postal_code", "region", "country")},
    "job_title": "title",
}


@dataclass(frozen=True, slots=True)
class Person:
    """Who an arrival is from: record fields, contact points, facts to match by.

    `found_by` says of each field that the person themselves wrote where it stood.
    """

    fields: dict[str, str]
    points: tuple[NewPoint, ...]
    facts: Facts
    found_by: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Firm:
    """The company an arrival names, or None in its place when it names none."""

    fields: dict[str, str]
    facts: Facts


def person_of(draft: LeadDraft, region: str, submission_id: int, *, is_claimed: bool) -> Person:
    """The person a draft speaks of; `region` reads phones without a prefix."""
    names = ("first_name", "middle_name", "last_name", "honorific")
    fields = {name: one_line(draft.value(name))[:255] for name in names}
    fields["name"] = _whole_name(draft)[:512]
    fields["job_title"] = one_line(draft.value("title"))[:255]
    fields |= _address(draft)
    fields["language"] = draft.value("language")[:16]
    points = tuple(_points(draft, region, submission_id, is_claimed=is_claimed))
    facts = _person_facts(draft, fields, is_claimed=is_claimed)
    return Person(fields, points, facts, {} if is_claimed else _own_words(draft))


def _own_words(draft: LeadDraft) -> dict[str, str]:
    """Where each field stood that the author of the letter wrote about themselves."""
    email = draft.best("email")
    if email is None or email.found_by not in _FROM_THE_ADDRESS:
        return {}
    found = {name: draft.best(word) for name, word in _FOUND_AS.items()}
    return {
        name: _OWN_PLACES[finding.found_by]
        for name, finding in found.items()
        if finding and finding.found_by in _OWN_PLACES
    }


def firm_of(draft: LeadDraft) -> Firm | None:
    """The company a draft speaks of: by its name, or by the domain people write from."""
    email = normalise_email(draft.value("email"))
    owned = email is not None and not (email.is_free or email.is_disposable)
    domain = registrable_domain(email.domain) if email and owned else ""
    domain = domain or registrable_domain(draft.value("url"))
    name = one_line(draft.value("company")) or domain
    if not name:
        return None
    fields = {"name": name[:512], "domain": domain[:255], **_address(draft)}
    facts = Facts(company=name, url=domain, **_place(draft))
    return Firm(fields, facts)


def identities(person: Person, firm: Firm | None) -> list[str]:
    """The strong identifiers two workers must not handle at the same time."""
    held = [f"{point.type}:{point.normalised}" for point in person.points]
    if not held and person.fields["name"]:
        held.append(f"name:{person.fields['name'].lower()}")
    if firm is not None:
        held.append(f"firm:{firm.fields['domain'] or firm.fields['name'].lower()}")
    return held


def _whole_name(draft: LeadDraft) -> str:
    parts = [draft.value(name) for name in ("first_name", "middle_name", "last_name")]
    return one_line(draft.value("name") or " ".join(parts))


def _address(draft: LeadDraft) -> dict[str, str]:
    limits = {"street": 512, "city": 255, "postal_code": 32, "region": 255, "country": 64}
    return {name: draft.value(name)[:limit] for name, limit in limits.items()}


class _Place(TypedDict):
    street: str
    city: str
    postal_code: str
    region: str
    country: str


def _place(draft: LeadDraft) -> _Place:
    return _Place(
        street=draft.value("street"),
        city=draft.value("city"),
        postal_code=draft.value("postal_code"),
        region=draft.value("region"),
        country=draft.value("country"),
    )


def _person_facts(draft: LeadDraft, fields: dict[str, str], *, is_claimed: bool) -> Facts:
    return Facts(
        name=fields["name"],
        first_name=fields["first_name"],
        last_name=fields["last_name"],
        emails=tuple(finding.value for finding in draft.every("email")),
        phones=tuple(finding.value for finding in draft.every("phone")),
        company=draft.value("company"),
        url=draft.value("url"),
        claimed=is_claimed,
        **_place(draft),
    )


def _points(
    draft: LeadDraft, region: str, submission_id: int, *, is_claimed: bool
) -> list[NewPoint]:
    points: dict[tuple[str, str], NewPoint] = {}
    for type_ in ("email", "phone", "url"):
        for finding in draft.every(type_):
            normalised = _normalised(type_, finding.value, region)
            if not normalised or finding.confidence < LEAST_SURE:
                continue
            claimed = is_claimed or finding.found_by not in _FROM_THE_ADDRESS
            point = _point(type_, finding, normalised, submission_id, is_claimed=claimed)
            points.setdefault((type_, normalised), point)
    return list(points.values())


def _point(
    type_: str, finding: Finding, normalised: str, submission_id: int, *, is_claimed: bool
) -> NewPoint:
    kind: PointType = "email" if type_ == "email" else "phone" if type_ == "phone" else "url"
    return NewPoint(
        type=kind,
        value=finding.value,
        normalised=normalised,
        label=finding.label if type_ == "phone" else "",
        is_claimed=is_claimed,
        submission_id=submission_id,
    )


def _normalised(type_: str, value: str, region: str) -> str:
    if type_ == "email":
        email = normalise_email(value)
        return email.address if email else ""
    if type_ == "phone":
        phone = normalise_phone(value, region)
        return phone.number if phone else ""
    return value.strip().lower().rstrip("/")
