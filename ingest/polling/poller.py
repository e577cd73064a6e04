"""Polls mailboxes, each call for itself, and remembers how often each failed."""

import threading
import traceback
from contextlib import suppress
from datetime import timedelta
from time import monotonic

import structlog

from ingest.polling.delay import retry_delay
from ingest.polling.one_pass import Pass
from ingest.polling.result import PollResult
from ingest.sources.imap.mailbox import Mailbox
from ingest.sources.imap.problems import FAILURES, Problem, explain
from ingest.sources.imap.reader import Interrupted
from ingest.sources.imap.session import Session
from ingest.sources.imap.trouble import Trouble
from store.database import Database
from store.envelope import Accept, StoreUnavailable

__all__ = ["PollResult", "Poller"]

log = structlog.get_logger(__name__)


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
        pass_ = Pass(self._database, self._accept, own, trouble, stop)
        result = self._result(mailbox, pass_)
        if session is None or result.retry_in is not None:
            own.close()
        _log(result)
        return result

    def _result(self, mailbox: Mailbox, pass_: Pass) -> PollResult:
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
        retry_in = None if busy else self._note(mailbox, pass_, problem)
        count = pass_.count
        return PollResult(
            mailbox=mailbox.name,
            stored=count.stored,
            repeated=count.repeated,
            incomplete=count.incomplete,
            seconds=monotonic() - started,
            problem=problem.sentence if problem else count.problem,
            retry_in=retry_in,
            busy=busy,
        )

    def _note(self, mailbox: Mailbox, pass_: Pass, problem: Problem | None) -> timedelta | None:
        failures = self._failures.get(mailbox.name, 0) + 1 if problem else 0
        self._failures[mailbox.name] = failures
        delay = retry_delay(problem.kind, failures) if problem else None
        with suppress(StoreUnavailable):
            pass_.note(problem, delay)
        return delay


def _log(result: PollResult) -> None:
    say = log.warning if result.problem else log.info if result.stored else log.debug
    say(
        "mailbox polled",
        mailbox=result.mailbox,
        stored=result.stored,
        repeated=result.repeated,
        seconds=round(result.seconds, 3),
        problem=result.problem,
    )


def _log_unexpected(error: Exception, mailbox: Mailbox) -> None:
    if isinstance(error, FAILURES):
        return
    # Without the values of local variables, among which the password would be.
    trace = "".join(traceback.format_tb(error.__traceback__, limit=-10))
    log.error(
        "mailbox made us stumble", mailbox=mailbox.name, error=type(error).__name__, trace=trace
    )
