"""Long work of which only one may run at a time: who is at it, until when, and how it went."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from store.locks import hold_identities
from store.tables import chores
from store.types import utc_now
from store.upsert import upsert

# How long a runner that says nothing is believed to be at work.
LEASE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Chore:
    """A chore and its last run; `finished_at` is None while it runs and after it was cut off."""

    name: str
    runner: str
    held_until: datetime | None
    started_at: datetime
    finished_at: datetime | None
    is_failed: bool
    said: str

    @property
    def is_held(self) -> bool:
        """Whether somebody is at it."""
        return self.held_until is not None and self.held_until > utc_now()


_COLUMNS = tuple(chores.c[name] for name in Chore.__slots__)


def begin(
    connection: Connection,
    name: str,
    runner: str,
    is_dead: Callable[[str], bool] = lambda _: False,
) -> Chore | None:
    """Take the chore up; None, or whoever is at this or another chore and must end first.

    A runner whose lease is over, or of whom `is_dead` knows that it ended, is not waited for.
    """
    hold_identities(connection, ["chores"])
    for other in every(connection):
        if other.is_held and not is_dead(other.runner):
            return other
    now = utc_now()
    taken = {
        "runner": runner,
        "held_until": now + LEASE,
        "started_at": now,
        "finished_at": None,
        "is_failed": False,
        "said": "",
    }
    statement = upsert(connection, chores).values(name=name, **taken)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=taken))
    return None


def go_on(connection: Connection, name: str, runner: str) -> bool:
    """Hold the chore for another while; False when it was taken over."""
    held = connection.execute(
        update(chores)
        .where(chores.c.name == name, chores.c.runner == runner)
        .values(held_until=utc_now() + LEASE)
    )
    return held.rowcount == 1


def end(
    connection: Connection, name: str, runner: str, said: str, *, is_failed: bool = False
) -> None:
    """The chore is over, well or badly; nothing is written when it was taken over."""
    connection.execute(
        update(chores)
        .where(chores.c.name == name, chores.c.runner == runner)
        .values(
            runner="",
            held_until=None,
            finished_at=utc_now(),
            is_failed=is_failed,
            said=said[:4000],
        )
    )


def last(connection: Connection, name: str) -> Chore | None:
    """The last run of a chore; None when it never ran."""
    row = connection.execute(select(*_COLUMNS).where(chores.c.name == name)).one_or_none()
    return Chore(*row) if row else None


def every(connection: Connection) -> list[Chore]:
    """The last run of each chore, by name."""
    return [Chore(*row) for row in connection.execute(select(*_COLUMNS).order_by(chores.c.name))]
