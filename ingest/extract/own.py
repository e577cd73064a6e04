"""Which addresses are ours, and which nobody reads."""

import re

from ingest.reading import Context

_NO_REPLY = re.compile(
    r"^(?:no|do|not?)[-_.]?(?:not[-_.]?)?reply|^(?:noreply|donotreply|mailer-daemon"
    r"|bounce|postmaster|wordpress|www-data|apache|nobody)\b",
    re.I,
)


def is_ours(email: str, context: Context) -> bool:
    """Whether the address is one of our mailboxes, users or domains."""
    return email.lower() in context.own_emails or domain_of(email) in context.own_domains


def is_no_reply(email: str) -> bool:
    """Whether nobody reads the address."""
    return bool(_NO_REPLY.match(email))


def domain_of(email: str) -> str:
    """The part behind the last @ in lower case."""
    return email.rpartition("@")[2].lower()
