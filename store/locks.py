"""Locks on a person's identity, so that two workers never make the same contact twice."""

import hashlib
from collections.abc import Iterable

from sqlalchemy import Connection, text


def hold_identities(connection: Connection, identities: Iterable[str]) -> None:
    """Hold each identity (a normalised e-mail, phone or domain) until the transaction ends.

    SQLite has one writer at a time anyway. On PostgreSQL the locks are taken in one order, so
    that two workers that share several identities cannot block each other for ever.
    """
    if connection.dialect.name == "sqlite":
        return
    for key in sorted({_key(identity) for identity in identities}):
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})


def _key(identity: str) -> int:
    digest = hashlib.blake2b(identity.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
