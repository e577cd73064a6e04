"""The workers of a process and what wakes them."""

import threading
from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta

import structlog

from frontdesk.house import House
from frontdesk.processes import is_dead
from ingest.processing import Processor
from ingest.worker import Worker, worker_name
from store import Accept, Accepted, Arrival, Database, inbox, outbox, secrets

log = structlog.get_logger()


def make_worker(house: House, number: int = 0) -> Worker:
    """One worker by the settings."""
    given = house.settings.worker
    secret = secrets.keep(house.database, secrets.REPLY_ADDRESS)
    policy = replace(house.policy, reply_secret=secret)
    return Worker(
        house.database,
        Processor(house.database, house.context, policy, house.verifier),
        name=worker_name(number),
        batch=given.batch,
        lease=timedelta(seconds=given.lease),
        idle=given.poll_every,
    )


class Crew:
    """The worker threads of the daemon."""

    def __init__(self, house: House) -> None:
        self._workers = [make_worker(house, n) for n in range(house.settings.worker.threads)]
        self._threads = [
            threading.Thread(target=worker.run, name=f"frontdesk-worker-{number}", daemon=True)
            for number, worker in enumerate(self._workers)
        ]

    def start(self) -> None:
        """Begin to work."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Finish what is in hand, give the rest back, end."""
        for worker in self._workers:
            worker.stop()
        for thread in self._threads:
            thread.join()

    def waking(self, accept: Accept) -> Accept:
        """The same way in, which also wakes the workers after each commit."""

        def accept_and_wake(arrival: Arrival) -> "Future[Accepted]":
            future = accept(arrival)
            future.add_done_callback(self._wake)
            return future

        return accept_and_wake

    def _wake(self, _future: "Future[Accepted]") -> None:
        for worker in self._workers:
            worker.wake()


def release_the_dead(database: Database) -> None:
    """Make due at once what a worker of this machine held when it was killed."""
    with database.write() as connection:
        for owner in inbox.owners(connection):
            if is_dead(owner):
                count = inbox.release(connection, owner)
                log.warning("took over from a dead worker", worker=owner, submissions=count)
        for owner in outbox.owners(connection):
            if is_dead(owner):
                count = outbox.release(connection, owner)
                log.warning("took over from a dead sender", sender=owner, items=count)
