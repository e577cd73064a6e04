"""What a webhook tells: one accepted submission as JSON, the same at every attempt."""

import json
from typing import Any

from outbound.letters.material import Desk, Posted
from store import Connection, consents, timeline

TYPE = "submission.accepted"


def body_of(connection: Connection, one: Posted, desk: Desk) -> bytes:
    """UTF-8 JSON: type, timestamp (of the submission, ISO 8601) and data."""
    return json.dumps(
        {
            "type": TYPE,
            "timestamp": one.detail.row.received_at.isoformat(),
            "data": {
                "id": f"sub_{one.id}",
                "url": desk.page(f"/intake/{one.id}"),
                "form": _form(one),
                **_content(one),
                "consents": _consents(connection, one.id),
                **_records(connection, one.id),
            },
        },
        ensure_ascii=False,
    ).encode()


def _form(one: Posted) -> dict[str, Any]:
    payload, form = one.payload, one.form
    return {
        "key": payload.form_key if payload else "",
        "title": form.wish.title if form else "",
        "version": form.version if form else 0,
    }


def _content(one: Posted) -> dict[str, Any]:
    """What the visitor sent; a name sent several times has a list."""
    payload, found = one.payload, one.detail.trace
    if payload is None:
        return {"fields": {}}
    fields: dict[str, Any] = {}
    for name, value in payload.fields:
        earlier = fields.get(name)
        if earlier is None:
            fields[name] = value
        else:
            fields[name] = [*(earlier if isinstance(earlier, list) else [earlier]), value]
    return {
        "fields": fields,
        "files": [
            {"filename": file.filename, "type": file.content_type, "size": len(file.content)}
            for file in payload.files
        ],
        "page": payload.page,
        "referrer": payload.referrer,
        "language": payload.language,
        "attribution": {
            finding["field"]: finding["value"] for finding in found.get("attribution") or ()
        },
    }


def _consents(connection: Connection, submission_id: int) -> list[dict[str, Any]]:
    return [
        {"purpose": one.purpose, "text": one.text, "text_sha256": one.text_hash}
        for one in consents.of_submission(connection, submission_id)
    ]


def _records(connection: Connection, submission_id: int) -> dict[str, int | None]:
    became = timeline.by_submission(connection, submission_id)
    return {
        "lead_id": became.lead_id if became else None,
        "contact_id": became.contact_id if became else None,
        "company_id": became.company_id if became else None,
    }
