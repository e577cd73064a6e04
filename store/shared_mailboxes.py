"""Mailboxes that several people share: a person said so once, and it holds until taken back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, delete, select

from store.tables import shared_mailboxes
from store.types import utc_now
from store.upsert import upsert

# How long another process may go on without knowing a new one; each arrival would else ask.
_FRESH_SECONDS = 5.0

_known: WeakKeyDictionary[object, tuple[frozenset[str], float]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class SharedMailbox:
    """One of them; `pair_id` is the pair on whose page it was said."""

    address: str
    pair_id: int | None
    user_id: int | None
    created_at: datetime


def mark(
    connection: Connection, addresses: Collection[str], pair_id: int, user_id: int | None
) -> None:
    """Note that these (normalised) e-mail addresses prove nothing about who writes."""
    for address in addresses:
        statement = upsert(connection, shared_mailboxes).values(
            address=address, pair_id=pair_id, user_id=user_id, created_at=utc_now()
        )
        connection.execute(statement.on_conflict_do_nothing())
    _known.pop(connection.engine, None)


def unmark(connection: Connection, addresses: Collection[str]) -> None:
    """Take it back."""
    column = shared_mailboxes.c.address
    connection.execute(delete(shared_mailboxes).where(column.in_(list(addresses))))
    _known.pop(connection.engine, None)


def of_pair(connection: Connection, pair_id: int) -> list[str]:
    """The addresses that were marked with the decision on this pair."""
    column = shared_mailboxes.c
    query = select(column.address).where(column.pair_id == pair_id).order_by(column.address)
    return list(connection.execute(query).scalars())


def every(connection: Connection) -> list[SharedMailbox]:
    """All of them in alphabetical order."""
    columns = (shared_mailboxes.c[name] for name in SharedMailbox.__slots__)
    rows = connection.execute(select(*columns).order_by(shared_mailboxes.c.address))
    return [SharedMailbox(*row) for row in rows]


def addresses(connection: Connection) -> frozenset[str]:
    """The addresses alone, remembered for some seconds."""
    known = _known.get(connection.engine)
    if known is not None and monotonic() < known[1]:
        return known[0]
    found = frozenset(connection.execute(select(shared_mailboxes.c.address)).scalars())
    _known[connection.engine] = (found, monotonic() + _FRESH_SECONDS)
    return found
