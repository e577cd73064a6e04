"""The call somebody asked for: planned for the wanted time and the one who is responsible."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from ingest.reading import FormPost
from ingest.writing.outcome import Arrived, Outcome
from ingest.writing.title import sender_of
from store import Connection, calls, contacts
from store.calls import PlannedCall
from store.form_definition import CALLBACK_DATE, CALLBACK_TIME

# A day without an hour: people answer the phone from here on.
MORNING = time(9)


def write_call(connection: Connection, arrived: Arrived, so_far: Outcome) -> Outcome:
    """Plan a call where the form is one that asks for calls."""
    post = arrived.reading.post
    if post is None or post.form is None or post.form.definition.kind != "callback":
        return so_far
    planned = PlannedCall(
        subject=sender_of(arrived.reading) or arrived.reading.draft.value("phone"),
        body=arrived.reading.draft.value("message"),
        due_at=due_at(post, arrived.claim.received_at, arrived.policy.timezone),
        asked_by_id=arrived.claim.submission_id,
        contact_id=so_far.contact_id,
        company_id=so_far.company_id,
        lead_id=so_far.lead_id,
        user_id=_who_calls(connection, post, so_far),
    )
    calls.plan(connection, planned)
    return so_far


def due_at(post: FormPost, received_at: datetime, timezone: str) -> datetime:
    """When to call: the wanted time in our time zone, or at once where none or none yet to come."""
    said = dict(post.payload.fields)
    zone = ZoneInfo(timezone)
    local = received_at.astimezone(zone)
    try:
        day = said.get(CALLBACK_DATE, "").strip()
        hour = said.get(CALLBACK_TIME, "").strip()
        if not day and not hour:
            return received_at
        date = datetime.fromisoformat(day).date() if day else local.date()
        at = time.fromisoformat(hour) if hour else MORNING
    except ValueError:
        return received_at
    return max(datetime.combine(date, at.replace(tzinfo=None), zone), received_at)


def _who_calls(connection: Connection, post: FormPost, so_far: Outcome) -> int | None:
    """Who looks after the person already, else whom the form names."""
    if so_far.contact_id is not None:
        known = contacts.get(connection, so_far.contact_id)
        if known.responsible_id is not None:
            return known.responsible_id
    return post.form.definition.responsible_id if post.form else None
