"""The person's e-mail address, as the letter's header or the forwarded header block names it."""

from collections.abc import Iterable

from ingest.draft import Finding
from ingest.extract.material import Material
from ingest.extract.own import is_no_reply
from ingest.message import Address, Message


def address_of_author(material: Material) -> Iterable[Finding]:
    """The author's address; a form's own sender is nobody."""
    author = material.author
    if author is None or "@" not in author.email or material.notification is not None:
        return
    found_by = _place(author, material)
    worth = 0.3 if is_no_reply(author.email) else 0.9
    yield Finding("email", author.email, found_by, worth, f"{author.name} <{author.email}>".strip())


def _place(author: Address, material: Material) -> str:
    """Where the address stood; only in From is it the one that the letter was sent from."""
    if material.passed_on:
        return "forwarded_sender"
    email = author.email.lower()
    if any(email == one.email.lower() for one in _senders(material.message)):
        return "sender"
    answers = (one.email.lower() for one in material.message.reply_to)
    return "reply_to" if email in answers else "original_sender"


def _senders(message: Message) -> list[Address]:
    return [one for one in (message.from_, message.sender) if one is not None]
