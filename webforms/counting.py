"""What is counted of a form's use is gathered in memory and written every few seconds."""

import threading
from collections import Counter
from collections.abc import Iterable

import structlog

from store import form_counts
from store.database import Database
from store.envelope import StoreUnavailable
from store.form_counts import Counted, Kind
from store.forms import Form
from store.outage import unavailable_is_typed
from store.types import utc_now

log = structlog.get_logger()

WRITE_SECONDS = 2.0
# What browsers tell is only a claim: of one form no more of it is believed between two writes.
CLAIMS_EACH = 200
# Different numbers that may wait while the store is away; what comes on top is not counted.
WAITING = 20_000


class Counting:
    """Counts of one process; `count` never waits for the store, and a crash loses two seconds."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._waiting: Counter[Counted] = Counter()
        self._claims: Counter[int] = Counter()
        self._timer: threading.Timer | None = None

    def submitted(self, form: Form, *, is_kept: bool, wrong: Iterable[str] = ()) -> None:
        """A post came; it was kept, or the named fields were wrong."""
        self.count(form, "submit")
        if is_kept:
            self.count(form, "complete")
        for name in dict.fromkeys(wrong):
            self.count(form, "error", name)

    def may_claim(self, form: Form) -> bool:
        """Whether one more word of a browser about this form is believed now."""
        with self._lock:
            self._claims[form.id] += 1
            self._set_timer()
            return self._claims[form.id] <= CLAIMS_EACH

    def count(self, form: Form, kind: Kind, field: str = "") -> None:
        """Add one; the caller names only fields and steps that the form has."""
        counted = Counted(form.id, utc_now().date(), kind, field)
        with self._lock:
            if counted in self._waiting or len(self._waiting) < WAITING:
                self._waiting[counted] += 1
            self._set_timer()

    def write(self) -> None:
        """Write what waits, also at the end; it goes on waiting while the store is away."""
        with self._lock:
            counts, self._waiting = self._waiting, Counter()
            self._claims.clear()
            self._timer = None
        if not counts:
            return
        try:
            with unavailable_is_typed(), self._database.write() as connection:
                form_counts.add(connection, counts)
        except StoreUnavailable as error:
            log.warning("form_counts.waiting", numbers=len(counts), reason=str(error))
            with self._lock:
                self._waiting.update(counts)

    def _set_timer(self) -> None:
        if self._timer is None:
            self._timer = threading.Timer(WRITE_SECONDS, self.write)
            self._timer.daemon = True
            self._timer.start()
