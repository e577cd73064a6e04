"""The names under which what we send is known: the same at every attempt, so that twice is once."""

import hashlib

from config.outbound_section import OutboundSettings


def message_host(settings: OutboundSettings) -> str:
    """The host our Message-IDs end with; no other mail of the house's ends so."""
    domain = settings.sender.rpartition("@")[2].lower()
    return f"frontdesk.{domain}" if domain else "frontdesk.invalid"


def message_id(key: str, settings: OutboundSettings) -> str:
    """The Message-ID (RFC 5322) of the letter of that key in the outbox."""
    return f"<{_mark(key)}@{message_host(settings)}>"


def webhook_id(key: str) -> str:
    """The webhook-id of Standard Webhooks: receivers tell repeats by it."""
    return f"msg_{_mark(key)}"


def _mark(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:32]
