"""Time limits of one SMTP connection, on a single timer that is seldom set anew."""

import asyncio
from collections.abc import Callable

from ingest.sources.smtp.inbound import Inbound
from ingest.sources.smtp.settings import SmtpSettings


class Deadline:
    """Calls `on_expiry` once the time given last has run out.

    The timer looks again when it fires instead of being moved by every command: moving one costs
    more than the command does.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, on_expiry: Callable[[], None]) -> None:
        self._loop = loop
        self._on_expiry = on_expiry
        self._due_at: Callable[[], float] | None = None
        self._timer: asyncio.TimerHandle | None = None

    def expect(self, seconds: float) -> None:
        """Allow so many seconds from now."""
        at = self._loop.time() + seconds
        self.follow(lambda: at)

    def follow(self, due_at: Callable[[], float]) -> None:
        """Allow until the loop time `due_at()`, which may move while data flows."""
        self._due_at = due_at
        self._arm(due_at())

    def suspend(self) -> None:
        """Set no limit until the next call."""
        self._due_at = None

    def close(self) -> None:
        """Stop for good."""
        self._due_at = None
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _arm(self, at: float) -> None:
        if self._timer is not None:
            if self._timer.when() <= at:
                return
            self._timer.cancel()
        self._timer = self._loop.call_at(at, self._tick)

    def _tick(self) -> None:
        self._timer = None
        if self._due_at is None:
            return
        at = self._due_at()
        if at > self._loop.time():
            self._arm(at)
            return
        self._due_at = None
        self._on_expiry()


def data_pace(
    loop: asyncio.AbstractEventLoop, inbound: Inbound, settings: SmtpSettings
) -> Callable[[], float]:
    """Return when the data of a letter that starts now is late: stalled, too slow, or too long.

    A slow but honest sender is never cut off; one that sends a byte a minute is.
    """
    began_at, began_with = loop.time(), inbound.received_bytes

    def due_at() -> float:
        received = inbound.received_bytes - began_with
        return min(
            max(began_at, inbound.last_received_at) + settings.data_idle_timeout,
            began_at + settings.data_idle_timeout + received / settings.data_min_rate,
            began_at + settings.data_deadline,
        )

    return due_at
