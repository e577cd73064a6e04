"""Failed addresses in the words of a report that has no machine-readable part."""

import re
from dataclasses import dataclass

_EMAIL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250})")
# An address that is named as ours, a sender's or a helper's did not fail.
_OTHER_ROLE = re.compile(
    r"(?i)(?:mail from|\bfrom|sender|reply-to|message-id|contact|send (?:e-?)?mail to)"
    r"\s*[:=]?\s*[<\"']*$|postmaster at\W*$|by \S+ with\W*$"
)
# Copied header lines name people, but not as failed.
_HEADER_LINE = re.compile(r"(?i)^[ \t>|]*(?:to|cc|from|subject|date|sent|message-id):")
# Reports begin a line with the failed address, alone or behind a reply code.
_LEADING = re.compile(r"(?i)^[ \t>*-]*(?:[245]\d\d[ -])?(?:[245]\.\d\.\d+ )?[<\"(\[]*$"
                      r"|rcpt to:\s*<?$|recipients?\S*:?\s*<?$")  # fmt: skip
_DAEMON = re.compile(r"(?i)^(?:mailer-daemon|postmaster|mail-daemon|mailerdaemon|abuse)@")
_MOST = 50


@dataclass(frozen=True, slots=True)
class Named:
    """An address and the words that follow it up to the next address or blank paragraph."""

    email: str
    words: str


def named_addresses(text: str, others: frozenset[str]) -> tuple[Named, ...]:
    """Addresses that a report's words name as failed; `others` are known to be no recipients."""
    spots = [spot for spot in _spots(text) if spot.email not in others]
    helpers = {spot.email for spot in spots if spot.rank < 0}
    spots = [spot for spot in spots if spot.email not in helpers]
    best = max((spot.rank for spot in spots), default=0)
    spots = [spot for spot in spots if spot.rank == best][:_MOST]
    found: dict[str, str] = {}
    for index, spot in enumerate(spots):
        later = (other.line for other in spots[index + 1 :] if other.email != spot.email)
        words = text[spot.line : spot.start] + " " + text[spot.end : next(later, len(text))]
        found.setdefault(spot.email, " ".join(words.split())[:2000])
    return tuple(Named(email, words) for email, words in found.items())


@dataclass(frozen=True, slots=True)
class _Spot:
    """An address in the text; `rank` tells how surely it is named as failed (-1: surely not)."""

    email: str
    line: int
    start: int
    end: int
    rank: int


def _spots(text: str) -> list[_Spot]:
    spots = []
    for found in _EMAIL.finditer(text):
        email = found[0].rstrip(".-").strip("'").lower()
        if "." not in email.partition("@")[2] or _DAEMON.match(email):
            continue
        line = text.rfind("\n", 0, found.start()) + 1
        spots.append(_Spot(email, line, found.start(), found.end(), _rank(text, line, found)))
        if len(spots) >= 10 * _MOST:
            break
    return spots


def _rank(text: str, line: int, found: re.Match[str]) -> int:
    before = text[max(line, found.start() - 200) : found.start()]
    if _HEADER_LINE.match(before):
        return 0
    if _OTHER_ROLE.search(before):
        return -1
    return 2 if _LEADING.search(before) else 1
