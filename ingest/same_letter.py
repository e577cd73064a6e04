"""The same letter over two doors is one enquiry; this is how it is recognised."""

import hashlib

from ingest.digest import digest
from ingest.message import Message


def message_key(message: Message, raw: bytes) -> bytes:
    """SHA-256 of what makes a letter itself (32 bytes).

    The Message-ID alone is not enough: senders reuse it for different letters (RFC 5322 3.6.4
    forbids it, FreeScout #5591 met it), so author, subject and words count as well.
    """
    if not message.message_id:
        return digest(raw)
    author = message.from_.email.lower() if message.from_ else ""
    words = " ".join(message.text.split())
    said = "\0".join((message.message_id, author, message.subject, words))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).digest()
