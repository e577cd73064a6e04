"""Reads leads in ADF, the XML of car dealers: the customer's contact only, never the vendor's."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from ingest.notifications.notification import Pair

_ADF = re.compile(r"<(?:adf|prospect)\b.*?</(?:adf|prospect)\s*>", re.IGNORECASE | re.DOTALL)
_MAX_XML = 200_000
_CONTACT_FIELDS = {
    **{"email": "email", "phone": "phone", "companyname": "company", "url": "url"},
    **{"street": "street", "city": "city", "regioncode": "region", "country": "country"},
    **{"postalcode": "postal_code", "apartment": "extra"},
}
_NAME_PARTS = {
    **{"full": "name", "": "name", "first": "first_name", "given": "first_name"},
    **{"last": "last_name", "surname": "last_name", "middle": "middle_name"},
    **{"prefix": "honorific", "title": "honorific", "suffix": "extra"},
}


def read_adf(text: str) -> list[Pair]:
    """The customer's labelled values, or nothing when the text holds no readable ADF."""
    start = text.lower().find("<adf")
    start = start if start >= 0 else text.lower().find("<prospect")
    if start < 0:
        return []
    end = max(text.lower().rfind("</adf>") + 6, text.lower().rfind("</prospect>") + 11)
    if not 0 < end - start <= _MAX_XML:
        return []
    root = _parsed(text[start:end])
    return list(_pairs(root)) if root is not None else []


def _parsed(xml: str) -> Element | None:
    """The tree with entity expansion off; stray ampersands, the usual fault, are repaired."""
    repaired = re.sub(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)", "&amp;", xml)
    try:
        root: Element = ElementTree.fromstring(repaired.strip(), forbid_dtd=True)
    except (ElementTree.ParseError, DefusedXmlException, ValueError):
        return None
    return root


def _named(node: Element, name: str) -> Iterator[Element]:
    return (child for child in node.iter() if _tag(child) == name)


def _tag(node: Element) -> str:
    tag = node.tag if isinstance(node.tag, str) else ""
    return tag.rsplit("}", 1)[-1].lower()


def _attribute(node: Element, name: str) -> str:
    """An attribute in lower case; some portals write the whole document in capitals."""
    found = (value for key, value in node.attrib.items() if key.lower() == name)
    return next(found, "").strip().lower()


def _text(node: Element) -> str:
    return "".join(node.itertext()).strip()


def _pairs(root: Element) -> Iterator[Pair]:
    customer = next(_named(root, "customer"), None)
    if customer is None:
        return
    for node in customer.iter():
        yield from _contact(node)
    for vehicle in _named(root, "vehicle"):
        yield from _vehicle(vehicle)
    for comments in _named(customer, "comments"):
        if _text(comments):
            yield Pair("comments", _text(comments), "message")
    for name in ("id", "requestdate"):
        found = next(_named(root, name), None)
        if found is not None and _text(found):
            yield Pair(name, _text(found), "meta")


def _contact(node: Element) -> Iterator[Pair]:
    tag, text = _tag(node), _text(node)
    if not text:
        return
    if tag == "name":
        part = _attribute(node, "part")
        field = _NAME_PARTS.get(part, "name")
        company = _attribute(node, "type") == "business"
        yield Pair(
            f"name {part}".strip(),
            text,
            "company" if company else "" if field == "extra" else field,
        )
    elif tag in _CONTACT_FIELDS:
        field = _CONTACT_FIELDS[tag]
        kind = _attribute(node, "type")
        yield Pair(
            f"{tag} {kind}".strip(),
            text,
            "" if field == "extra" or kind == "fax" else field,
        )


def _vehicle(node: Element) -> Iterator[Pair]:
    """The car the customer asks for, as one readable value."""
    words = [
        _text(child)
        for child in node
        if _tag(child) in ("year", "make", "model", "trim") and _text(child)
    ]
    if words:
        yield Pair("vehicle", " ".join(words), "")
