"""Bounces that a sending service reports as JSON instead of a letter (Amazon SES over SNS)."""

import json
from typing import Any

from ingest.bounces.reasons import find_reason, is_hard
from ingest.bounces.status import derived_status, find_reply, find_status
from ingest.message import Message
from ingest.reading import Bounce, BouncedRecipient

_MOST_CHARS = 300_000


def read_notification(message: Message) -> Bounce | None:
    """The bounce in a JSON notification; None when the letter's text is no such thing."""
    text = message.text.strip()[:_MOST_CHARS]
    if not text.startswith("{") or '"notificationType"' not in text:
        return None
    # Services put their own footer below the object; decoding stops at its end.
    try:
        data, _ = json.JSONDecoder().raw_decode(text.replace("\n", ""))
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or data.get("notificationType") != "Bounce":
        return None
    bounce = _dict(data.get("bounce"))
    rows = bounce.get("bouncedRecipients")
    found = [_recipient(_dict(row), bounce) for row in rows] if isinstance(rows, list) else []
    if not found:
        return None
    return Bounce(tuple(found), str(_dict(data.get("mail")).get("messageId") or ""))


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _recipient(row: dict[str, Any], bounce: dict[str, Any]) -> BouncedRecipient:
    diagnostic = str(row.get("diagnosticCode") or "")
    status = str(row.get("status") or "") or find_status(diagnostic)
    reason = find_reason(status, diagnostic)
    transient = bounce.get("bounceType") == "Transient"
    status = status or derived_status(reason or "onhold", find_reply(diagnostic), transient)
    return BouncedRecipient(
        email=str(row.get("emailAddress") or ""),
        status=status,
        action=str(row.get("action") or "failed"),
        diagnostic=diagnostic,
        hard=not transient and is_hard(reason, status),
    )
