"""The one writer of a process: concurrent accepts share one durable commit (group commit)."""

import contextlib
import queue
import threading
from concurrent.futures import Future, InvalidStateError
from time import monotonic

from sqlalchemy import Connection

from store.accepting import accept
from store.database import Database
from store.envelope import Accepted, Arrival, StoreUnavailable
from store.sources import succeeded

# A group is bounded so that a burst of large letters cannot hold everybody's answer back.
GROUP_ARRIVALS = 500
GROUP_BYTES = 16 * 1024 * 1024

# How often a source's last success is written down while arrivals come in.
HEALTH_SECONDS = 5.0

_Waiting = tuple[Arrival, "Future[Accepted]"]


class Writer:
    """A thread that takes arrivals from every door and commits them together.

    Call the writer like a function: the future it returns resolves after the commit, or raises
    StoreUnavailable. At synchronous=FULL a group costs one fsync, which is why many doors
    together are quicker than each alone.
    """

    def __init__(self, database: Database, *, waiting_limit: int = 10_000) -> None:
        self._database = database
        self._queue: queue.Queue[_Waiting | None] = queue.Queue(maxsize=waiting_limit)
        self._thread = threading.Thread(target=self._run, name="frontdesk-writer", daemon=True)
        self._stopped = False
        self._noted: dict[int, float] = {}

    def start(self) -> None:
        """Start taking arrivals."""
        self._thread.start()

    def stop(self) -> None:
        """Commit what waits, then stop; arrivals after this raise StoreUnavailable."""
        self._stopped = True
        self._queue.put(None)
        self._thread.join()

    def __call__(self, arrival: Arrival) -> "Future[Accepted]":
        """Queue one arrival; never blocks."""
        future: Future[Accepted] = Future()
        if self._stopped:
            future.set_exception(StoreUnavailable("Frontdesk is stopping; please try again."))
            return future
        try:
            self._queue.put_nowait((arrival, future))
        except queue.Full:
            future.set_exception(StoreUnavailable("Too many arrivals wait; please try again."))
        return future

    def _run(self) -> None:
        while (first := self._queue.get()) is not None:
            group, last = self._gather(first)
            self._commit(group)
            if last:
                return

    def _gather(self, first: _Waiting) -> tuple[list[_Waiting], bool]:
        group, size = [first], len(first[0].raw)
        while len(group) < GROUP_ARRIVALS and size < GROUP_BYTES:
            try:
                waiting = self._queue.get_nowait()
            except queue.Empty:
                break
            if waiting is None:
                return group, True
            group.append(waiting)
            size += len(waiting[0].raw)
        return group, False

    def _commit(self, group: list[_Waiting]) -> None:
        try:
            with self._database.write() as connection:
                accepted = [accept(connection, arrival) for arrival, _ in group]
                self._note_health(connection, group)
        # Whatever goes wrong, the thread lives on: without it every door would refuse for ever.
        except Exception as error:
            self._commit_alone(group, error)
            return
        for (_, future), receipt in zip(group, accepted, strict=True):
            _resolve(future, receipt)

    def _note_health(self, connection: Connection, group: list[_Waiting]) -> None:
        # Now and then is enough for a person, and no row that every process wants to write.
        now = monotonic()
        for source_id in {arrival.envelope.source_id for arrival, _ in group}:
            if now - self._noted.get(source_id, -HEALTH_SECONDS) >= HEALTH_SECONDS:
                succeeded(connection, source_id, arrivals=1)
                self._noted[source_id] = now

    def _commit_alone(self, group: list[_Waiting], error: Exception) -> None:
        # One arrival the store refuses must not take its neighbours with it.
        if len(group) > 1:
            for waiting in group:
                self._commit([waiting])
            return
        unavailable = StoreUnavailable(str(getattr(error, "orig", None) or error))
        unavailable.__cause__ = error
        with contextlib.suppress(InvalidStateError):
            group[0][1].set_exception(unavailable)


def _resolve(future: "Future[Accepted]", receipt: Accepted) -> None:
    # A door that gave up waiting has cancelled its future; the arrival is stored all the same.
    with contextlib.suppress(InvalidStateError):
        future.set_result(receipt)
