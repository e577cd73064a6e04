"""Holds the right to poll a source for as long as a pass takes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta

from ingest.polling.owner import is_dead, new_owner
from store.database import Database
from store.envelope import StoreUnavailable
from store.outage import unavailable_is_typed
from store.sources import lease_owner, register, release_lease, take_lease

# A machine that dies leaves its mailboxes alone for at most this long.
LEASE = timedelta(seconds=45)
_PROLONG_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Held:
    """A source in this thread's hands, until `lost` is set."""

    source_id: int
    lost: threading.Event = field(default_factory=threading.Event)


@contextmanager
def polling_lease(
    database: Database, kind: str, name: str, title: str
) -> Iterator[tuple[int, Held | None]]:
    """The source's id (made when it is new), and None while another pass holds it.

    Each pass is its own owner, so that two in one process keep out of each other's way as well.
    Raises StoreUnavailable when the lease cannot be taken at all.
    """
    owner = new_owner()
    with unavailable_is_typed(), database.write() as connection:
        source_id = register(connection, kind, name, title[:255])
        # A restart after a kill must not wait for the dead process's lease to run out.
        if is_dead(holder := lease_owner(connection, source_id)):
            release_lease(connection, source_id, holder)
        taken = take_lease(connection, source_id, owner, LEASE)
    if not taken:
        yield source_id, None
        return
    with _prolonged(database, held := Held(source_id), owner):
        yield source_id, held


@contextmanager
def _prolonged(database: Database, held: Held, owner: str) -> Iterator[None]:
    done = threading.Event()
    prolonging = threading.Thread(
        target=_prolong, args=(database, held, owner, done), name="mailbox-lease", daemon=True
    )
    prolonging.start()
    try:
        yield
    finally:
        done.set()
        prolonging.join(timeout=1)
        # Where the store is away the lease runs out by itself.
        with suppress(StoreUnavailable), unavailable_is_typed(), database.write() as connection:
            release_lease(connection, held.source_id, owner)


def _prolong(database: Database, held: Held, owner: str, done: threading.Event) -> None:
    while not done.wait(_PROLONG_SECONDS):
        with suppress(StoreUnavailable), unavailable_is_typed(), database.write() as connection:
            if not take_lease(connection, held.source_id, owner, LEASE):
                held.lost.set()
                return
