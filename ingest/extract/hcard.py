"""People and firms in h-card markup (microformats2), and in its predecessor hCard (class vcard)."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from ingest.extract.structured_card import MOST_CARDS, Card

_MOST_ELEMENTS = 5_000
_MOST_DEPTH = 40
_ROOTS = frozenset({"h-card", "vcard"})
_H_CARD = {
    "p-name": "name",
    "p-given-name": "first_name",
    "p-additional-name": "middle_name",
    "p-family-name": "last_name",
    "p-honorific-prefix": "honorific",
    "u-email": "email",
    "p-tel": "phone",
    "u-tel": "phone",
    "p-org": "company",
    "p-job-title": "title",
    "p-role": "title",
    "u-url": "url",
    "p-street-address": "street",
    "p-locality": "city",
    "p-region": "region",
    "p-postal-code": "postal_code",
    "p-country-name": "country",
}
_OLD = {"fn": "name", "title": "title", "role": "title"}
# The older format has the same words without their prefixes.
_VCARD = {name[2:]: field for name, field in _H_CARD.items()} | _OLD
del _VCARD["name"], _VCARD["job-title"]
_ADDRESS = {
    "h-card": frozenset({"p-adr", "h-adr", "p-label"}),
    "vcard": frozenset({"adr", "label"}),
}
_NAMES = frozenset({"p-name", "fn"})
_PARTS = frozenset({"street", "city", "region", "postal_code", "country"})
_BLANKS = re.compile(r"[ \t\r\n\f\v\u00a0]+")


def cards_in_page(roots: Iterator[etree._Element]) -> list[Card]:
    """The cards whose root elements are given, without those that name no e-mail."""
    cards = (_card(root) for root in islice(roots, MOST_CARDS))
    return [card for card in cards if card.emails()]


def is_root(element: etree._Element) -> bool:
    """Whether a card begins here."""
    return bool(_classes(element) & _ROOTS)


def _classes(element: etree._Element) -> frozenset[str]:
    written = element.get("class") if isinstance(element.tag, str) else None
    return frozenset(written[:500].split()) if written else frozenset()


def _card(root: etree._Element) -> Card:
    style = "h-card" if "h-card" in _classes(root) else "vcard"
    fields = _H_CARD if style == "h-card" else _VCARD
    card = Card()
    whole = ""
    for element in _own(root):
        classes = _classes(element)
        for name in [name for name in fields if name in classes]:
            card.add(fields[name], _value(element, fields[name]))
        if classes & _ADDRESS[style]:
            whole = whole or _text(element)
    if not any(card.has(part) for part in _PARTS):
        card.add("address", whole)
    if not card.values and (root.get("href") or "").lower().startswith("mailto:"):
        # A link alone is the smallest card there is: its name and where it leads (implied values).
        card.add("name", _text(root))
        card.add("email", root.get("href") or "")
    return card


def _own(root: etree._Element) -> Iterator[etree._Element]:
    """The elements of a card; what stands in a card inside of it is that card's."""
    waiting = [(child, 1) for child in root.iterchildren()][::-1]
    for _ in range(_MOST_ELEMENTS):
        if not waiting:
            return
        element, depth = waiting.pop()
        yield element
        if depth < _MOST_DEPTH and not is_root(element):
            waiting += [(child, depth + 1) for child in element.iterchildren()][::-1]


def _value(element: etree._Element, field: str) -> str:
    if is_root(element) and field not in ("email", "url"):
        return next((_text(one) for one in _own(element) if _classes(one) & _NAMES), _text(element))
    if field in ("email", "url"):
        return element.get("href") or _text(element)
    if element.tag == "data":
        return element.get("value") or _text(element)
    if element.tag == "abbr":
        return element.get("title") or _text(element)
    return element.get("alt") or "" if element.tag == "img" else _text(element)


def _text(element: etree._Element) -> str:
    """The words in an element; a block or a line break parts them like a blank."""
    pieces = islice(element.itertext(), 200)
    return _BLANKS.sub(" ", " ".join(str(piece)[:500] for piece in pieces)).strip()[:500]
