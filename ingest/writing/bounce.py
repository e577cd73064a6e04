"""A delivery report in the store: the failed address is marked where it stands."""

from dedup.normalise.email import normalise_email
from ingest.reading import Bounce, BouncedRecipient, Reading
from ingest.writing.title import title_of
from store import Connection, points, records, timeline
from store.inbox import Claim
from store.timeline import NewActivity


def write_bounce(connection: Connection, claim: Claim, reading: Reading) -> int | None:
    """Mark addresses that failed for good; the contact one of them belongs to, if there is one.

    The report becomes an activity of that contact, beside the letter that bounced.
    """
    bounce = reading.bounce
    if bounce is None:
        return None
    holders = [
        contact_id for failed in bounce.recipients for contact_id in _mark(connection, failed)
    ]
    if holders:
        timeline.write(connection, _activity(connection, claim, reading, bounce, holders[0]))
    return holders[0] if holders else None


def _mark(connection: Connection, failed: BouncedRecipient) -> list[int]:
    address = normalise_email(failed.email)
    if address is None:
        return []
    if failed.hard:
        points.mark_failed(connection, address.address)
    return [
        records.survivor(connection, "contact", point.record_id)
        for point in points.with_value(connection, "email", address.address)
        if point.record_kind == "contact"
    ]


def _activity(
    connection: Connection, claim: Claim, reading: Reading, bounce: Bounce, contact_id: int
) -> NewActivity:
    bounced = bounce.original_message_id
    original = timeline.by_message_id(connection, bounced) if bounced else None
    return NewActivity(
        kind="bounce",
        direction="in",
        subject=title_of(reading),
        body="\n".join(_sentence(failed) for failed in bounce.recipients[:20]),
        quoted="",
        occurred_at=claim.received_at,
        submission_id=claim.submission_id,
        message_id=reading.message.message_id if reading.message else "",
        contact_id=contact_id,
        lead_id=original.lead_id if original else None,
        detail={"letter_kind": "bounce", "answers": original.id if original else None},
    )


def _sentence(failed: BouncedRecipient) -> str:
    said = failed.diagnostic or failed.action or "no reason given"
    return f"{failed.email}: {failed.status or 'no status'}, {said}"
