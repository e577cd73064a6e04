"""Long work of the daemon in a process of its own, one after the other, giving way to mail."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import structlog

from dedup.merging_alone import merge_alone
from frontdesk.due import is_due, latest_slot
from frontdesk.house import House
from frontdesk.processes import is_dead
from store import Connection, StoreUnavailable, chore_requests, chores
from store.facts import Kind
from store.outage import unavailable_is_typed
from store.types import utc_now

log = structlog.get_logger()

# Seconds that a process has to end before it is killed; whatever it wrote stands.
_PATIENCE = 10
# Pairs that arrivals opened lately are looked at again until they have settled.
_LATELY = timedelta(minutes=10)
_KINDS: tuple[Kind, ...] = ("contact", "company", "lead")


class Nightly:
    """Sweeps and re-estimations at their time or when asked for; a clock calls `tick`, `answer`."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._up_since = utc_now()
        self._stopping = threading.Event()
        self._at_work = threading.Lock()
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None

    def tick(self) -> None:
        """Do what is due, one after the other; returns when it is done or `stop` was called."""
        if self._house.settings.match.sweep_at:
            self._alone(self._do_what_is_due)

    def answer(self) -> None:
        """Sweep where somebody asked for it on a page; called every few seconds."""
        self._alone(self._do_what_is_asked)

    def _alone(self, work: Callable[[], None]) -> None:
        # The other of the two clocks may be looking just now.
        if not self._at_work.acquire(timeout=1):
            return
        try:
            work()
        except StoreUnavailable as error:
            log.warning("nightly work waits for the store", error=str(error))
        finally:
            self._at_work.release()

    def _do_what_is_due(self) -> None:
        days = self._house.settings.match.train_every_days
        if self._is_due("sweep", 1):
            self._run("dedup", "sweep", "--background")
        if days and self._is_due("train", days):
            self._run("dedup", "model", "train", "--background")

    def _do_what_is_asked(self) -> None:
        with unavailable_is_typed(), self._house.database.read() as connection:
            wanted = chore_requests.waiting(connection, "sweep")
            if not chore_requests.is_open(wanted, self._up_since) or _are_busy(connection):
                return
        with unavailable_is_typed(), self._house.database.write() as connection:
            is_mine = chore_requests.take(connection, "sweep", self._up_since)
        if is_mine and not self._stopping.is_set():
            self._run("dedup", "sweep", "--background")

    def merge(self) -> None:
        """Merge pairs past the gate that arrivals opened lately, where somebody allowed it."""
        policy, since = self._house.policy, utc_now() - _LATELY
        try:
            for kind in _KINDS:
                with unavailable_is_typed():
                    done = merge_alone(
                        self._house.database, kind, region=policy.region,
                        thresholds=policy.thresholds, since=since,
                    )  # fmt: skip
                if done is not None and done.merged:
                    log.info("merged by itself", kind=kind, merges=len(done.merged))
        except StoreUnavailable as error:
            log.warning("merging waits for the store", error=str(error))

    def stop(self) -> None:
        """End what runs; what it had done is kept, and the next start goes on from there."""
        self._stopping.set()
        with self._lock:
            process = self._process
        if process is None:
            return
        _end(process, now=False)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_PATIENCE)
        _end(process, now=True)

    def _is_due(self, name: str, days: int) -> bool:
        settings, now = self._house.settings, utc_now()
        with unavailable_is_typed(), self._house.database.read() as connection:
            last = chores.last(connection, name)
            if _are_busy(connection):
                return False
        at = time.fromisoformat(settings.match.sweep_at)
        slot = latest_slot(at, ZoneInfo(settings.timezone), now)
        due = is_due(last, slot=slot, now=now, up_since=self._up_since, days=days)
        return due and not self._stopping.is_set()

    def _run(self, *verbs: str) -> None:
        with self._lock:
            if self._stopping.is_set():
                return
            # A group of its own: a sweep has children, and a Ctrl-C is for the daemon to pass on.
            process = self._process = subprocess.Popen(
                [sys.executable, "-m", "frontdesk", *self._config(), *verbs],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                text=True, start_new_session=True,
            )  # fmt: skip
        log.info("began", work=" ".join(verbs), process=process.pid)
        said, _ = process.communicate()
        with self._lock:
            self._process = None
        level = log.info if process.returncode == 0 or self._stopping.is_set() else log.error
        level("ended", work=" ".join(verbs), status=process.returncode, said=said.strip()[-2000:])

    def _config(self) -> Sequence[str]:
        file = type(self._house.settings).model_config.get("toml_file")
        return ("--config", str(file)) if file else ()


def _are_busy(connection: Connection) -> bool:
    """Whether somebody who lives is at a chore."""
    return any(one.is_held and not is_dead(one.runner) for one in chores.every(connection))


def _end(process: "subprocess.Popen[str]", *, now: bool) -> None:
    """Ask the process and its children to end, or end them."""
    if sys.platform == "win32":
        process.terminate()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL if now else signal.SIGTERM)
