"""Reads a delivery report: RFC 3464 fields first, then the words of the mail system."""

from ingest.bounces.free_text import Named, named_addresses
from ingest.bounces.notification import read_notification
from ingest.bounces.reasons import find_reason, is_hard
from ingest.bounces.recognise import looks_like_bounce
from ingest.bounces.report import Reported, read_report
from ingest.bounces.returned import Returned, read_returned
from ingest.bounces.status import derived_status, find_reply, find_status, is_vague
from ingest.message import Message
from ingest.reading import Bounce, BouncedRecipient

_DELIVERED = frozenset({"delivered", "relayed", "expanded"})


def read_bounce(message: Message) -> Bounce | None:
    """Recipients of a delivery report; None when the letter is none or reports a success."""
    notified = read_notification(message)
    if notified is not None:
        return notified
    if not looks_like_bounce(message):
        return None
    reported = read_report(message)
    if reported and all(one.action in _DELIVERED for one in reported):
        return None
    returned = read_returned(message)
    named = named_addresses(returned.words, _others(message))
    records = _merged(reported, named, returned, message)
    if not records:
        return None
    return Bounce(tuple(_recipient(one, returned.words) for one in records), returned.message_id)


def _others(message: Message) -> frozenset[str]:
    """Addresses in the report's own header: the sender's and the mail system's."""
    people = [message.from_, *message.to, *message.reply_to]
    return frozenset(one.email.lower() for one in people if one is not None)


def _merged(
    reported: tuple[Reported, ...], named: tuple[Named, ...], returned: Returned, message: Message
) -> list[Reported]:
    """One record for each failed address, with the words about it where the report has none."""
    words = {one.email: one.words for one in named}
    if reported:
        failed = [one for one in reported if one.action not in _DELIVERED]
        return [_with_words(one, words.get(one.email.lower(), "")) for one in failed]
    listed = message.header("x-failed-recipients").replace(",", " ").split()
    emails = [one.strip("<>").lower() for one in listed if "@" in one] or list(words)
    if not emails:
        emails = [one.lower() for one in returned.to[:1]]
    return [Reported(email, "failed", "", words.get(email, "")) for email in dict.fromkeys(emails)]


def _with_words(one: Reported, words: str) -> Reported:
    if one.diagnostic and not is_vague(one.status):
        return one
    return Reported(one.email, one.action, one.status, one.diagnostic or words)


def _recipient(one: Reported, words: str) -> BouncedRecipient:
    """A recipient with the best status to be had: given, found in the words, or derived."""
    diagnostic = one.diagnostic or " ".join(words.split())[:2000]
    found = find_status(diagnostic)
    status = one.status if not is_vague(one.status) else found or one.status
    reason = find_reason(status, diagnostic)
    if not status:
        delayed = one.action == "delayed"
        status = derived_status(reason, find_reply(diagnostic), delayed)
    return BouncedRecipient(
        email=one.email,
        status=status,
        action=one.action or "failed",
        diagnostic=diagnostic,
        hard=one.action != "delayed" and is_hard(reason, status),
    )
