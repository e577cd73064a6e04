"""Reads the addresses of a quoted header line, however the client wrote them."""

import re

from ingest.message import Address

_EMAIL = re.compile(r"[^\s<>\"(),;:\[\]«»„“”|]{1,80}@[^\s<>\"(),;:\[\]«»„“”|/]{1,200}")
_MAILTO = re.compile(r"\[?<?mailto:([^\s<>\]]{1,200})\]?>?", re.IGNORECASE)
_NAME_EDGES = " \t\u00a0,;:\"'<>[]()*_«»„“”‘’|\ufeff\u200e\u200f"
_VIA = re.compile(
    r"(?<!\s)\s+(?:on behalf of|im auftrag von|de la part de|en nombre de|per conto di"
    r"|em nome de|namens)\s+",
    re.I,
)
_MAX_ADDRESSES = 100


def read_addresses(value: str) -> tuple[Address, ...]:
    """Every address of a line such as `Doe, Jane [mailto:j@x.example]; <b@y.example>`.

    Entries without an @ are kept as names when no address stands in the whole line.
    """
    flat = _MAILTO.sub(r"<\1>", value[:20_000].replace("\n", " "))
    found: list[Address] = []
    last = 0
    for match in _EMAIL.finditer(flat):
        email = match.group().strip(".'*_").lower()
        name = _name(flat[last : match.start()])
        last = match.end()
        if found and found[-1].email == email and not name:
            continue
        found.append(Address(name, email))
        if len(found) >= _MAX_ADDRESSES:
            break
    return tuple(_merged(found)) or _names_only(flat)


def first_address(value: str) -> Address | None:
    """The first address of the line; for "A on behalf of B" the one behind."""
    behind = _VIA.split(value, maxsplit=1)[-1]
    found = read_addresses(behind) or read_addresses(value)
    return found[0] if found else None


def _name(text: str) -> str:
    """The display name before an address, without separators, quotes and brackets."""
    name = re.sub(r"\s+", " ", text).strip(_NAME_EDGES)
    if text.count("(") > text.count(")") and not name.startswith("("):
        name = name.rstrip("( ")
    return "" if "@" in name else name


def _merged(found: list[Address]) -> list[Address]:
    """Clients repeat the address as its own name, or in brackets behind; keep one."""
    merged: list[Address] = []
    for address in found:
        if merged and merged[-1].email == address.email:
            merged[-1] = Address(merged[-1].name or address.name, address.email)
        else:
            merged.append(address)
    return merged


def _names_only(text: str) -> tuple[Address, ...]:
    names = (_name(piece) for piece in text.split(";"))
    return tuple(Address(name, "") for name in names if name)[:_MAX_ADDRESSES]
