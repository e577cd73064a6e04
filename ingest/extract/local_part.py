"""A name guessed from an address like jane.doe@ where nothing better is written."""

import re
from collections.abc import Iterable

from dedup.normalise.mailboxes import ROLE_LOCAL_PARTS
from ingest.draft import Finding
from ingest.extract.material import Material

_NAME = re.compile(r"^([a-z]{2,20})[._]([a-z]{2,20}(?:-[a-z]{2,20})?)(?:\d{0,4})$")


def name_of_address(material: Material) -> Iterable[Finding]:
    """`jane.doe@acme.example` is Jane Doe, with little confidence."""
    author = material.author
    if author is None or author.name or material.notification is not None:
        return
    found = _NAME.match(author.email.partition("@")[0].lower())
    if found is None or set(found.groups()) & ROLE_LOCAL_PARTS:
        return
    first, last = (part.title() for part in found.groups())
    yield Finding("name", f"{first} {last}", "local_part", 0.35, author.email)
