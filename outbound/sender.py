"""A sender: takes what is due from the outbox, one at a time, until told to stop."""

import threading
from collections.abc import Callable
from datetime import timedelta

import structlog

from store import Database, StoreUnavailable, outbox
from store.outage import outage_is_typed, unavailable_is_typed
from store.outbox import Attempt, Claim, Kind
from store.types import utc_now

log = structlog.get_logger()

# How long a sender waits after the store failed it.
STORE_PAUSE = 5.0


class NotToBeSent(Exception):
    """An item that must not go out any more; the message is a sentence for the list."""


class Sender:
    """One thread's worth of sending; `run` returns after `stop`, with the item in hand finished.

    `deliver` tries one item and says how it went, or raises NotToBeSent; `rest` is called whenever
    nothing is due.
    """

    def __init__(
        self,
        database: Database,
        kind: Kind,
        deliver: Callable[[Claim], Attempt],
        *,
        name: str,
        lease: timedelta,
        idle: float,
        rest: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._kind: Kind = kind
        self._deliver = deliver
        self._rest = rest
        self._name = name
        self._lease = lease
        self._idle = idle
        self._stopping = threading.Event()

    def run(self) -> None:
        """Send until told to stop."""
        while not self._stopping.is_set():
            try:
                has_sent = self.send_once()
            except StoreUnavailable as error:
                log.warning("store unavailable", sender=self._name, error=str(error))
                self._stopping.wait(STORE_PAUSE)
                continue
            except Exception as error:
                # Without its thread the daemon would look alive and send nothing any more.
                log.exception("sender stumbled", sender=self._name, error=str(error))
                self._stopping.wait(STORE_PAUSE)
                continue
            if not has_sent:
                self._rest()
                self._stopping.wait(self._idle)
        self._rest()

    def stop(self) -> None:
        """Finish the item in hand and end."""
        self._stopping.set()

    def send_once(self) -> bool:
        """Try the item that is due longest; False when none is. Raises StoreUnavailable."""
        with unavailable_is_typed():
            held = outbox.claim(self._database, self._name, self._kind, lease=self._lease)
            if held is None:
                return False
            try:
                attempt = self._try(held)
            except NotToBeSent as reason:
                with self._database.write() as connection:
                    outbox.drop_claimed(connection, held, str(reason))
                return True
            self._settle(held, attempt)
        return True

    def _try(self, held: Claim) -> Attempt:
        if held.attempts > len(outbox.BACKOFF) + 1:
            return _failed("Sending it stopped the sender again and again.", is_final=True)
        try:
            with outage_is_typed():
                return self._deliver(held)
        except (NotToBeSent, StoreUnavailable):
            raise
        except Exception as error:
            # One item that cannot be written must not keep the others back.
            log.exception("item failed", item=held.id)
            return _failed(f"It could not be written: {error}", is_final=False)

    def _settle(self, held: Claim, attempt: Attempt) -> None:
        with self._database.write() as connection:
            state = outbox.settle(connection, held, attempt)
        level = "info" if attempt.is_delivered else "warning"
        getattr(log, level)(
            "outbox", item=held.id, purpose=held.purpose, state=state, answer=attempt.answer
        )


def _failed(why: str, *, is_final: bool) -> Attempt:
    return Attempt(utc_now(), 0, False, 0, why, is_final)
