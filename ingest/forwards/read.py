"""Decides whether a letter is a forward, and reads the letter inside it."""

from ingest.forwards.attached import attached_letter
from ingest.forwards.inline import inline_letter
from ingest.message import Message
from ingest.reading import Forwarded


def read_forward(message: Message) -> Forwarded | None:
    """The forwarded letter, or None for every other letter.

    An attached letter (message/rfc822) comes first; an inline one needs From and one more header
    line, and either a separator that says "forwarded" or a forward prefix in the subject.
    """
    attached = attached_letter(message)
    if attached is not None:
        return attached
    return inline_letter(message.text, message.subject)
