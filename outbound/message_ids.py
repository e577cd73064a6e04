"""The names under which what we send is known: the same at every attempt, so that twice is once."""

import hashlib

from config.outbound_section import OutboundSettings
from store.outbox import Claim


def message_host(settings: OutboundSettings) -> str:
    """The host our Message-IDs end with; no other mail of the house's ends so."""
    domain = settings.sender.rpartition("@")[2].lower()
    return f"frontdesk.{domain}" if domain else "frontdesk.invalid"


def message_id(item: Claim, settings: OutboundSettings) -> str:
    """The Message-ID (RFC 5322) of that item of the outbox."""
    return f"<{_mark(item)}@{message_host(settings)}>"


def webhook_id(item: Claim) -> str:
    """The webhook-id of Standard Webhooks: receivers tell repeats by it."""
    return f"msg_{_mark(item)}"


def _mark(item: Claim) -> str:
    # Two houses of one sender number their submissions alike, but not to the microsecond.
    named = f"{item.key} {item.created_at.isoformat()}"
    return hashlib.sha256(named.encode()).hexdigest()[:32]
