"""A letter as it goes out: its headers say that it is automatic and hold no stranger's words."""

from dataclasses import dataclass
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, Policy
from email.utils import format_datetime
from typing import Literal

from config.outbound_section import OutboundSettings
from outbound.message_ids import message_host, message_id
from store.outbox import Claim
from store.types import utc_now

SUBJECT_CHARACTERS = 200


class _Whole(UnstructuredHeader, BaseHeader):
    """A field on one line: a long address that was folded is one that nobody can open."""

    def fold(self, *, policy: Policy) -> str:
        """The field as it is written."""
        return f"{self.name}: {self}{policy.linesep}"


_FIELDS = HeaderRegistry()
for _name in ("message-id", "list-unsubscribe"):
    _FIELDS.map_to_type(_name, _Whole)
POLICY = SMTP.clone(header_factory=_FIELDS)


@dataclass(frozen=True, slots=True)
class Letter:
    """What to say and to whom an answer goes. `automatic` is the word of RFC 3834 for why it is
    written; `unsubscribe` the address of a page that takes a consent back (RFC 8058).
    """

    subject: str
    text: str
    reply_to: str = ""
    automatic: Literal["auto-replied", "auto-generated"] = "auto-generated"
    unsubscribe: str = ""


def compose(letter: Letter, item: Claim, to: str, settings: OutboundSettings) -> EmailMessage:
    """The message (RFC 5322); `to` is an address that outbound.address found sendable."""
    message = EmailMessage(policy=POLICY)
    message["From"] = Address(one_line(settings.sender_name), addr_spec=settings.sender)
    message["To"] = Address(addr_spec=to)
    if letter.reply_to:
        message["Reply-To"] = Address(addr_spec=letter.reply_to)
    message["Subject"] = one_line(letter.subject)[:SUBJECT_CHARACTERS]
    message["Date"] = format_datetime(utc_now())
    message["Message-ID"] = message_id(item, settings)
    # Whoever answers machines must not answer this one (RFC 3834; the others are Exchange's words
    # and an older custom), and our own door knows it again.
    message["Auto-Submitted"] = letter.automatic
    message["X-Auto-Response-Suppress"] = "All"
    message["Precedence"] = "bulk"
    message["X-Loop"] = message_host(settings)
    if letter.unsubscribe.startswith("https://"):
        message["List-Unsubscribe"] = f"<{letter.unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(_plain(letter.text), cte="quoted-printable")
    return message


def one_line(text: str) -> str:
    """The text without line ends and other controls, fit for a header."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _plain(text: str) -> str:
    return "".join(char for char in text if char.isprintable() or char in "\n\t").rstrip() + "\n"
