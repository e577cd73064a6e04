"""The person an arrival is from: found among those we know, or made new."""

from dataclasses import replace

from dedup import Resolution, index_record, resolve
from dedup.active import matching_now
from dedup.asking_again import ask_again_where_proved
from dedup.lead_links import link_leads
from ingest.writing.outcome import Arrived, Outcome
from ingest.writing.suggest import suggest
from store import Connection, contacts, points, records, timeline
from store.points import NewPoint
from store.profiles import facts_of
from store.provenance import Origin, note


def write_contact(connection: Connection, arrived: Arrived, so_far: Outcome) -> Outcome:
    """Find or make the contact; a known one is filled and never overwritten.

    Answers to a form that asks nobody's name are kept without one.
    """
    if not arrived.person.points and not any(arrived.person.fields.values()):
        return so_far
    policy = arrived.policy
    found = resolve(
        connection,
        arrived.person.facts,
        "contact",
        region=policy.region,
        thresholds=matching_now(connection, "contact").thresholds(policy.thresholds),
    )
    earlier = _of_earlier_run(connection, arrived)
    contact_id = earlier if earlier is not None else found.record_id
    if contact_id is None:
        return _create(connection, arrived, so_far, found)
    proposed = _fill(connection, arrived, contact_id, so_far.company_id)
    known = contacts.get(connection, contact_id)
    return replace(
        so_far,
        contact_id=contact_id,
        # Whoever changed employer writes for the new one; what they wrote before stays the old's.
        company_id=so_far.company_id or known.company_id,
        proposed=tuple(proposed),
        resolution=found,
    )


def _of_earlier_run(connection: Connection, arrived: Arrived) -> int | None:
    activity = timeline.by_submission(connection, arrived.claim.submission_id)
    if activity is None or activity.contact_id is None:
        return None
    return records.survivor(connection, "contact", activity.contact_id)


def _create(
    connection: Connection, arrived: Arrived, so_far: Outcome, found: Resolution
) -> Outcome:
    claim, person = arrived.claim, arrived.person
    fields = {**person.fields, "company_id": so_far.company_id}
    contact_id = records.create(
        connection, "contact", fields, _origin(arrived), source_id=claim.source_id
    )
    points.add_all(connection, "contact", contact_id, person.points)
    index_record(connection, "contact", contact_id, person.facts, region=arrived.policy.region)
    suggest(connection, "contact", contact_id, found, claim.submission_id)
    _link_leads(connection, arrived, contact_id)
    created = (*so_far.created, "contact")
    return replace(so_far, contact_id=contact_id, created=created, resolution=found)


def _fill(
    connection: Connection, arrived: Arrived, contact_id: int, company_id: int | None
) -> list[str]:
    claims = {**arrived.person.fields, "company_id": company_id}
    filled, proposed = records.fill(connection, "contact", contact_id, claims, _origin(arrived))
    added, asked = _add_points(connection, arrived, contact_id)
    _verify(connection, arrived, contact_id)
    records.touch(connection, "contact", contact_id)
    if filled or added:
        facts = facts_of(connection, "contact", contact_id)
        index_record(connection, "contact", contact_id, facts, region=arrived.policy.region)
    if added:
        ask_again_where_proved(connection, "contact", contact_id, region=arrived.policy.region)
        _link_leads(connection, arrived, contact_id)
    return [*proposed, *asked]


def _link_leads(connection: Connection, arrived: Arrived, contact_id: int) -> None:
    policy = arrived.policy
    link_leads(
        connection, contact_id, _origin(arrived), region=policy.region, thresholds=policy.thresholds
    )


def _add_points(connection: Connection, arrived: Arrived, contact_id: int) -> tuple[int, list[str]]:
    """Add new ways to reach somebody; how many, and the types that a person is asked about.

    Anybody can type somebody's e-mail into a form, with a phone of their own beside it: such a
    claim fills what is empty and is proposed otherwise, for by it the next letter would be theirs.
    """
    given = arrived.person.points
    if arrived.claim.channel != "form":
        return points.add_all(connection, "contact", contact_id, given), []
    known = points.of_record(connection, "contact", contact_id)
    types = {point.type for point in known}
    have = {(point.type, point.normalised) for point in known}
    rivals = (one for one in given if one.type in types and (one.type, one.normalised) not in have)
    asked: list[str] = [
        one.type for one in rivals if _propose(connection, arrived, contact_id, one)
    ]
    fresh = [one for one in given if one.type not in types]
    return points.add_all(connection, "contact", contact_id, fresh), asked


def _propose(connection: Connection, arrived: Arrived, contact_id: int, point: NewPoint) -> bool:
    origin = _origin(arrived)
    return note(connection, "contact", contact_id, point.type, point.value, "proposed", origin)


def _verify(connection: Connection, arrived: Arrived, contact_id: int) -> None:
    for point in arrived.person.points:
        if point.type == "email" and not point.is_claimed:
            points.verify(connection, "contact", contact_id, point.normalised)


def _origin(arrived: Arrived) -> Origin:
    return Origin(
        submission_id=arrived.claim.submission_id,
        found_by="arrival",
        by_field=arrived.person.found_by,
    )
