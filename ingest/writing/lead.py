"""The enquiry itself: a new lead, or more of one that is still open."""

from dataclasses import replace

from ingest.writing.outcome import Arrived, Outcome
from ingest.writing.title import title_of
from store import Connection, leads, points, records
from store.provenance import Origin


def write_lead(connection: Connection, arrived: Arrived, so_far: Outcome) -> Outcome:
    """Add to the contact's open lead, or make one; a closed lead makes a returning customer."""
    if _wants_client(arrived):
        return so_far
    lead_id = _open_lead(connection, arrived, so_far)
    if lead_id is not None:
        records.touch(connection, "lead", lead_id)
        return replace(so_far, lead_id=lead_id)
    if not _is_enquiry(arrived):
        return so_far
    lead_id = _create(connection, arrived, so_far)
    return replace(so_far, lead_id=lead_id, created=(*so_far.created, "lead"))


def _is_enquiry(arrived: Arrived) -> bool:
    # A newsletter or an absence note of somebody known belongs on their timeline and asks nothing,
    # unless a person says that it does.
    return arrived.reading.kind in ("human", "form") or arrived.claim.override == "accept"


def _wants_client(arrived: Arrived) -> bool:
    """Whether the form makes contacts and companies only."""
    post = arrived.reading.post
    return bool(post and post.form and post.form.definition.creates == "client")


def _open_lead(connection: Connection, arrived: Arrived, so_far: Outcome) -> int | None:
    earlier = leads.of_submission(connection, arrived.claim.submission_id)
    if earlier is not None:
        return records.survivor(connection, "lead", earlier)
    thread, contact_id = so_far.thread, so_far.contact_id
    if thread and thread.joined and thread.lead_id:
        answered = records.survivor(connection, "lead", thread.lead_id)
        if leads.get(connection, answered).status in leads.OPEN:
            return answered
    return leads.open_lead_of(connection, contact_id) if contact_id is not None else None


def _create(connection: Connection, arrived: Arrived, so_far: Outcome) -> int:
    claim, contact_id = arrived.claim, so_far.contact_id
    lead_id = records.create(
        connection,
        "lead",
        _fields(arrived),
        Origin(submission_id=claim.submission_id, found_by="arrival"),
        source_id=claim.source_id,
        submission_id=claim.submission_id,
        contact_id=contact_id,
        company_id=so_far.company_id,
        extra=[list(pair) for pair in arrived.reading.draft.extra],
        attribution=_attribution(arrived),
        tags=_tags(arrived),
        is_return_customer=contact_id is not None and leads.has_any(connection, contact_id),
    )
    points.add_all(connection, "lead", lead_id, arrived.person.points)
    return lead_id


def _attribution(arrived: Arrived) -> dict[str, str]:
    """The page a form was sent from, and the campaign that led there."""
    claim = arrived.claim
    page = {"page": claim.url} if claim.channel == "form" and claim.url else {}
    post = arrived.reading.post
    if post and post.form and post.form.definition.source:
        page["source"] = post.form.definition.source
    return page | {found.field: found.value for found in arrived.reading.draft.attribution}


def _tags(arrived: Arrived) -> list[str]:
    post = arrived.reading.post
    return list(post.form.definition.tags) if post and post.form else []


def _fields(arrived: Arrived) -> dict[str, str]:
    reading = arrived.reading
    return {
        **arrived.person.fields,
        "title": title_of(reading)[:512],
        "company_name": reading.draft.value("company")[:512],
        "message": reading.draft.value("message") or reading.reply,
    }
