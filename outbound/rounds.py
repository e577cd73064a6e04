"""The clock of what goes out by itself: letters of the day at their hour, checks in between."""

import threading
from datetime import datetime, timedelta

import structlog

from config import Settings
from outbound import alerts, daily
from store import Database, StoreUnavailable
from store.outage import unavailable_is_typed
from store.types import utc_now

log = structlog.get_logger()

LOOK_SECONDS = 30.0
BETWEEN_CHECKS = timedelta(minutes=15)


class Rounds:
    """`run` looks at the clock until `stop`; what is due was laid out once, whoever else looks."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings
        self._stopping = threading.Event()
        self._slot: datetime | None = None
        self._checked: datetime | None = None

    def run(self) -> None:
        """Go round until told to stop."""
        while not self._stopping.is_set():
            try:
                self.go(utc_now())
            except StoreUnavailable as error:
                log.warning("store unavailable", rounds="outbound", error=str(error))
            except Exception as error:
                # Without its thread nobody would hear of quarantined posts any more.
                log.exception("rounds stumbled", error=str(error))
            self._stopping.wait(LOOK_SECONDS)

    def stop(self) -> None:
        """End after the round in hand."""
        self._stopping.set()

    def go(self, now: datetime) -> int:
        """Lay out what is due at `now`; how many letters. Raises StoreUnavailable."""
        made, slot = 0, daily.slot_of(now, self._settings)
        with unavailable_is_typed():
            if slot != self._slot:
                made += daily.lay_out(self._database, slot, self._settings)
                self._slot = slot
            if self._checked is None or now - self._checked >= BETWEEN_CHECKS:
                made += alerts.lay_out(self._database, now, self._settings)
                self._checked = now
        return made
