"""A burst of spam over a real daemon with a few real posts in it: what is lost, and what it costs.

usage: python -m benchmarks.forms_burst [--posts N] [--addresses N] [--connections N]

The posts come over loopback from so many simulated addresses (X-Forwarded-For behind one trusted
proxy); one in a hundred is a real one from an address of its own, like a plain page sends it.
Goals: every real post ends accepted or waits with its reasons, the daemon's memory stays flat, and
the admin's intake page still answers.
"""

import argparse
import http.cookiejar
import re
import sys
import tempfile
import threading
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.form_load import Load, Make, post
from store import Database, forms, users
from store.forms import FormWish
from store.payload import FormPayload
from tests.support.house import House

REAL_EACH = 100
GOAL_GROWTH = 64 * 1024 * 1024
PASSWORD = "correct horse battery"
PAGE_EVERY = 1.0


@dataclass(slots=True)
class Seen:
    """What was seen from outside while the burst ran: bytes of memory, seconds of the page."""

    memory: list[int] = field(default_factory=list)
    page: list[float] = field(default_factory=list)
    failed: int = 0


@dataclass(slots=True)
class Outcome:
    """What became of a burst; counts are of real posts unless said otherwise."""

    load: Load
    seen: Seen
    real: int = 0
    accepted: int = 0
    waiting: int = 0
    lost: int = 0
    without_reason: int = 0
    spam_accepted: int = 0

    @property
    def growth(self) -> int:
        """Bytes by which the daemon grew from the first fifth of the burst to its end."""
        memory = self.seen.memory
        return max(memory[-3:]) - memory[len(memory) // 5] if memory else 0


def burst(house: House, posts: int, addresses: int, connections: int) -> Outcome:
    """Let a started house stand a burst; its workers read meanwhile what the door has kept."""
    key = _prepare(house)
    stopped, seen = threading.Event(), Seen()
    watcher = threading.Thread(target=_watch, args=(house, seen, stopped))
    watcher.start()
    make = _bodies(addresses)
    load = post(house.http_port, f"/f/{key}", make, connections=connections, posts=posts)
    stopped.set()
    watcher.join()
    outcome = Outcome(load, seen)
    _look(house, posts, outcome)
    return outcome


def settings() -> dict[str, dict[str, object]]:
    """The settings of the house: behind one proxy, everything else as it comes."""
    return {
        "http": {"trusted_proxies": 1},
        "smtp": {"enabled": False},
        "lmtp": {"enabled": False},
        "log": {"level": "warning"},
    }


def _prepare(house: House) -> str:
    database = Database(house.store_url)
    with database.write() as connection:
        users.create(connection, "admin@example.com", "Admin", PASSWORD)
        key = forms.create(connection, FormWish("Burst")).key
    database.close()
    return key


def _bodies(addresses: int) -> Make:
    def make(number: int) -> tuple[bytes, str]:
        if number % REAL_EACH == 0:
            real = number // REAL_EACH
            fields = {
                "name": f"Ann Lee {real}",
                "email": f"ann.{real}@example.com",
                "message": f"Real enquiry {real}: please call me about the chairs.",
            }
            return urlencode(fields).encode(), f"172.16.{real // 250 % 250}.{real % 250}"
        sender = number % addresses
        fields = {
            "name": f"Buyer {number}",
            "email": f"b{number}@example.net",
            "message": f"Offer {number}: http://a{number}.example and cheap pills.",
        }
        return urlencode(fields).encode(), f"10.{sender // 250}.{sender % 250}.7"

    return make


def _watch(house: House, seen: Seen, stopped: threading.Event) -> None:
    page = _signed_in(house)
    while not stopped.wait(PAGE_EVERY):
        seen.memory.append(_memory(house.pid))
        begun = time.monotonic()
        try:
            with page.open(f"{house.url}/intake", timeout=30) as answer:
                seen.failed += answer.status != 200
        except OSError:
            seen.failed += 1
        seen.page.append(time.monotonic() - begun)


def _signed_in(house: House) -> urllib.request.OpenerDirector:
    cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    opener = urllib.request.build_opener(cookies)
    with opener.open(f"{house.url}/sign-in", timeout=30) as answer:
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', answer.read().decode())
    assert found is not None, "The sign-in page has no token."
    given = {"csrf_token": found[1], "email": "admin@example.com", "password": PASSWORD}
    with opener.open(f"{house.url}/sign-in", urlencode(given).encode(), timeout=30) as answer:
        assert "sign-in" not in answer.url, "The admin could not sign in."
    return opener


def _memory(pid: int) -> int:
    text = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+) kB", text)
    return int(found[1]) * 1024 if found else 0


def _look(house: House, posts: int, outcome: Outcome) -> None:
    """Compare what was sent with what is in the store, and what the door said of it."""
    database = Database(house.store_url)
    outcome.real = (posts + REAL_EACH - 1) // REAL_EACH
    with database.read() as connection:
        rows = connection.exec_driver_sql("SELECT raw FROM originals")
        payloads = [FormPayload.from_bytes(row[0]) for row in rows]
    database.close()
    real = [one for one in payloads if "Real enquiry" in dict(one.fields).get("message", "")]
    spam = [one for one in payloads if "Offer" in dict(one.fields).get("message", "")]
    outcome.spam_accepted = sum(one.verdict == "accept" for one in spam)
    outcome.accepted = sum(one.verdict == "accept" for one in real)
    outcome.waiting = sum(one.verdict == "quarantine" for one in real)
    outcome.without_reason = sum(one.verdict == "quarantine" and not one.signs for one in real)
    outcome.lost = outcome.real - outcome.accepted - outcome.waiting


def show(outcome: Outcome) -> bool:
    """Print what happened; whether every goal was met."""
    load, seen = outcome.load, outcome.seen
    print(f"posts       {len(load.seconds)} in {load.took:.0f} s, {load.per_second:.0f} a second")
    print(
        f"answers     {dict(load.statuses)}, p50 {load.at(0.5):.0f} ms, p99 {load.at(0.99):.0f} ms"
    )
    print(
        f"real posts  {outcome.real}: {outcome.accepted} accepted, {outcome.waiting} waiting, "
        f"{outcome.lost} lost, {outcome.without_reason} waiting without a reason"
    )
    print(f"spam        {outcome.spam_accepted} accepted before the budget was used up")
    print(
        f"memory      {seen.memory[0] >> 20} MB at first, {max(seen.memory) >> 20} MB at most, "
        f"grew {outcome.growth >> 20} MB over the last four fifths"
    )
    print(
        f"intake page {len(seen.page)} times, slowest {max(seen.page):.2f} s, {seen.failed} failed"
    )
    is_met = not (outcome.lost or outcome.without_reason or seen.failed)
    is_met = is_met and outcome.growth < GOAL_GROWTH
    print("goals:", "met" if is_met else "missed")
    return is_met


def main() -> int:
    """Run one burst; 1 when a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.forms_burst")
    parser.add_argument("--posts", type=int, default=50_000)
    parser.add_argument("--addresses", type=int, default=500)
    parser.add_argument("--connections", type=int, default=50)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="frontdesk-burst-") as folder:
        house = House(Path(folder), settings())
        house.start()
        try:
            outcome = burst(house, given.posts, given.addresses, given.connections)
        finally:
            house.stop()
    return 0 if show(outcome) else 1


if __name__ == "__main__":
    sys.exit(main())
