"""Take up a piece of long work, of which the store lets only one run at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from frontdesk.processes import is_dead, own_name
from store import Database, chore_requests, chores
from store.chores import LEASE, Chore


class Busy(Exception):
    """Somebody else is at it; the message says who and since when."""


class Work:
    """A chore in hand; `said` is what its page tells afterwards."""

    def __init__(self, database: Database, name: str) -> None:
        self.said = ""
        self._database = database
        self._name = name
        self._noted = monotonic()

    def go_on(self) -> None:
        """Call now and then, so that nobody takes the chore over; raises Busy when one did."""
        if monotonic() - self._noted < LEASE.total_seconds() / 10:
            return
        with self._database.write() as connection:
            if not chores.go_on(connection, self._name, own_name()):
                raise Busy("Another process took this over; this one stops.")
        self._noted = monotonic()


@contextmanager
def chore(database: Database, name: str) -> Iterator[Work]:
    """Hold the chore until the end of the block; raises Busy.

    A process that is killed meanwhile leaves it unfinished, and the daemon starts it again.
    """
    with database.write() as connection:
        busy = chores.begin(connection, name, own_name(), is_dead)
    if busy is not None:
        raise Busy(_sentence(busy))
    work = Work(database, name)
    try:
        yield work
    except Exception as error:
        _end(database, name, f"{type(error).__name__}: {error}", is_failed=True)
        raise
    _end(database, name, work.said, is_failed=False)


def _end(database: Database, name: str, said: str, *, is_failed: bool) -> None:
    with database.write() as connection:
        chores.end(connection, name, own_name(), said, is_failed=is_failed)
        chore_requests.answer(connection, name)


def _sentence(busy: Chore) -> str:
    since = busy.started_at.isoformat(sep=" ", timespec="minutes")
    return (
        f"{busy.runner} is at this already ({busy.name}, since {since}). "
        "Wait until it is done, or stop it first."
    )
