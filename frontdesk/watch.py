"""The mailboxes of the daemon: each has its own watcher, and a clock that asks it to look."""

from apscheduler.schedulers.background import BackgroundScheduler

from frontdesk.house import House
from frontdesk.mailboxes import mailboxes_of
from ingest.polling.poller import Poller
from ingest.polling.watcher import MailboxWatcher, stop_all
from store import Accept


class Watch:
    """Every configured mailbox, polled at its own interval or told of news."""

    def __init__(self, house: House, accept: Accept) -> None:
        poller = Poller(house.database, accept)
        self._watchers = [
            MailboxWatcher(poller, mailbox) for mailbox in mailboxes_of(house.settings)
        ]
        self._scheduler = BackgroundScheduler(timezone="UTC")

    def start(self) -> None:
        """Begin to watch; returns at once, however slow a server is."""
        for watcher in self._watchers:
            watcher.start()
            self._scheduler.add_job(
                watcher.tick,
                "interval",
                seconds=watcher.mailbox.interval.total_seconds(),
                name=watcher.mailbox.name,
                coalesce=True,
            )
        self._scheduler.start()

    def stop(self) -> None:
        """Stop after the batches in hand."""
        self._scheduler.shutdown(wait=False)
        stop_all(self._watchers)
