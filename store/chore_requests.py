"""Long work that somebody wants now: written down on a page, taken up by the daemon's clock."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, or_, select, update

from store.tables import chore_requests
from store.types import utc_now
from store.upsert import upsert


@dataclass(frozen=True, slots=True)
class ChoreRequest:
    """Who asked for a chore and when; `taken_at` is set once a daemon is at it."""

    name: str
    asked_at: datetime
    asked_by_id: int | None
    taken_at: datetime | None


_COLUMNS = tuple(chore_requests.c[name] for name in ChoreRequest.__slots__)


def ask(connection: Connection, name: str, user_id: int | None) -> None:
    """Have the chore done as soon as may be; to ask twice is to ask once."""
    wanted = {"asked_at": utc_now(), "asked_by_id": user_id, "taken_at": None}
    statement = upsert(connection, chore_requests).values(name=name, **wanted)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=wanted))


def waiting(connection: Connection, name: str) -> ChoreRequest | None:
    """The request that is not answered yet; it goes when the chore has ended."""
    query = select(*_COLUMNS).where(chore_requests.c.name == name)
    row = connection.execute(query).one_or_none()
    return ChoreRequest(*row) if row else None


def is_open(request: ChoreRequest | None, up_since: datetime) -> bool:
    """Whether a daemon that is up since then should begin; one before it may have been cut off."""
    return request is not None and (request.taken_at is None or request.taken_at < up_since)


def take(connection: Connection, name: str, up_since: datetime) -> bool:
    """Take the request up; False when another daemon just did."""
    request = chore_requests.c
    untaken = or_(request.taken_at.is_(None), request.taken_at < up_since)
    taken = update(chore_requests).where(request.name == name, untaken)
    return connection.execute(taken.values(taken_at=utc_now())).rowcount == 1


def answer(connection: Connection, name: str) -> None:
    """The chore has ended, well or badly; whoever wants it again asks again."""
    connection.execute(delete(chore_requests).where(chore_requests.c.name == name))
