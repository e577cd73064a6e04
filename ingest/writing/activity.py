"""The timeline entry of an arrival: its new words, its folded history, its files."""

import hashlib
from dataclasses import replace
from typing import Any

from ingest.message import Attachment, Message
from ingest.reading import Reading
from ingest.writing.outcome import Arrived, Outcome
from ingest.writing.title import title_of
from store import Connection, timeline
from store.inbox import Claim
from store.payload import PostedFile
from store.timeline import File, NewActivity

# More text than anybody reads on a page; the original keeps the rest.
SHOWN_CHARACTERS = 200_000


def write_activity(connection: Connection, arrived: Arrived, so_far: Outcome) -> Outcome:
    """Write the arrival onto the timeline of everything it touched."""
    activity = replace(
        activity_of(arrived.claim, arrived.reading),
        contact_id=so_far.contact_id,
        company_id=so_far.company_id,
        lead_id=so_far.lead_id,
    )
    activity_id = timeline.write(connection, activity)
    timeline.keep_files(
        connection, activity_id, arrived.claim.submission_id, files_of(arrived.reading)
    )
    return replace(so_far, activity_id=activity_id)


def activity_of(claim: Claim, reading: Reading) -> NewActivity:
    """The activity an arrival becomes; the caller links it to records."""
    message = reading.message or Message()
    return NewActivity(
        kind="form" if claim.channel == "form" else "mail",
        direction="in",
        subject=title_of(reading),
        body=_words(reading)[:SHOWN_CHARACTERS],
        quoted=_folded(reading, message)[:SHOWN_CHARACTERS],
        occurred_at=claim.received_at,
        submission_id=claim.submission_id,
        message_id=message.message_id,
        detail={
            "letter_kind": reading.kind,
            "sent_at": message.date.isoformat() if message.date else None,
            "extra": [list(pair) for pair in reading.draft.extra],
            "in_reply_to": list(message.in_reply_to),
            **_of_form(reading),
        },
    )


def _of_form(reading: Reading) -> dict[str, Any]:
    """What a timeline says of a post besides its words: its form, its tags, where it came from."""
    post = reading.post
    if post is None:
        return {}
    return {
        "form": {"key": post.payload.form_key, "version": post.payload.form_version},
        "tags": list(post.form.definition.tags) if post.form else [],
        "page": post.payload.page,
        "attribution": {one.field: one.value for one in reading.draft.attribution},
    }


def files_of(reading: Reading) -> tuple[File, ...]:
    """The files that came with the arrival; inline pictures of a signature count as well."""
    if reading.post is not None:
        return tuple(_posted(at, file) for at, file in enumerate(reading.post.payload.files))
    message = reading.message or Message()
    return tuple(_file(attachment) for attachment in message.attachments)


def _words(reading: Reading) -> str:
    if reading.forwarded is not None:
        return reading.forwarded.body
    return reading.draft.value("message") or reading.reply


def _folded(reading: Reading, message: Message) -> str:
    shown = _words(reading).strip()
    whole = message.text.strip()
    return "" if whole == shown else whole


def _posted(position: int, file: PostedFile) -> File:
    return File(
        position=position,
        filename=file.filename,
        content_type=file.content_type,
        size=len(file.content),
        digest=hashlib.sha256(file.content).digest(),
    )


def _file(attachment: Attachment) -> File:
    return File(
        position=attachment.position,
        filename=attachment.filename,
        content_type=attachment.content_type,
        size=attachment.size,
        digest=hashlib.sha256(attachment.content).digest(),
    )
