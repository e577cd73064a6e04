"""A worker: claims what is due, processes it, and never dies of what it reads."""

import os
import socket
import threading
import traceback
from collections.abc import Callable
from datetime import timedelta

import structlog

from ingest.processing import Processor
from store import Database, StoreUnavailable, inbox
from store.inbox import BACKOFF, Claim, LeaseLost
from store.outage import outage_is_typed, unavailable_is_typed

log = structlog.get_logger()

# How long a worker waits after the store failed it.
STORE_PAUSE = 5.0


def worker_name(number: int) -> str:
    """A name no other worker has: host, process and number."""
    return f"{socket.gethostname()}/{os.getpid()}/{number}"


class Worker:
    """One thread's worth of work; `run` returns after `stop`, with the claim in hand finished."""

    def __init__(
        self,
        database: Database,
        processor: Processor,
        *,
        name: str,
        batch: int,
        lease: timedelta,
        idle: float,
    ) -> None:
        self._database = database
        self._processor = processor
        self._name = name
        self._batch = batch
        self._lease = lease
        self._idle = idle
        self._stopping = threading.Event()
        self._woken = threading.Event()
        # What was claimed and not brought to an end.
        self._owed: list[Claim] = []

    def run(self) -> None:
        """Work until told to stop."""
        while not self._stopping.is_set():
            try:
                worked = self.work_once()
            except StoreUnavailable as error:
                log.warning("store unavailable", worker=self._name, error=str(error))
                self._stopping.wait(STORE_PAUSE)
                continue
            except Exception as error:
                # Without its thread the daemon would look alive and read nothing any more.
                log.error("worker stumbled", worker=self._name, error=_described(error))
                self._stopping.wait(STORE_PAUSE)
                continue
            if not worked:
                self._woken.wait(self._idle)
                self._woken.clear()

    def stop(self) -> None:
        """Finish the claim in hand and end."""
        self._stopping.set()
        self._woken.set()

    def wake(self) -> None:
        """There is something new: look at once."""
        self._woken.set()

    def work_once(self) -> int:
        """Claim and process one batch; how many were processed. Raises StoreUnavailable.

        An outage is no fault of what was being read: it is given back, with the rest of the
        batch, as soon as the store answers again, and counts no attempt.
        """
        self._return_owed()
        with unavailable_is_typed():
            claims = inbox.claim(self._database, self._name, limit=self._batch, lease=self._lease)
        self._owed = list(claims)
        while self._owed and not self._stopping.is_set():
            self._process(self._owed[0])
            self._owed.pop(0)
        processed = len(claims) - len(self._owed)
        self._return_owed()
        return processed

    def _return_owed(self) -> None:
        if not self._owed:
            return
        with unavailable_is_typed(), self._database.write() as connection:
            inbox.give_back(connection, self._owed)
        self._owed = []

    def _process(self, claim: Claim) -> None:
        with structlog.contextvars.bound_contextvars(submission=claim.submission_id):
            if claim.attempts > len(BACKOFF) + 1:
                self._fail(claim, "Reading it stopped the worker again and again.")
                return
            try:
                with outage_is_typed():
                    status = self._processor.process(claim)
            except LeaseLost:
                log.warning("lease lost", worker=self._name)
            except StoreUnavailable:
                raise
            except Exception as error:
                self._fail(claim, _described(error))
            else:
                log.info("finished", status=status)

    def _fail(self, claim: Claim, error: str) -> None:
        log.error("failed", error=error.splitlines()[-1], attempts=claim.attempts)
        with unavailable_is_typed():
            inbox.fail(self._database, claim, error)


def _described(error: Exception) -> str:
    return "".join(traceback.format_exception(error, limit=-8)).strip()


def drain(worker: Worker, report: Callable[[int], None]) -> None:
    """Work until nothing is due; `report` is told how many were processed each time."""
    while worked := worker.work_once():
        report(worked)
