"""How it stands with the sweep for duplicates: at rest, asked for, waiting, or how far it is."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from store import Connection, chore_requests, chores, sweeps
from store.chore_requests import ChoreRequest
from store.chores import Chore
from store.facts import Kind
from store.sweeps import Sweep
from store.types import utc_now

KINDS: tuple[Kind, ...] = ("contact", "company", "lead")

State = Literal["rests", "asked", "waits", "runs"]

# A process that took a request up and says nothing for so long did not begin.
_TO_BEGIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SweepState:
    """`last` is the latest run, `under_way` how far each kind of record is in the present one.

    "waits": asked for, and other long work must end first.
    """

    state: State
    last: Chore | None
    under_way: tuple[Sweep, ...] = ()

    @property
    def is_moving(self) -> bool:
        """Whether the page will say something else soon."""
        return self.state != "rests"


def state_of(connection: Connection) -> SweepState:
    """How it stands now."""
    last = chores.last(connection, "sweep")
    if last and last.is_held:
        latest = (sweeps.latest(connection, kind) for kind in KINDS)
        present = tuple(one for one in latest if one and one.moved_at >= last.started_at)
        return SweepState("runs", last, present)
    if not _is_wanted(chore_requests.waiting(connection, "sweep")):
        return SweepState("rests", last)
    others = any(one.is_held for one in chores.every(connection))
    return SweepState("waits" if others else "asked", last)


def _is_wanted(request: ChoreRequest | None) -> bool:
    if request is None:
        return False
    return request.taken_at is None or request.taken_at > utc_now() - _TO_BEGIN
