"""Write what a person typed about a contact or company, and look for its duplicates again."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from admin import current
from admin.record_page import region
from admin.typed_record import TypedPoint, TypedRecord, new_point
from dedup import Thresholds, index_record, resolve
from dedup.active import matching_now
from dedup.asking_again import ask_again_where_proved
from dedup.lead_links import link_leads
from store import Connection, companies, contacts, pairs, points, records
from store.companies import Company
from store.contacts import Contact
from store.lists import companies as company_lists
from store.points import Point, PointType
from store.profiles import facts_of
from store.provenance import Noted, Origin, settle
from store.provenance import proposals as waiting_proposals

Kind = Literal["contact", "company"]

# The proposals that are no field of a record but one more way to reach it.
POINT_TYPES: dict[str, PointType] = {"email": "email", "phone": "phone", "url": "url"}


def by_hand() -> Origin:
    """The origin of a value the signed-in person typed."""
    return Origin(user_id=current.user().id, found_by="person")


def get(connection: Connection, kind: Kind, record_id: int) -> Contact | Company:
    """The record of that kind; raises NoSuchRecord."""
    if kind == "contact":
        return contacts.get(connection, record_id)
    return companies.get(connection, record_id)


def create(connection: Connection, kind: Kind, typed: TypedRecord) -> int:
    """A new record from what was typed; possible duplicates go to the queue."""
    record_id = records.create(connection, kind, _fields(connection, typed, {}), by_hand())
    _write_points(connection, kind, record_id, typed)
    _look_again(connection, kind, record_id)
    return record_id


def save(
    connection: Connection, kind: Kind, record_id: int, version: int, typed: TypedRecord
) -> None:
    """Write an edit; raises records.VersionConflict when somebody else was quicker."""
    known = records.values(connection, kind, record_id)
    changes = _fields(connection, typed, known)
    records.edit(connection, kind, record_id, version, changes, by_hand())
    _write_points(connection, kind, record_id, typed)
    _look_again(connection, kind, record_id)


def accept_proposal(connection: Connection, kind: Kind, record_id: int, noted_id: int) -> str:
    """Take over a proposed value; the field's name, or empty when it no longer waits."""
    waiting = waiting_proposals(connection, kind, record_id)
    wanted = next((one for one in waiting if one.id == noted_id), None)
    if wanted is None:
        return ""
    value: int | str = wanted.value
    if wanted.field == "company_id":
        value = records.survivor(connection, "company", int(wanted.value))
    origin = replace(
        by_hand(),
        submission_id=wanted.submission_id,
        found_by=wanted.found_by,
        evidence=wanted.evidence,
    )
    if wanted.field in POINT_TYPES:
        _add_point(connection, kind, record_id, wanted)
    else:
        version = get(connection, kind, record_id).version
        records.edit(connection, kind, record_id, version, {wanted.field: value}, origin)
    settle(connection, noted_id, "superseded")
    _look_again(connection, kind, record_id)
    return wanted.field


def _add_point(connection: Connection, kind: Kind, record_id: int, wanted: Noted) -> None:
    """Add the proposed way to reach somebody; it stays a claim, for nobody confirmed it."""
    point = new_point(TypedPoint("", POINT_TYPES[wanted.field], wanted.value), region())
    claimed = replace(point, is_claimed=True, submission_id=wanted.submission_id)
    points.add(connection, kind, record_id, claimed)


def reject_proposal(connection: Connection, kind: Kind, record_id: int, noted_id: int) -> str:
    """Set a proposed value aside; the field's name, or empty when it no longer waits."""
    for waiting in waiting_proposals(connection, kind, record_id):
        if waiting.id == noted_id:
            settle(connection, noted_id, "rejected")
            return waiting.field
    return ""


def _fields(
    connection: Connection, typed: TypedRecord, known: Mapping[str, object]
) -> dict[str, object]:
    fields: dict[str, object] = dict(typed.fields)
    if typed.kind == "contact":
        fields["name"] = _whole_name(typed.fields, known)
        fields["company_id"] = _company(connection, typed.company, known.get("company_id"))
    return fields


def _whole_name(fields: Mapping[str, str], known: Mapping[str, object]) -> str:
    """The name as typed; made from its parts where it is empty or only the parts changed."""
    names = ("first_name", "middle_name", "last_name")
    parts_changed = any(fields.get(name) != known.get(name) for name in names)
    if fields.get("name") and not (parts_changed and fields.get("name") == known.get("name")):
        return fields["name"]
    return " ".join(filter(None, (fields.get(name, "") for name in names))) or fields.get(
        "name", ""
    )


def _company(connection: Connection, name: str, present_id: object) -> int | None:
    """The company of that name, the present one first; one that is not known yet is made."""
    if not name:
        return None
    if isinstance(present_id, int) and companies.get(connection, present_id).name == name:
        return present_id
    known = company_lists.with_name(connection, name)
    if known is not None:
        return known
    company_id = records.create(connection, "company", {"name": name[:512]}, by_hand())
    _look_again(connection, "company", company_id)
    return company_id


def _write_points(connection: Connection, kind: Kind, record_id: int, typed: TypedRecord) -> None:
    known = {one.id: one for one in points.of_record(connection, kind, record_id)}
    for line in typed.points:
        _write_point(connection, kind, record_id, line, known.get(line.known_id or 0))
    for point in points.of_record(connection, kind, record_id):
        if point.id in typed.primary_ids and not point.is_primary and not point.failed_at:
            points.make_primary(connection, point)


def _write_point(
    connection: Connection, kind: Kind, record_id: int, line: TypedPoint, known: Point | None
) -> None:
    if known is not None and known.value == line.value:
        return
    if known is not None:
        points.remove(connection, known)
    if line.value:
        points.add(connection, kind, record_id, new_point(line, region()))


def _look_again(connection: Connection, kind: Kind, record_id: int) -> None:
    """Keep the record's blocking keys true and offer whoever it may be the same as."""
    facts = facts_of(connection, kind, record_id)
    index_record(connection, kind, record_id, facts, region=region())
    ask_again_where_proved(connection, kind, record_id, region=region())
    match = current.settings().match
    given = Thresholds(match=match.match, review=match.review)
    limits = matching_now(connection, kind).thresholds(given)
    found = resolve(
        connection, facts, kind, region=region(), thresholds=limits, record_id=record_id
    )
    for candidate in found.candidates:
        if candidate.verdict != "NEW":
            pairs.suggest(connection, kind, record_id, candidate)
    if kind == "contact":
        link_leads(connection, record_id, by_hand(), region=region(), thresholds=given)
