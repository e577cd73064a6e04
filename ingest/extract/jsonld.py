"""People and firms in schema.org JSON-LD, the form in which shops and mailers describe them."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from ingest.extract.structured_card import MOST_CARDS, Card

Node = dict[str, Any]

_MOST_CHARS = 200_000
_MOST_NODES = 2_000
_MOST_DEPTH = 20
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
_FIRMS = frozenset({"organization", "localbusiness", "corporation", "store", "ngo"})
_PERSON = {
    "name": "name",
    "givenName": "first_name",
    "additionalName": "middle_name",
    "familyName": "last_name",
    "honorificPrefix": "honorific",
    "email": "email",
    "telephone": "phone",
    "jobTitle": "title",
    "url": "url",
    "sameAs": "social",
}
_FIRM = {
    "name": "company",
    "legalName": "company",
    "email": "email",
    "telephone": "phone",
    "url": "url",
}
_CONTACT = {"name": "name", "email": "email", "telephone": "phone", "url": "url"}
_PLACE = {
    "streetAddress": "street",
    "addressLocality": "city",
    "addressRegion": "region",
    "postalCode": "postal_code",
    "addressCountry": "country",
}


def cards_in_script(source: str) -> list[Card]:
    """The cards of one script; anything that is not JSON, or nested too deep, has none."""
    try:
        data = json.loads(_WRAPPING.sub("", source[:_MOST_CHARS]), strict=False)
    except (ValueError, RecursionError):
        return []
    nodes = list(_nodes(data))
    by_id = {node["@id"]: node for node, _ in nodes if isinstance(node.get("@id"), str)}
    cards = (_card(node, firm, by_id) for node, firm in nodes)
    return [card for card in cards if card is not None and card.emails()][:MOST_CARDS]


def _nodes(data: object) -> Iterator[tuple[Node, Node | None]]:
    """Every object from the outside in, each with the firm it stands in, if any."""
    waiting: list[tuple[object, Node | None, int]] = [(data, None, 0)]
    seen = 0
    while waiting and seen < _MOST_NODES:
        value, firm, depth = waiting.pop()
        seen += 1
        if depth > _MOST_DEPTH:
            continue
        inside: Iterable[object] = value[:_MOST_NODES] if isinstance(value, list) else ()
        if isinstance(value, dict):
            yield value, firm
            firm = value if _types(value) & _FIRMS else firm
            inside = value.values()
        waiting.extend((one, firm, depth + 1) for one in inside if isinstance(one, (dict, list)))


def _types(node: Node) -> frozenset[str]:
    """Its types in lower case, without the address of the vocabulary."""
    written = node.get("@type")
    names = written[:10] if isinstance(written, list) else [written]
    return frozenset(
        name[-60:].rpartition("/")[2].rpartition(":")[2].lower()
        for name in names
        if isinstance(name, str)
    )


def _card(node: Node, firm: Node | None, by_id: dict[str, Node]) -> Card | None:
    types, card = _types(node), Card()
    if "person" in types:
        _fill(card, node, _PERSON)
        _add_firm(card, node.get("worksFor") or node.get("affiliation"), by_id)
    elif types & _FIRMS:
        _fill(card, node, _FIRM)
    elif "contactpoint" in types:
        _fill(card, node, _CONTACT)
        _add_firm(card, firm, by_id)
    else:
        return None
    _add_place(card, node.get("address"), by_id)
    return card


def _fill(card: Card, node: Node, fields: dict[str, str]) -> None:
    for key, name in fields.items():
        for text in _texts(node.get(key)):
            card.add(name, text)


def _texts(value: object) -> list[str]:
    values = value[:5] if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, str)]


def _resolved(value: object, by_id: dict[str, Node]) -> object:
    """The object a reference stands for: {"@id": ...} alone names one of the same script."""
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and len(value) <= 2:
        return by_id.get(value["@id"], value)
    return value


def _add_firm(card: Card, value: object, by_id: dict[str, Node]) -> None:
    firm = _resolved(value, by_id)
    names = firm.get("name") or firm.get("legalName") if isinstance(firm, dict) else firm
    for name in _texts(names)[:1]:
        card.add("company", name)


def _add_place(card: Card, value: object, by_id: dict[str, Node]) -> None:
    place = _resolved(value, by_id)
    if isinstance(place, str):
        card.add("address", place)
    if not isinstance(place, dict):
        return
    country = place.get("addressCountry")
    country = country.get("name") if isinstance(country, dict) else country
    _fill(card, {**place, "addressCountry": country}, _PLACE)
