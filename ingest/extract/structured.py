"""What the HTML says for machines about the person who wrote: h-card and schema.org JSON-LD."""

from collections.abc import Iterable, Iterator

from lxml import etree

from ingest.draft import Finding
from ingest.extract.hcard import cards_in_page, is_root
from ingest.extract.jsonld import cards_in_script
from ingest.extract.material import Material
from ingest.extract.names import name_parts
from ingest.extract.page import MOST_CHARS, root_of, unquoted
from ingest.extract.structured_card import Card

_WORTH = 0.88
_MOST_SCRIPTS = 20


def structured_fields(material: Material) -> Iterable[Finding]:
    """The card with the person's own e-mail; cards of the firm's web shop or of others say nothing.

    For a form it is the lead's e-mail that counts. What stands in a quoted letter is not read,
    unless the letter was passed on to us.
    """
    markup = material.message.html[:MOST_CHARS]
    email = _email(material)
    if not email or not _speaks(markup.lower()):
        return
    root = root_of(markup)
    if root is None:
        return
    for found_by, card in _cards(root, with_quotes=material.passed_on):
        if email in card.emails():
            yield from _findings(card, found_by, email)
            return


def _speaks(lower: str) -> bool:
    """A cheap question first: few letters have a card, and laying out markup is dear."""
    return any(mark in lower for mark in ("ld+json", "h-card", "vcard"))


def _email(material: Material) -> str:
    if material.notification is not None and material.notification.value("email"):
        return material.notification.value("email").lower()
    return material.author.email.lower() if material.author else ""


def _cards(root: etree._Element, *, with_quotes: bool) -> Iterator[tuple[str, Card]]:
    elements = root.iter() if with_quotes else unquoted(root)
    roots: list[etree._Element] = []
    scripts: list[str] = []
    for element in elements:
        if element.tag == "script":
            if "ld+json" in (element.get("type") or "").lower():
                scripts.append(element.text or "")
        elif is_root(element):
            roots.append(element)
    for script in scripts[:_MOST_SCRIPTS]:
        yield from (("jsonld", card) for card in cards_in_script(script))
    yield from (("hcard", card) for card in cards_in_page(iter(roots)))


def _findings(card: Card, found_by: str, email: str) -> Iterator[Finding]:
    evidence = "; ".join(f"{field}: {value}" for field, value in card.values)[:300]
    for field, value in card.values:
        if field != "email" or value != email:
            worth = _WORTH if field != "email" else 0.5
            yield Finding(field, value, found_by, worth, evidence)
    fields = {field for field, _ in card.values}
    if "name" in fields and not fields & {"first_name", "last_name"}:
        name = next(value for field, value in card.values if field == "name")
        yield from name_parts(name, found_by, _WORTH - 0.1, evidence)
