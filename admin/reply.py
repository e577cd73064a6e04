"""The address under which an answer to an enquiry comes back to its lead."""

from flask import current_app

from admin import current
from config import Settings
from ingest.reply_token import reply_address
from store import Connection, secrets, timeline

_KEY = "frontdesk_reply_secret"


def address_of_lead(connection: Connection, lead_id: int) -> str:
    """Our address signed for the lead's latest activity; empty when there is none."""
    latest = timeline.of_record(connection, "lead", lead_id, limit=1)
    if not latest:
        return ""
    return reply_address(our_address(current.settings()), _secret(), latest[0].id)


def our_address(settings: Settings) -> str:
    """The address people write to: a configured one, a mailbox, or any of our first domain."""
    return configured_address(settings) or "desk@localhost"


def configured_address(settings: Settings) -> str:
    """As our_address, and empty where nobody out there could write to us."""
    mailboxes = (box.username for box in settings.mailboxes if "@" in box.username)
    domains = (domain for domain in settings.mail.domains if domain != "localhost")
    named = (*settings.mail.addresses, *mailboxes, *(f"desk@{domain}" for domain in domains))
    return next(iter(named), "")


def _secret() -> str:
    # Asked for once: making it anew for every page would write for every page.
    known: str | None = current_app.extensions.get(_KEY)
    if known is None:
        known = secrets.keep(current.database(), secrets.REPLY_ADDRESS)
        current_app.extensions[_KEY] = known
    return known
