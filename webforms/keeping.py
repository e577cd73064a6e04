"""Putting a post into the store, or on disk while the store is away, and from there into it."""

import threading
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import dataclass
from time import monotonic

import structlog

from store.envelope import Accept, Accepted, Arrival, StoreUnavailable
from store.spool import Spool, SpoolFull

log = structlog.get_logger()

# A visitor waits this long for the commit; what is stored after that is stored all the same.
COMMIT_SECONDS = 20
# How often the spool is tried while the store is away.
RETRY_SECONDS = 2.0
# After the store failed, posts go to the spool at once instead of waiting for it one by one.
AWAY_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a post is: in the store under a number, or in the spool under a name."""

    submission_id: int | None
    is_new: bool = True
    spooled_as: str = ""


class Keeper:
    """Keeps posts. A thread brings what was spooled into the store, each exactly once.

    A spooled arrival keeps its digest and time, so the store knows it when it is delivered again
    after a kill between its commit and the removal of its file.
    """

    def __init__(self, accept: Accept, spool: Spool) -> None:
        self._accept = accept
        self._spool = spool
        self._away_until = 0.0
        self._stopping = threading.Event()
        self._wanted = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to deliver what waits in the spool, from before this start too."""
        self._thread = threading.Thread(target=self._run, name="frontdesk-spool", daemon=True)
        self._thread.start()
        if not self._spool.is_empty():
            self._wanted.set()

    def stop(self) -> None:
        """End; what is still in the spool is delivered after the next start."""
        self._stopping.set()
        self._wanted.set()
        if self._thread is not None:
            self._thread.join()

    def begin(self, arrival: Arrival) -> "Future[Accepted]":
        """Queue the arrival; the future raises StoreUnavailable while the store is away."""
        if monotonic() < self._away_until:
            away: Future[Accepted] = Future()
            away.set_exception(StoreUnavailable("The store was away a moment ago."))
            return away
        return self._accept(arrival)

    def keep(self, arrival: Arrival) -> Kept:
        """Keep the arrival durably; raises StoreUnavailable when even the spool is full."""
        try:
            accepted = self.begin(arrival).result(timeout=COMMIT_SECONDS)
        except (StoreUnavailable, TookTooLong) as error:
            return self.spool(arrival, error)
        return Kept(accepted.submission_id, accepted.is_new)

    def spool(self, arrival: Arrival, error: BaseException) -> Kept:
        """Keep it on disk, because the store failed with `error`."""
        if monotonic() >= self._away_until:
            log.warning("store unavailable, posts go to the spool", error=str(error))
        self._away_until = monotonic() + AWAY_SECONDS
        try:
            name = self._spool.put(arrival)
        except (SpoolFull, OSError) as full:
            raise StoreUnavailable(str(full)) from full
        self._wanted.set()
        return Kept(None, spooled_as=name)

    def is_idle(self) -> bool:
        """Whether nothing waits in the spool."""
        return self._spool.is_empty()

    def deliver(self) -> int:
        """Bring what waits into the store, oldest first; how many. Raises StoreUnavailable."""
        delivered = 0
        for name in self._spool.waiting():
            if self._stopping.is_set():
                break
            delivered += self._deliver(name)
        return delivered

    def _deliver(self, name: str) -> int:
        try:
            arrival = self._spool.get(name)
        except FileNotFoundError:
            # Another process of ours was quicker.
            self._spool.remove(name)
            return 0
        except (ValueError, OSError) as error:
            aside = self._spool.set_aside(name)
            log.error("a file of the spool cannot be read", file=str(aside), error=str(error))
            return 0
        try:
            accepted = self._accept(arrival).result(timeout=COMMIT_SECONDS)
        except TookTooLong as error:
            raise StoreUnavailable("The store did not commit in time.") from error
        self._spool.remove(name)
        log.info("post.delivered", submission=accepted.submission_id, new=accepted.is_new)
        return 1

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._wanted.wait()
            self._wanted.clear()
            try:
                self.deliver()
                self._away_until = 0.0
            except StoreUnavailable:
                self._wanted.set()
                self._stopping.wait(RETRY_SECONDS)
            # Without this thread the spool would never be emptied.
            except Exception as error:
                log.error("the spool stumbled", error=repr(error))
                self._wanted.set()
                self._stopping.wait(RETRY_SECONDS)
