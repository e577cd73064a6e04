"""The daemon's clock: mailboxes are looked into, and nightly work is done when it is due."""

from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler

from frontdesk.house import House
from frontdesk.mailboxes import mailboxes_of
from frontdesk.nightly import Nightly
from ingest.polling.poller import Poller
from ingest.polling.watcher import MailboxWatcher, stop_all
from store import Accept

# Seconds between two looks whether nightly work is due, whether somebody asked for it on a page,
# and at pairs that may be merged unasked.
_LOOK, _ASKED, _MERGE = 30, 3, 60


class Watch:
    """Every configured mailbox, polled at its own interval or told of news; and nightly work."""

    def __init__(self, house: House, accept: Accept) -> None:
        poller = Poller(house.database, accept)
        self._watchers = [
            MailboxWatcher(poller, mailbox) for mailbox in mailboxes_of(house.settings)
        ]
        self._nightly = Nightly(house)
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
        nightly = self._nightly
        for job, seconds in (
            (nightly.tick, _LOOK), (nightly.answer, _ASKED), (nightly.merge, _MERGE)
        ):  # fmt: skip
            # One that still runs is not waited for: the next finds it at work and leaves again.
            # The first look comes soon, for what was cut off when the daemon last ended.
            soon = datetime.now(UTC) + timedelta(seconds=2)
            self._scheduler.add_job(
                job, "interval", seconds=seconds, next_run_time=soon, coalesce=True, max_instances=2
            )
        self._scheduler.start()

    def stop(self) -> None:
        """Stop after the batches in hand."""
        self._scheduler.shutdown(wait=False)
        self._nightly.stop()
        stop_all(self._watchers)
