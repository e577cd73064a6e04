"""Signed plus-addresses: an answer that comes back to one joins its conversation.

A Message-ID can be guessed or copied by anybody who saw a letter; such an address cannot be made
without our secret. What joins a thread is decided elsewhere: even a valid address in the hands of
somebody who does not belong to the conversation joins nothing.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator

_TOKEN = re.compile(r"\+t([0-9]{1,15})-([0-9a-f]{20})@", re.IGNORECASE)


def reply_address(address: str, secret: str, activity_id: int) -> str:
    """`desk@ours.example` as `desk+t12-<signature>@ours.example` (RFC 5233 subaddress)."""
    local, _, domain = address.rpartition("@")
    return f"{local}+t{activity_id}-{_signature(secret, activity_id)}@{domain}"


def named_activities(secret: str, texts: Iterable[str]) -> Iterator[int]:
    """The activities that rightly signed addresses in those texts name, in their order."""
    for text in texts if secret else ():
        for number, given in _TOKEN.findall(text):
            if hmac.compare_digest(given.lower(), _signature(secret, int(number))):
                yield int(number)


def _signature(secret: str, activity_id: int) -> str:
    made = hmac.new(secret.encode(), f"reply {activity_id}".encode(), hashlib.sha256)
    return made.hexdigest()[:20]
