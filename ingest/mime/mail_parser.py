"""The one door to mail-parser: it reads addresses and date out of a header we checked first.

mail-parser (4.8) drops the octets of unencoded 8-bit headers, raises on a multipart without a
boundary and recurses once per nested part, so it never sees a letter as it came in. It is given
a small header of bounded, decoded fields, where its strict reading of mailboxes (RFC 5322
section 3.4) and dates serves; a field it finds fault with is read again by our own tolerant code.
"""

import logging
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.message import Message as Header

from mailparser import MailParser

from ingest.message import Address

# mail-parser logs every header name at debug level; a letter's content is nobody's log line.
logging.getLogger("mailparser").setLevel(logging.WARNING)

# What mail-parser lets through when one word of one field cannot be decoded.
_REFUSALS = (MessageError, ValueError, LookupError, AttributeError, RecursionError)

ADDRESS_FIELDS = ("from", "sender", "reply-to", "to", "cc")


@dataclass(frozen=True, slots=True)
class StrictHeader:
    """What mail-parser read without finding fault; `doubtful` names the fields it did doubt."""

    addresses: dict[str, tuple[Address, ...]]
    date: datetime | None
    doubtful: frozenset[str]


def read_strictly(fields: dict[str, str]) -> StrictHeader:
    """Addresses and date of header fields given as lower-case name to one-line text."""
    header = Header()
    for name, value in fields.items():
        header[name] = value
    try:
        parser = MailParser(header)
    except _REFUSALS:
        return StrictHeader({}, None, frozenset(fields))
    doubtful = {defect["header"] for defect in parser.address_header_defects}
    addresses = {name: _addresses(parser, name) for name in ADDRESS_FIELDS if name in fields}
    doubtful.update(name for name, found in addresses.items() if not found)
    return StrictHeader(addresses, parser.date, frozenset(doubtful))


def _addresses(parser: MailParser, name: str) -> tuple[Address, ...]:
    # from_ and reply_to are mail-parser's spellings; other fields go by their own name.
    pairs = getattr(parser, "from_" if name == "from" else name.replace("-", "_"))
    # An empty field comes back as an empty string instead of a list.
    return tuple(Address(name, email) for name, email in pairs) if isinstance(pairs, list) else ()
