"""Polls one mailbox: takes the lease, reads, and notes for people how it went."""

import threading
import traceback
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic

import structlog

from ingest.poller_delay import retry_delay
from ingest.poller_lease import Held, polling_lease
from ingest.sources.imap import Count, Interrupted, Reader
from ingest.sources.imap_mailbox import Mailbox
from ingest.sources.imap_problems import FAILURES, Problem, explain, is_broken_connection
from ingest.sources.imap_session import Session
from ingest.sources.imap_trouble import Trouble
from store.database import Database, unavailable_is_typed
from store.envelope import Accept, StoreUnavailable
from store.sources import failed, succeeded

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class PollResult:
    """What one look into a mailbox gave, in messages, and what went wrong if anything did.

    `stored` are new, `repeated` were in the inbox already; `incomplete` of both were kept with
    their header only, for their size or because the server did not hand them over. `problem` is
    a sentence for a person, empty when all went well; `retry_in` is then the time to leave the
    mailbox alone. `busy`: another process polls it just now.
    """

    mailbox: str
    stored: int = 0
    repeated: int = 0
    incomplete: int = 0
    seconds: float = 0.0
    problem: str = ""
    retry_in: timedelta | None = None
    busy: bool = False

    def __str__(self) -> str:
        """The result as one line for a terminal."""
        if self.busy:
            return f"{self.mailbox}: another Frontdesk process is reading it just now."
        done = f"{self.mailbox}: {self.stored} new, {self.repeated} known"
        done += f", {self.incomplete} kept with the header only" * bool(self.incomplete)
        return f"{done}, in {self.seconds:.1f} s. {self.problem}".rstrip()


class Poller:
    """Polls any number of mailboxes, each call independent of the others; safe for threads."""

    def __init__(self, database: Database, accept: Accept) -> None:
        self._database = database
        self._accept = accept
        self._failures: dict[str, int] = {}
        self._trouble: dict[str, Trouble] = {}

    def poll_once(
        self,
        mailbox: Mailbox,
        session: Session | None = None,
        stopping: threading.Event | None = None,
    ) -> PollResult:
        """Take in whatever is new; never raises for anything the mailbox or the store does.

        With a `session` its connection is used and, unless something went wrong, left open. When
        `stopping` is set the pass ends after the batch in hand.
        """
        own = session or Session(mailbox)
        trouble = self._trouble.setdefault(mailbox.name, Trouble())
        stop = stopping or threading.Event()
        pass_ = _Pass(self._database, self._accept, own, trouble, stop)
        result = self._result(mailbox, pass_)
        if session is None or result.problem:
            own.close()
        log.info(
            "mailbox.polled",
            mailbox=mailbox.name,
            stored=result.stored,
            repeated=result.repeated,
            seconds=round(result.seconds, 3),
            problem=result.problem,
            busy=result.busy,
        )
        return result

    def _result(self, mailbox: Mailbox, pass_: "_Pass") -> PollResult:
        started = monotonic()
        problem: Problem | None = None
        busy = False
        try:
            busy = not pass_.run()
        except Interrupted:
            pass
        except Exception as error:
            problem = None if pass_.is_stopping else explain(error, mailbox)
            _log_unexpected(error, mailbox)
        count = pass_.count
        if problem is None and count.problem:
            problem = Problem("server", count.problem)
        retry_in = None if busy else self._note(mailbox, pass_, problem)
        return PollResult(
            mailbox=mailbox.name,
            stored=count.stored,
            repeated=count.repeated,
            incomplete=count.incomplete,
            seconds=monotonic() - started,
            problem=problem.sentence if problem else "",
            retry_in=retry_in,
            busy=busy,
        )

    def _note(self, mailbox: Mailbox, pass_: "_Pass", problem: Problem | None) -> timedelta | None:
        failures = self._failures[mailbox.name] = (
            self._failures.get(mailbox.name, 0) + 1 if problem else 0
        )
        delay = retry_delay(problem.kind, failures) if problem else None
        with suppress(StoreUnavailable):
            pass_.note(problem, delay)
        return delay


class _Pass:
    """One attempt at one mailbox, with what it has done so far."""

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
            if problem:
                failed(connection, self._source_id, problem.sentence, retry_in or timedelta())

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


def _log_unexpected(error: Exception, mailbox: Mailbox) -> None:
    if isinstance(error, FAILURES):
        return
    # Without the values of local variables, among which the password would be.
    trace = "".join(traceback.format_tb(error.__traceback__, limit=-10))
    log.error("mailbox.unexpected", mailbox=mailbox.name, error=type(error).__name__, trace=trace)
