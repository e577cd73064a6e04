"""The reverse-path our door heard, put where final delivery puts it."""

from dataclasses import replace

from ingest.message import Address, Message

FIELD = "return-path"
DEFECT = "No header names an author; the envelope's sender stands in."


def with_envelope(message: Message, mail_from: str | None) -> Message:
    """The message with the reverse-path as its first Return-Path (RFC 5321 4.4).

    It is the author of a letter that names none. A letter is so read alike through every door:
    a mailbox shows the field that its own server wrote there.
    """
    if not mail_from:
        return message
    path = f"<{mail_from.strip('<>')}>"
    if message.header(FIELD).strip() != path:
        message = replace(message, headers=((FIELD, path), *message.headers))
    return _with_author(message, path.strip("<>"))


def _with_author(message: Message, path: str) -> Message:
    named = message.from_ is not None and "@" in message.from_.email
    if named or "@" not in path:
        return message
    name = message.from_.name if message.from_ else ""
    return replace(message, from_=Address(name, path), defects=(*message.defects, DEFECT))
