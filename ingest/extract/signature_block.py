"""Contact details from the signature: never from quoted text, never from a form's footer."""

from collections.abc import Iterable

from ingest.draft import Finding
from ingest.extract.material import Material
from ingest.extract.regions import regions_of
from ingest.extract.signature_contacts import Block, finish_address, read_contacts
from ingest.extract.signature_lines import card_lines, signature_lines
from ingest.extract.signature_words import place_words


def signature_fields(material: Material) -> Iterable[Finding]:
    """Name, title, company, phones, e-mail, url, social and address of the signature."""
    if material.notification is not None:
        return ()
    lines = signature_lines(material.signature) or card_lines(material.words)
    if not lines:
        return ()
    author = material.author
    block = Block(author.name if author else "", author.email if author else "")
    read_contacts(block, lines, regions_of(block.email, material.context.region))
    place_words(block)
    finish_address(block)
    return block.found
