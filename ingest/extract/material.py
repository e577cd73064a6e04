"""What the extractors look at: the letter, and who in it is the person."""

from dataclasses import dataclass

from ingest.message import Address, Message
from ingest.notifications import Notification
from ingest.reading import Context, Forwarded


@dataclass(frozen=True, slots=True)
class Material:
    """`words` and `signature` are the person's own; `author` is the person as the letter names it.

    `passed_on` says that a colleague forwarded the letter, so that the inner sender is the person.
    """

    message: Message
    context: Context
    author: Address | None = None
    words: str = ""
    signature: str = ""
    forwarded: Forwarded | None = None
    notification: Notification | None = None
    passed_on: bool = False
