"""The person's e-mail address, as the letter's header or the forwarded header block names it."""

from collections.abc import Iterable

from ingest.draft import Finding
from ingest.extract.author import is_no_reply
from ingest.extract.material import Material


def address_of_author(material: Material) -> Iterable[Finding]:
    """The author's address; a form's own sender is nobody."""
    author = material.author
    if author is None or "@" not in author.email or material.notification is not None:
        return
    found_by = "forwarded_sender" if material.passed_on else "sender"
    worth = 0.3 if is_no_reply(author.email) else 0.9
    yield Finding("email", author.email, found_by, worth, f"{author.name} <{author.email}>".strip())
