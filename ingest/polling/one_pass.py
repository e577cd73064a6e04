"""One attempt at one mailbox: the lease, the reading, and the note for people how it went."""

import threading
from datetime import timedelta

from ingest.polling.lease import Held, polling_lease
from ingest.sources.imap.problems import FAILURES, Problem, is_broken_connection
from ingest.sources.imap.reader import Count, Reader
from ingest.sources.imap.session import Session
from ingest.sources.imap.trouble import Trouble
from store.database import Database
from store.envelope import Accept
from store.outage import unavailable_is_typed
from store.sources import failed, succeeded


class Pass:
    """Runs once; `count` is what it has done so far, also after an exception."""

    def __init__(
        self,
        database: Database,
        accept: Accept,
        session: Session,
        trouble: Trouble,
        stopping: threading.Event,
    ) -> None:
        self._database = database
        self._accept = accept
        self._session = session
        self._trouble = trouble
        self._stopping = stopping
        self._source_id: int | None = None
        self.count = Count()
        self.reached = False

    @property
    def is_stopping(self) -> bool:
        """Whether the pass was asked to end."""
        return self._stopping.is_set()

    def run(self) -> bool:
        """Read the mailbox; False when another process holds it."""
        mailbox = self._session.mailbox
        title = f"{mailbox.username} at {mailbox.host}"
        with polling_lease(self._database, "imap", mailbox.name, title) as (source_id, held):
            self._source_id = source_id
            if held is None:
                return False
            self._read_kept_connection(held)
        return True

    def note(self, problem: Problem | None, retry_in: timedelta | None) -> None:
        """Tell people how the mailbox does; raises StoreUnavailable."""
        if self._source_id is None:
            return
        with unavailable_is_typed(), self._database.write() as connection:
            if self.reached:
                succeeded(connection, self._source_id, arrivals=self.count.stored)
            if sentence := problem.sentence if problem else self.count.problem:
                wait = retry_in or self._session.mailbox.interval
                failed(connection, self._source_id, sentence, wait)

    def _read_kept_connection(self, held: Held) -> None:
        was_open = self._session.is_open
        try:
            self._read(held)
        except FAILURES as error:
            # A kept connection may have died unnoticed since the last pass; that is no failure.
            if not (was_open and is_broken_connection(error)) or self.is_stopping:
                raise
            self._session.close()
            self._read(held)

    def _read(self, held: Held) -> None:
        mailbox = self._session.mailbox
        reader = Reader(
            self._session.client(),
            mailbox,
            held.source_id,
            self._database,
            self._accept,
            self._trouble,
            lambda: not (self.is_stopping or held.lost.is_set()),
        )
        reader.count = self.count
        self._session.read = reader.read()
        self.reached = True
