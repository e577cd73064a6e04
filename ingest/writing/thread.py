"""Which earlier letter does this one answer, and does its sender belong to that conversation?"""

from collections.abc import Iterator
from dataclasses import replace

from ingest.message import Message
from ingest.reply_token import named_activities
from ingest.writing.outcome import Arrived, Outcome, Thread
from store import Connection, records, timeline
from store.timeline import Activity

# References may hold a whole history; what was answered stands at its end.
REFERENCES_ASKED = 5


def find_thread(connection: Connection, arrived: Arrived, so_far: Outcome) -> Outcome:
    """Find the thread by our signed address, then In-Reply-To, then References.

    A subject, or a number in it, never makes a thread.
    """
    for found_by, earlier in _earlier(connection, arrived):
        if earlier is None or earlier.submission_id == arrived.claim.submission_id:
            continue
        joined = _belongs(connection, arrived, so_far, earlier)
        return replace(so_far, thread=Thread(earlier.id, earlier.lead_id, found_by, joined))
    return so_far


def _earlier(connection: Connection, arrived: Arrived) -> Iterator[tuple[str, Activity | None]]:
    message = arrived.reading.message
    if message is None:
        return
    for activity_id in named_activities(arrived.policy.reply_secret, _written_to(arrived, message)):
        yield "reply address", timeline.get(connection, activity_id)
    for message_id in message.in_reply_to[:REFERENCES_ASKED]:
        yield "in-reply-to", timeline.by_message_id(connection, message_id)
    for message_id in reversed(message.references[-REFERENCES_ASKED:]):
        yield "references", timeline.by_message_id(connection, message_id)


def _written_to(arrived: Arrived, message: Message) -> Iterator[str]:
    yield from arrived.claim.rcpt_tos
    yield from (address.email for address in (*message.to, *message.cc))
    for field in ("delivered-to", "x-original-to", "envelope-to"):
        yield from message.header_all(field)


def _belongs(connection: Connection, arrived: Arrived, so_far: Outcome, earlier: Activity) -> bool:
    # A Message-ID is no secret: whoever got a copy can quote it (Zammad #5064).
    if earlier.contact_id is None or arrived.reading.authentication.verdict == "fail":
        return False
    return records.survivor(connection, "contact", earlier.contact_id) == so_far.contact_id
