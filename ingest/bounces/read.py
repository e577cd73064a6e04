"""Reads a delivery report: RFC 3464 fields first, then the words of the mail system."""

import re

from ingest.bounces.free_text import Named, named_addresses
from ingest.bounces.notification import read_notification
from ingest.bounces.reasons import find_reason, is_hard
from ingest.bounces.recognise import looks_like_bounce
from ingest.bounces.report import Reported, read_report
from ingest.bounces.returned import Returned, read_returned
from ingest.bounces.status import (
    derived_status,
    find_reply,
    find_status,
    is_vague,
    said_by_server,
)
from ingest.message import Message
from ingest.reading import Bounce, BouncedRecipient

_TEMPORARY = re.compile(
    r"(?i)temporary (?:failure|error)|will be retried|delay reason|retry timeout exceeded"
)
_RETRIED = re.compile(
    r"(?i)no action is required on your part|will be retried|delivery attempts will continue"
    r"|still being retried|will keep trying|do not need to re-?send"
)
_DELIVERED = frozenset({"delivered", "relayed", "expanded"})


def read_bounce(message: Message) -> Bounce | None:
    """Recipients of a delivery report; None when the letter is none or reports a success."""
    notified = read_notification(message)
    if notified is not None:
        return notified
    if not looks_like_bounce(message):
        return None
    if reports_success(message):
        return None
    reported = read_report(message)
    returned = read_returned(message)
    named = named_addresses(returned.words, _others(message))
    records = _merged(reported, named, returned, message)
    if not records:
        return None
    about = " ".join(f"{returned.words} {message.subject}".split())
    spoken = {one.email: one.words for one in named}
    recipients = [_recipient(one, spoken.get(one.email.lower(), ""), about) for one in records]
    return Bounce(tuple(recipients), returned.message_id)


def reports_success(message: Message) -> bool:
    """Whether a delivery report (RFC 3464) only tells that a letter arrived or was passed on."""
    reported = read_report(message)
    return bool(reported) and all(one.action in _DELIVERED for one in reported)


def _others(message: Message) -> frozenset[str]:
    """Addresses in the report's own header: the sender's and the mail system's."""
    people = [message.from_, *message.to, *message.reply_to]
    return frozenset(one.email.lower() for one in people if one is not None)


def _merged(
    reported: tuple[Reported, ...], named: tuple[Named, ...], returned: Returned, message: Message
) -> list[Reported]:
    """One record for each failed address, with the words about it where the report has none."""
    if reported:
        return [one for one in reported if one.action not in _DELIVERED]
    words = {one.email: one.words for one in named}
    listed = message.header("x-failed-recipients").replace(",", " ").split()
    action = "delayed" if _RETRIED.search(returned.words) else "failed"
    emails = [one.strip("<>").lower() for one in listed if "@" in one] or list(words)
    if not emails:
        emails = [one.lower() for one in returned.to[:1]]
    return [Reported(email, action, "", words.get(email, "")) for email in dict.fromkeys(emails)]


def _recipient(one: Reported, spoken: str, about: str) -> BouncedRecipient:
    """A recipient with the best status to be had: given, found in the words, or derived.

    `spoken` are the words about this address, `about` all words of the report.
    """
    diagnostic = one.diagnostic or spoken or about[:2000]
    status = _status(one, diagnostic, spoken)
    reason = find_reason(status, f"{diagnostic}\n{spoken}") or find_reason(status, about)
    unclear = "onhold" if any(map(str.isalpha, diagnostic)) else "undefined"
    temporary = one.action == "delayed" or _TEMPORARY.search(diagnostic) is not None
    return BouncedRecipient(
        email=one.email,
        status=status or derived_status(reason or unclear, find_reply(diagnostic), temporary),
        action=one.action or "failed",
        diagnostic=diagnostic,
        hard=one.action != "delayed" and is_hard(reason, status),
    )


def _status(one: Reported, diagnostic: str, spoken: str) -> str:
    """What the refusing server said, else what its neighbour reported, else any code about it."""
    said = said_by_server(diagnostic)
    if one.status.endswith(".4.7") and said in ("", one.status):
        # "Time expired" is only the end of trying; the cause may stand beside it.
        return find_status(f"{diagnostic}\n{spoken}") or one.status
    if said and (not is_vague(said) or one.status):
        return said if not is_vague(said) else one.status
    if not is_vague(one.status):
        return one.status
    found = find_status(f"{diagnostic}\n{spoken}")
    return found if not is_vague(found) else one.status or found
