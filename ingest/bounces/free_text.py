"""Failed addresses in the words of a report that has no machine-readable part."""

import re
from dataclasses import dataclass

_EMAIL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250})")
_QUOTED = re.compile(r"\"[^\"\n]{1,64}\"@[A-Za-z0-9.-]{1,250}")
# An address that is named as ours, a sender's or a postmaster's did not fail.
_OTHER_ROLE = re.compile(
    r"(?i)mail from:?\s*<?$|from:?\s*<?$|sender:?\s*<?$|contact \S*$|mailto:$|postmaster at"
    r"|send (?:mail|e-?mail) to\s*<?$|message-id:?\s*<?$|reply-to:?\s*<?$|by \S+ with"
)
_DAEMON = re.compile(r"(?i)^(?:mailer-daemon|postmaster|mail-daemon|mailerdaemon|abuse)@")
_MOST = 50


@dataclass(frozen=True, slots=True)
class Named:
    """An address and the words that follow it up to the next address or blank paragraph."""

    email: str
    words: str


def named_addresses(text: str, others: frozenset[str]) -> tuple[Named, ...]:
    """Addresses that a report's words name as failed; `others` are known to be no recipients."""
    spots = [spot for spot in _spots(text) if spot[0].lower() not in others]
    found: dict[str, str] = {}
    for index, (email, start, end) in enumerate(spots[:_MOST]):
        following = [other[1] for other in spots[index + 1 :] if other[0].lower() != email.lower()]
        stop = following[0] if following else len(text)
        line_start = text.rfind("\n", 0, start) + 1
        words = " ".join((text[line_start:start] + " " + text[end:stop]).split())[:2000]
        found.setdefault(email.lower(), words)
    return tuple(Named(email, words) for email, words in found.items())


def _spots(text: str) -> list[tuple[str, int, int]]:
    spots = []
    for found in _EMAIL.finditer(text):
        email = found[0].rstrip(".-").strip("'")
        before = text[max(0, found.start() - 40) : found.start()].rsplit("\n", 1)[-1]
        if "." not in email.partition("@")[2] or _DAEMON.match(email):
            continue
        if not _OTHER_ROLE.search(before):
            spots.append((email, found.start(), found.end()))
    return spots
