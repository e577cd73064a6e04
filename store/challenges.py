"""Spent proofs of work: each is worth one post, also after a restart and in every process."""

from datetime import datetime

from sqlalchemy import Connection, delete, select

from store.tables import spent_challenges
from store.upsert import upsert


def spend(connection: Connection, signature: str, expires_at: datetime) -> None:
    """Note that the challenge with this signature (hexadecimal digits) was used."""
    values = {"signature": signature[:64], "expires_at": expires_at}
    statement = upsert(connection, spent_challenges).values(**values)
    connection.execute(statement.on_conflict_do_nothing())


def is_spent(connection: Connection, signature: str) -> bool:
    """Whether it was used before."""
    known = select(spent_challenges.c.signature).where(
        spent_challenges.c.signature == signature[:64]
    )
    return connection.scalar(known) is not None


def forget_expired(connection: Connection, now: datetime) -> None:
    """Forget challenges that could not be used any more anyway."""
    connection.execute(delete(spent_challenges).where(spent_challenges.c.expires_at < now))
