"""A letter to many: mailing lists, newsletters and other bulk mail."""

import re

from ingest.message import Message
from ingest.reading import Context, Hit

_FIELDS = ("list-id", "list-post", "list-unsubscribe", "feedback-id", "x-mailing-list")
_PRECEDENCE = frozenset({"bulk", "junk", "list"})
_MANAGER = re.compile(
    r"(?i)^(?:listserv|majordomo|mailman|sympa|owner-[^@]+|[^@]+-(?:request|owner|bounces))@"
)


def list_header(message: Message, context: Context) -> Hit | None:
    """A field of RFC 2369, RFC 2919 or of a bulk sender's feedback loop."""
    for name in _FIELDS:
        if message.header(name):
            return Hit("list header", f"It has the field {name}, as letters to many have.")
    return None


def precedence(message: Message, context: Context) -> Hit | None:
    """A Precedence field of bulk mail (RFC 2076 section 3.9)."""
    for name in ("precedence", "x-precedence"):
        value = message.header(name).strip().lower()
        if value in _PRECEDENCE:
            return Hit("precedence", f"Its {name} field says {value}.")
    return None


def list_manager(message: Message, context: Context) -> Hit | None:
    """A sender address that only list managers use."""
    sender = message.from_ or message.sender
    if sender is None or not _MANAGER.match(sender.email):
        return None
    return Hit("list manager", f"Its sender {sender.email} is a list manager.")
