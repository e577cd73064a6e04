"""A letter after reading its bytes: headers decoded, bodies as text, parts listed."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox (RFC 5322 3.4); `name` is decoded and unquoted, either may be empty."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part that is not the body. `position` is its index in the message's attachment list."""

    position: int
    filename: str
    content_type: str
    size: int
    content_id: str = ""
    inline: bool = False
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Message:
    """One letter. Missing header fields are empty strings, tuples or None, never absent.

    `headers` keeps every field in order with its name lower-cased and its value decoded. `text` is
    always readable when there is anything to read: it is made from `html` where no plain part
    exists. `defects` names what had to be repaired.
    """

    message_id: str = ""
    subject: str = ""
    date: datetime | None = None
    from_: Address | None = None
    sender: Address | None = None
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    text: str = ""
    html: str = ""
    text_is_from_html: bool = False
    attachments: tuple[Attachment, ...] = ()
    defects: tuple[str, ...] = ()

    def header(self, name: str) -> str:
        """The first field of that name (any case), decoded; empty when there is none."""
        wanted = name.lower()
        # A plain loop: this is asked some fifty times a letter.
        for field_, value in self.headers:
            if field_ == wanted:
                return value
        return ""

    def header_all(self, name: str) -> tuple[str, ...]:
        """Every field of that name in order."""
        wanted = name.lower()
        return tuple(value for field_, value in self.headers if field_ == wanted)
