"""Watches one mailbox for as long as the daemon runs, in a thread of its own."""

import threading
from collections.abc import Sequence
from time import monotonic

import structlog

from ingest.polling.bell import Bell
from ingest.polling.poller import Poller, PollResult
from ingest.sources.imap.idle import can_idle, wait_for_news
from ingest.sources.imap.mailbox import Mailbox
from ingest.sources.imap.session import Session

log = structlog.get_logger(__name__)

# Another process holds the lease: it may be a short look from the command line.
_BUSY_SECONDS = 5.0
# However talkative a server is, passes start at most this often.
_SPACING_SECONDS = 1.0


class MailboxWatcher:
    """Polls at the mailbox's interval, and within a second or so of news where IDLE is offered.

    A broken mailbox delays nobody: it only waits longer itself, up to 30 minutes.
    """

    def __init__(self, poller: Poller, mailbox: Mailbox) -> None:
        self.mailbox = mailbox
        self._poller = poller
        self._session = Session(mailbox)
        self._bell = Bell()
        self._stopping = threading.Event()
        self._asked = threading.Event()
        self._broken_idles = 0
        self._thread = threading.Thread(
            target=self._run, name=f"mailbox-{mailbox.name}", daemon=True
        )

    def start(self) -> None:
        """Start watching; the first pass begins at once."""
        self._thread.start()

    def ask_to_stop(self) -> None:
        """Begin to stop; never blocks. Ask all watchers before stopping each."""
        self._stopping.set()
        self._bell.ring()

    def stop(self, seconds: float = 5.0) -> bool:
        """Stop after the batch in hand, at the latest after that time; True when it has ended.

        A server that keeps the pass waiting is cut off, which loses nothing.
        """
        self.ask_to_stop()
        if self._thread.ident is None:
            return True
        self._thread.join(seconds / 2)
        if self._thread.is_alive():
            self._session.cut()
            self._thread.join(seconds / 2)
        return not self._thread.is_alive()

    def tick(self) -> None:
        """Look now, unless the mailbox is being left alone after a failure; never blocks."""
        self._bell.ring()

    def poll_now(self) -> None:
        """Look now, whatever happened before: a person asked for it; never blocks."""
        self._asked.set()
        self._bell.ring()

    def _run(self) -> None:
        try:
            while not self._stopping.is_set():
                started = monotonic()
                self._asked.clear()
                result = self._poller.poll_once(self.mailbox, self._session, self._stopping)
                self._rest(result)
                self._stopping.wait(max(0.0, started + _SPACING_SECONDS - monotonic()))
        finally:
            self._session.close()

    def _rest(self, result: PollResult) -> None:
        if self._stopping.is_set():
            return
        if result.retry_in is not None:
            self._leave_alone(monotonic() + result.retry_in.total_seconds())
        elif result.busy:
            self._bell.wait(min(_BUSY_SECONDS, self._interval))
        elif not self._idle():
            self._bell.wait(self._interval)

    def _leave_alone(self, until: float) -> None:
        while not (self._stopping.is_set() or self._asked.is_set()) and monotonic() < until:
            self._bell.wait(until - monotonic())

    def _idle(self) -> bool:
        """Wait for news; False where the server has no IDLE, and its connection is closed then."""
        try:
            client = self._session.client()
            if can_idle(client, self.mailbox):
                read = self._session.read
                wait_for_news(client, self.mailbox, read, self._bell.wait, self._interval)
                self._broken_idles = 0
                return True
        except Exception as error:
            # No failure yet: the next pass connects anew and says so if that does not work.
            if not self._stopping.is_set():
                log.info(
                    "idle connection broke", mailbox=self.mailbox.name, error=type(error).__name__
                )
            self._session.close()
            self._pause_after_break()
            return True
        self._session.close()
        return False

    def _pause_after_break(self) -> None:
        """A restarted server is found again in a second; one that never idles is not pressed."""
        self._broken_idles += 1
        if not self._stopping.is_set():
            self._bell.wait(min(self._interval, 2.0 ** min(self._broken_idles - 1, 10)))

    @property
    def _interval(self) -> float:
        return self.mailbox.interval.total_seconds()


def stop_all(watchers: Sequence[MailboxWatcher], seconds: float = 5.0) -> None:
    """Stop all of them within about that time, however many there are."""
    deadline = monotonic() + seconds
    for watcher in watchers:
        watcher.ask_to_stop()
    for watcher in watchers:
        watcher.stop(max(0.1, deadline - monotonic()))
