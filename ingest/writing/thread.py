"""Which earlier letter does this one answer, and does its sender belong to that conversation?"""

from collections.abc import Iterator
from dataclasses import replace

from ingest.message import Message
from ingest.writing.outcome import Arrived, Outcome, Thread
from store import Connection, records, timeline
from store.timeline import Activity

# References may hold a whole history; what was answered stands at its end.
REFERENCES_ASKED = 5


def find_thread(connection: Connection, arrived: Arrived, so_far: Outcome) -> Outcome:
    """Find the thread by In-Reply-To, then References; never by a subject or a number in it."""
    message = arrived.reading.message
    for found_by, message_id in _named(message) if message else ():
        earlier = timeline.by_message_id(connection, message_id)
        if earlier is None or earlier.submission_id == arrived.claim.submission_id:
            continue
        joined = _belongs(connection, arrived, so_far, earlier)
        return replace(so_far, thread=Thread(earlier.id, earlier.lead_id, found_by, joined))
    return so_far


def _named(message: Message) -> Iterator[tuple[str, str]]:
    for message_id in message.in_reply_to[:REFERENCES_ASKED]:
        yield "in-reply-to", message_id
    for message_id in reversed(message.references[-REFERENCES_ASKED:]):
        yield "references", message_id


def _belongs(connection: Connection, arrived: Arrived, so_far: Outcome, earlier: Activity) -> bool:
    # A Message-ID is no secret: whoever got a copy can quote it (Zammad #5064).
    if earlier.contact_id is None or arrived.reading.authentication.verdict == "fail":
        return False
    return records.survivor(connection, "contact", earlier.contact_id) == so_far.contact_id
