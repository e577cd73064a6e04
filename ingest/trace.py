"""The trace of a decision as JSON: what was read, judged, matched and written, and from what."""

from dataclasses import asdict
from typing import Any

from dedup import Resolution
from ingest.message import Address, Message
from ingest.reading import Reading
from ingest.templates import TemplateReading
from ingest.writing import Outcome
from store.payload import FormPayload

TRACE_VERSION = 1

# Enough for a page; the original keeps every byte.
TEXT_CHARACTERS = 100_000
HEADER_FIELDS = 100
HEADER_CHARACTERS = 1_000


def trace_of(
    reading: Reading, outcome: Outcome | None, payload: FormPayload | None
) -> dict[str, Any]:
    """The whole story of one submission, as the why page tells it."""
    resolution = outcome.resolution if outcome else None
    return {
        "version": TRACE_VERSION,
        "message": _message(reading.message) if reading.message else None,
        "form": _form(payload) if payload else None,
        "text": reading.message.text[:TEXT_CHARACTERS] if reading.message else reading.reply,
        "reply": reading.reply[:TEXT_CHARACTERS],
        "signature": reading.signature,
        "forwarded": asdict(reading.forwarded) if reading.forwarded else None,
        "bounce": asdict(reading.bounce) if reading.bounce else None,
        "kind": reading.kind,
        "disposition": reading.disposition,
        "hits": [asdict(hit) for hit in reading.hits],
        "misses": list(reading.misses),
        "authentication": asdict(reading.authentication),
        "findings": [asdict(finding) for finding in reading.draft.findings],
        "extra": [list(pair) for pair in reading.draft.extra],
        "attribution": [asdict(finding) for finding in reading.draft.attribution],
        "resolution": resolution_of(resolution) if resolution else None,
        "outcome": _outcome(outcome) if outcome else None,
        "template": _template(reading.template) if reading.template else None,
        "error": reading.error,
    }


def _template(reading: TemplateReading) -> dict[str, Any]:
    template = reading.template
    return {
        "id": template.id,
        "name": template.name,
        "version": template.version,
        "matched": reading.matched,
        "missing": list(reading.missing_required),
    }


def resolution_of(resolution: Resolution) -> dict[str, Any]:
    """Verdict and candidates with their full scores."""
    return {
        "verdict": resolution.verdict,
        "record_id": resolution.record_id,
        "candidates": [
            {
                "id": candidate.id,
                "verdict": candidate.verdict,
                "probability": candidate.score.probability,
                "weight": candidate.score.weight,
                "score": candidate.score.to_json(),
            }
            for candidate in resolution.candidates
        ],
    }


def address_of(address: Address | None) -> dict[str, str] | None:
    """An address as JSON."""
    return {"name": address.name, "email": address.email} if address else None


def _message(message: Message) -> dict[str, Any]:
    return {
        "subject": message.subject,
        "from": address_of(message.from_),
        "reply_to": [address_of(one) for one in message.reply_to],
        "to": [address_of(one) for one in message.to],
        "cc": [address_of(one) for one in message.cc],
        "date": message.date.isoformat() if message.date else None,
        "message_id": message.message_id,
        "defects": list(message.defects),
        "has_html": bool(message.html),
        "attachments": [
            {
                "position": file.position,
                "filename": file.filename,
                "content_type": file.content_type,
                "size": file.size,
            }
            for file in message.attachments
        ],
        "headers": [
            [name, value[:HEADER_CHARACTERS]] for name, value in message.headers[:HEADER_FIELDS]
        ],
    }


def _form(payload: FormPayload) -> dict[str, Any]:
    return {
        "key": payload.form_key,
        "page": payload.page,
        "fields": [list(pair) for pair in payload.fields],
        "signs": [list(pair) for pair in payload.signs],
        "version": payload.form_version,
        "verdict": payload.verdict,
        "is_test": payload.test,
        "score": payload.score,
        "consents": [[one.text, one.value] for one in payload.consents],
        "files": [
            {
                "position": position,
                "filename": file.filename,
                "content_type": file.content_type,
                "size": len(file.content),
            }
            for position, file in enumerate(payload.files)
        ],
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "contact_id": outcome.contact_id,
        "company_id": outcome.company_id,
        "lead_id": outcome.lead_id,
        "activity_id": outcome.activity_id,
        "created": list(outcome.created),
        "proposed": list(outcome.proposed),
        "duplicate_of_id": outcome.duplicate_of_id,
        "thread": asdict(outcome.thread) if outcome.thread else None,
    }
