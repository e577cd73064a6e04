"""Read letters through the whole pipeline and write nothing; the JSON of `frontdesk try`."""

from typing import Any

from dedup import MODEL_VERSION, Resolution, resolve
from dedup.active import matching_now
from ingest.identity import person_of
from ingest.message import Message
from ingest.read import read_letter
from ingest.reading import Context, Forwarded, Reading
from ingest.trace import address_of
from ingest.writing import Policy
from store import Connection

__all__ = ["MODEL_VERSION", "try_letter"]


def try_letter(
    connection: Connection, file: str, raw: bytes, context: Context, policy: Policy
) -> dict[str, Any]:
    """What a letter would become, as the contract of `frontdesk try --json` says it.

    Any error is part of the answer: one letter never keeps the next from being read.
    """
    try:
        reading = read_letter(raw, context)
        person = person_of(reading.draft, policy.region, 0, is_claimed=False)
        found = resolve(
            connection,
            person.facts,
            "contact",
            region=policy.region,
            thresholds=matching_now(connection, "contact").thresholds(policy.thresholds),
        )
    except Exception as error:
        # A statement that failed must not spoil the transaction for the next letter.
        connection.rollback()
        return answer(file, Reading(), None, f"{type(error).__name__}: {error}")
    return answer(file, reading, found, reading.error)


def answer(
    file: str, reading: Reading, found: Resolution | None, error: str | None
) -> dict[str, Any]:
    """The contract's object; keys without a value are null."""
    failed = error is not None
    return {
        "file": file,
        "message": _message(reading.message) if reading.message else None,
        "kind": None if failed else reading.kind,
        "disposition": None if failed else reading.disposition,
        "hits": [{"rule": hit.rule, "reason": hit.reason} for hit in reading.hits],
        "reply": reading.reply,
        "signature": reading.signature,
        "forwarded": _forwarded(reading.forwarded) if reading.forwarded else None,
        "bounce": _bounce(reading),
        "lead": _lead(reading),
        "resolution": _resolution(found) if found else None,
        "error": error,
    }


def _message(message: Message) -> dict[str, Any]:
    return {
        "message_id": message.message_id,
        "subject": message.subject,
        "date": message.date.isoformat() if message.date else None,
        "from": address_of(message.from_),
        "reply_to": [address_of(one) for one in message.reply_to],
        "to": [address_of(one) for one in message.to],
        "cc": [address_of(one) for one in message.cc],
        "text": message.text,
        "html": message.html,
        "attachments": [
            {"filename": file.filename, "content_type": file.content_type, "size": file.size}
            for file in message.attachments
        ],
    }


def _forwarded(inner: Forwarded) -> dict[str, Any]:
    return {
        "from": address_of(inner.from_),
        "to": [address_of(one) for one in inner.to],
        "cc": [address_of(one) for one in inner.cc],
        "subject": inner.subject,
        "date": inner.date,
        "body": inner.body,
    }


def _bounce(reading: Reading) -> dict[str, Any] | None:
    if reading.bounce is None:
        return None
    return {
        "recipients": [
            {
                "email": failed.email,
                "status": failed.status,
                "action": failed.action,
                "diagnostic": failed.diagnostic,
                "hard": failed.hard,
            }
            for failed in reading.bounce.recipients
        ]
    }


def _lead(reading: Reading) -> dict[str, Any]:
    draft = reading.draft
    fields = ("name", "first_name", "last_name", "email", "phone", "company", "title", "message")
    return {name: draft.value(name) or None for name in fields} | {
        "findings": [
            {
                "field": finding.field,
                "value": finding.value,
                "found_by": finding.found_by,
                "confidence": finding.confidence,
                "evidence": finding.evidence,
            }
            for finding in draft.findings
        ]
    }


def _resolution(found: Resolution) -> dict[str, Any]:
    return {
        "verdict": found.verdict,
        "candidates": [
            {
                "id": candidate.id,
                "weight": candidate.score.weight,
                "levels": candidate.score.levels(),
            }
            for candidate in found.candidates
        ],
    }
