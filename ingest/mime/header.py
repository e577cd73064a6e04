"""The header fields of a letter as text, addresses, date and identifiers."""

from dataclasses import dataclass
from datetime import datetime

from ingest.message import Address
from ingest.mime.addresses import clean_name, read_addresses
from ingest.mime.charsets import decode
from ingest.mime.dates import read_date
from ingest.mime.defects import Defects
from ingest.mime.fields import Head
from ingest.mime.limits import Limits
from ingest.mime.mail_parser import ADDRESS_FIELDS, StrictHeader, read_strictly
from ingest.mime.words import decode_words, tidy

# Longer lists are read by our own code alone, which stops at the limit of addresses.
_STRICT = 8192


@dataclass(frozen=True, slots=True)
class HeaderText:
    """All fields decoded in order, addresses by field name, and the date."""

    headers: tuple[tuple[str, str], ...]
    addresses: dict[str, tuple[Address, ...]]
    date: datetime | None

    def value(self, name: str) -> str:
        """The first field of that lower-case name; empty when there is none."""
        return next((value for field, value in self.headers if field == name), "")


def read_header(head: Head, charset: str, limits: Limits, defects: Defects) -> HeaderText:
    """Decode a head; `charset` is what unencoded 8-bit octets are likely to be."""
    if any(not value.isascii() for _, value in head.fields):
        defects.add("The header holds 8-bit characters that are not encoded.")
    headers = tuple((name, decode_words(value, charset)) for name, value in head.fields)
    raw = {
        name: tidy(decode(value, "", charset))
        for name in (*ADDRESS_FIELDS, "date")
        if (value := head.raw(name))
    }
    strict = read_strictly({name: text for name, text in raw.items() if len(text) <= _STRICT})
    addresses = {
        name: _addresses(name, raw[name], strict, limits, defects)
        for name in ADDRESS_FIELDS
        if name in raw
    }
    date = strict.date
    if date is None and "date" in raw:
        date = read_date(raw["date"])
        defects.add("The date does not follow RFC 5322.")
    return HeaderText(headers, addresses, date)


def _addresses(
    name: str, value: str, strict: StrictHeader, limits: Limits, defects: Defects
) -> tuple[Address, ...]:
    found = strict.addresses.get(name, ())
    if len(value) > _STRICT:
        found = read_addresses(value, limits.addresses + 1)
    elif name in strict.doubtful or any("=?" in one.name or "\ufffd" in one.name for one in found):
        found = read_addresses(value, limits.addresses + 1)
        defects.add(f"The {name} field does not follow RFC 5322; it was read tolerantly.")
    else:
        found = tuple(Address(clean_name(one.name), one.email) for one in found)
    if len(found) > limits.addresses:
        defects.add(f"The {name} field holds too many addresses; the rest was not read.")
    return found[: limits.addresses]
