"""What an enquiry needs at least: a sender who can be answered and something said."""

from ingest.message import Message
from ingest.reading import Context, Hit


def no_sender(message: Message, context: Context) -> Hit | None:
    """No address that anybody could be answered at."""
    people = [message.from_, message.sender, *message.reply_to]
    if any(one is not None and "@" in one.email for one in people):
        return None
    return Hit("no sender", "It has no readable sender address.")


def nothing_said(message: Message, context: Context) -> Hit | None:
    """No subject, no text and no attachment."""
    if message.subject or message.text.strip() or message.attachments:
        return None
    return Hit("nothing said", "It has no subject, no text and no attachment.")
