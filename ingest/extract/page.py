"""The HTML of a letter as elements, without what mail programs quote in it."""

import re
from collections.abc import Iterator

from lxml import etree

MOST_CHARS = 500_000
_QUOTES = re.compile(r"gmail_quote|yahoo_quoted|protonmail_quote|moz-cite|quoted-content")


def root_of(markup: str) -> etree._Element | None:
    """The root element of any markup, or None where nothing can be made of it."""
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, recover=True
    )
    data = markup[:MOST_CHARS].replace("\x00", " ").encode("utf-8", "replace")
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def unquoted(root: etree._Element) -> Iterator[etree._Element]:
    """Every element outside of quotations, in order."""
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        marks = f"{element.get('class', '')} {element.get('id', '')}"
        if element.tag == "blockquote" or _QUOTES.search(marks[:500]):
            walker.skip_subtree()
            continue
        yield element
