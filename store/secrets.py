"""Secrets the house makes for itself once and keeps, such as the key that signs cookies."""

import secrets as random

from sqlalchemy import delete, select

from store.database import Database
from store.tables import secrets
from store.upsert import upsert

# The name of the secret that signs the addresses answers come back to.
REPLY_ADDRESS = "reply address"


def keep(database: Database, name: str) -> str:
    """The secret of that name (64 hexadecimal digits), made at the first call."""
    known = select(secrets.c.value).where(secrets.c.name == name)
    # Nearly every call only reads, and reading waits for nobody.
    with database.read() as connection:
        if (found := connection.execute(known).scalar_one_or_none()) is not None:
            return str(found)
    with database.write() as connection:
        made = {"name": name, "value": random.token_hex(32)}
        connection.execute(upsert(connection, secrets).values(**made).on_conflict_do_nothing())
        return str(connection.execute(known).scalar_one())


def renew(database: Database, name: str) -> str:
    """A new secret in the place of the one of that name."""
    with database.write() as connection:
        connection.execute(delete(secrets).where(secrets.c.name == name))
    return keep(database, name)
