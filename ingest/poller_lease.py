"""Holds the right to poll a source for as long as a pass takes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

from store.database import Database, unavailable_is_typed
from store.envelope import StoreUnavailable
from store.sources import release_lease, take_lease

# A process that dies leaves its mailbox alone for at most this long.
LEASE = timedelta(seconds=45)
_PROLONG_SECONDS = 15.0


@contextmanager
def polling_lease(
    database: Database, source_id: int, owner: str
) -> Iterator[threading.Event | None]:
    """None while another process polls; else an event that is set when the lease was lost.

    Raises StoreUnavailable when it cannot be taken at all.
    """
    if not _take(database, source_id, owner):
        yield None
        return
    done, lost = threading.Event(), threading.Event()
    prolonging = threading.Thread(
        target=_prolong, args=(database, source_id, owner, done, lost), daemon=True
    )
    prolonging.start()
    try:
        yield lost
    finally:
        done.set()
        prolonging.join(timeout=1)
        # Where the store is away the lease runs out by itself.
        with suppress(StoreUnavailable), unavailable_is_typed(), database.write() as connection:
            release_lease(connection, source_id, owner)


def _take(database: Database, source_id: int, owner: str) -> bool:
    with unavailable_is_typed(), database.write() as connection:
        return take_lease(connection, source_id, owner, LEASE)


def _prolong(
    database: Database, source_id: int, owner: str, done: threading.Event, lost: threading.Event
) -> None:
    while not done.wait(_PROLONG_SECONDS):
        with suppress(StoreUnavailable):
            if not _take(database, source_id, owner):
                lost.set()
                return
