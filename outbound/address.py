"""Which addresses a letter can be sent to: one plain mailbox, never a list and never a header."""

import re

import idna

# The unquoted local part of RFC 5322 (dot-atom); what is quoted is hardly ever honest.
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(
    r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"
)
# RFC 5321 4.5.3.1.3, less the brackets.
_MOST = 254


def sendable(typed: str) -> str:
    """The address with its domain in ASCII (RFC 5891), or an empty string."""
    local, _at, domain = typed.strip().rpartition("@")
    host = _ascii(domain)
    if len(local) > 64 or not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(host):
        return ""
    address = f"{local}@{host}"
    return address if len(address) <= _MOST else ""


def _ascii(domain: str) -> str:
    try:
        return domain.lower() if domain.isascii() else idna.encode(domain, uts46=True).decode()
    except (idna.IDNAError, UnicodeError):
        return ""
