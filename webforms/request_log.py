"""The request log's way to the store: gathered in memory, written by a thread in groups."""

import threading
from collections import deque
from collections.abc import Callable
from datetime import timedelta
from time import monotonic

import structlog

from config.form_section import FormSettings
from store import challenges, form_requests
from store.database import Database
from store.envelope import StoreUnavailable
from store.form_requests import FormRequest
from store.outage import unavailable_is_typed
from store.types import utc_now

log = structlog.get_logger()

# Requests in memory at most; in a flood or an outage the oldest of them are forgotten and counted.
MOST_WAITING = 20_000
GROUP = 500
WRITE_SECONDS = 0.5
OUTAGE_SECONDS = 5.0
TIDY_EVERY = timedelta(minutes=10).total_seconds()


class RequestLog:
    """Notes requests; never makes one wait for it."""

    def __init__(
        self, database: Database, settings: FormSettings, each_time: Callable[[], None]
    ) -> None:
        """`each_time` is done in the thread as well, every time it writes."""
        self._database = database
        self._each_time = each_time
        self._settings = settings
        self._waiting: deque[FormRequest] = deque(maxlen=MOST_WAITING)
        self._lost = 0
        self._tidied_at = -TIDY_EVERY
        # Whoever comes while the thread writes waits until what it took is in the store.
        self._writing = threading.Lock()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to write what is noted."""
        self._thread = threading.Thread(target=self._run, name="frontdesk-form-log", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Write what waits, then end."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def note(self, request: FormRequest) -> None:
        """Take one request to be written soon."""
        if len(self._waiting) == MOST_WAITING:
            self._lost += 1
        self._waiting.append(request)

    def write(self) -> None:
        """Write everything that waits now; raises StoreUnavailable."""
        with self._writing:
            self._write()

    def _write(self) -> None:
        while group := self._group():
            try:
                with unavailable_is_typed(), self._database.write() as connection:
                    form_requests.note(connection, group)
            except StoreUnavailable:
                self._waiting.extendleft(reversed(group))
                raise
        if self._lost:
            log.warning("requests to forms were too many to log", lost=self._lost)
            self._lost = 0

    def _run(self) -> None:
        while True:
            is_last = self._stopping.wait(WRITE_SECONDS)
            try:
                self.write()
                self._each_time()
                self._tidy()
            except StoreUnavailable as error:
                log.warning("request log waits for the store", error=str(error))
                is_last = is_last or self._stopping.wait(OUTAGE_SECONDS)
            # Without its thread the log would end in silence.
            except Exception as error:
                log.error("request log stumbled", error=repr(error))
            if is_last:
                return

    def _group(self) -> list[FormRequest]:
        group: list[FormRequest] = []
        while self._waiting and len(group) < GROUP:
            group.append(self._waiting.popleft())
        return group

    def _tidy(self) -> None:
        if monotonic() - self._tidied_at < TIDY_EVERY:
            return
        self._tidied_at = monotonic()
        given, now = self._settings, utc_now()
        with unavailable_is_typed(), self._database.write() as connection:
            form_requests.prune(connection, now, days=given.log_days, most=given.log_most)
            challenges.forget_expired(connection, now)
