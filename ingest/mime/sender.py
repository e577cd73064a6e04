"""Who sent a letter, also when its From field names nobody."""

from ingest.message import Address
from ingest.mime.addresses import read_addresses
from ingest.mime.defects import Defects
from ingest.mime.header import HeaderText


def first_address(found: tuple[Address, ...]) -> Address | None:
    """The first mailbox with an address, else the first name; None when there is neither."""
    return next((one for one in found if one.email), found[0] if found else None)


def sender_of(header: HeaderText, defects: Defects) -> Address | None:
    """The From mailbox; without an address there, that of the next field that has one."""
    named = first_address(header.addresses.get("from", ()))
    if named is not None and "@" in named.email:
        return named
    for field in ("reply-to", "sender", "return-path"):
        known = header.addresses.get(field) or read_addresses(header.value(field)[:1000], 1)
        other = first_address(known)
        if other is not None and "@" in other.email:
            defects.add(f"The from field names no address; that of {field} was used.")
            name = named.name if named is not None and named.name else other.name
            return Address(name, other.email)
    return named
