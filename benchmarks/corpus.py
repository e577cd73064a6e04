"""A folder of letters through one door of a real daemon, with kills: what was lost or doubled?

usage: python benchmarks/corpus.py LETTERS [--by smtp|imap] [--kills N] [--again] [--store URL]

Prints one table. Every letter is sent by smtplib (or delivered to Dovecot and polled by IMAP); the
daemon is killed with SIGKILL at random moments and started again; a letter that was not
acknowledged is sent again, as a mail server would.
"""

import argparse
import random
import re
import smtplib
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from ingest.digest import digest
from tests.support.certificate import make_certificate
from tests.support.dovecot import Dovecot, find_dovecot
from tests.support.house import House
from tests.support.story import Story
from tests.support.waiting import wait_until

SENDER = "s@elsewhere.test"


def main() -> int:
    """Run the drill and print what came of it; 1 when something was lost, doubled or failed."""
    options = arguments()
    letters = [as_sent(path.read_bytes()) for path in sorted(options.letters.rglob("*.eml"))]
    distinct = len({digest(raw) for raw in letters})
    with tempfile.TemporaryDirectory(prefix="frontdesk-corpus-") as folder:
        drill = Drill(Path(folder), options, letters)
        started = time.monotonic()
        acknowledged = drill.run()
        seconds = time.monotonic() - started
        faults = drill.report(acknowledged, distinct, seconds)
        drill.close()
    return 1 if faults else 0


def arguments() -> argparse.Namespace:
    """What the caller wants."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("letters", type=Path)
    parser.add_argument("--by", choices=["smtp", "imap"], default="smtp")
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--again", action="store_true", help="send everything a second time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--store", default="", help="a PostgreSQL URL; default SQLite")
    return parser.parse_args()


def as_sent(raw: bytes) -> bytes:
    """A letter as programs send it (RFC 5321 2.3.8): every line ends in CRLF, the last one too."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", raw)
    return lines if lines.endswith(b"\r\n") else lines + b"\r\n"


class Drill:
    """One daemon and the letters it is to take."""

    def __init__(self, folder: Path, options: argparse.Namespace, letters: list[bytes]) -> None:
        self.letters = letters
        self.options = options
        self.chance = random.Random(options.seed)
        self.kills = 0
        self.dovecot = self._dovecot(folder) if options.by == "imap" else None
        sections = {"store": {"url": options.store}} if options.store else {}
        self.house = House(folder / "house", sections, self._mailboxes())
        self.house.start()
        self.story = Story(self.house.store_url)

    def run(self) -> int:
        """Send every letter; how many were acknowledged."""
        killer = threading.Thread(target=self._kill_now_and_then, daemon=True)
        killer.start()
        acknowledged = self._deliver() if self.dovecot else self._send(self.letters)
        if self.options.again:
            self._settle()
            before = self.story.counts()
            self._send(self.letters)
            self._settle()
            after = self.story.counts()
            print("leads before and after the same again:", before["leads"], after["leads"])
        killer.join()
        self._settle()
        return acknowledged

    def report(self, acknowledged: int, distinct: int, seconds: float) -> int:
        """Print the table; the number of faults in it."""
        sent = set(self.letters)
        digests = Counter(digest(raw) for raw in self.story.originals())
        states, counts = self.story.states(), self.story.counts()
        doubled = sum(number - 1 for number in digests.values())
        changed = 0 if self.dovecot else len(set(self.story.originals()) - sent)
        lost = distinct - len(digests)
        print(f"{'letters':34}{len(self.letters):8d}")
        print(f"{'distinct letters':34}{distinct:8d}")
        print(f"{'acknowledged':34}{acknowledged:8d}")
        print(f"{'kills (SIGKILL) and restarts':34}{self.kills:8d}")
        print(f"{'submissions':34}{counts['submissions']:8d}")
        print(f"{'lost':34}{lost:8d}")
        print(f"{'doubled':34}{doubled:8d}")
        print(f"{'bytes changed on the way':34}{changed:8d}")
        for state in ("done", "held", "discarded", "failed", "pending", "processing"):
            print(f"{'  ' + state:34}{states[state]:8d}")
        for name in ("contacts", "companies", "leads", "activities"):
            print(f"{name:34}{counts[name]:8d}")
        print(f"{'seconds':34}{seconds:8.1f}")
        return lost + doubled + changed + states["failed"]

    def close(self) -> None:
        """End everything."""
        self.story.close()
        self.house.close()
        if self.dovecot:
            self.dovecot.close()

    def _send(self, letters: list[bytes]) -> int:
        left = list(reversed(letters))
        while left:
            try:
                with smtplib.SMTP(self.house.host, self.house.smtp_port, timeout=60) as client:
                    while left:
                        client.sendmail(SENDER, ["desk@example.test"], left[-1])
                        left.pop()
            except (OSError, smtplib.SMTPServerDisconnected):
                time.sleep(0.05)
        return len(letters)

    def _deliver(self) -> int:
        assert self.dovecot is not None
        for raw in self.letters:
            self.dovecot.deliver(self._user, raw, sender=SENDER)
        return len(self.letters)

    def _settle(self) -> None:
        distinct = len({digest(raw) for raw in self.letters})
        wait_until(lambda: self.story.settled(distinct), "all letters settled", 600)

    def _kill_now_and_then(self) -> None:
        while self.kills < self.options.kills:
            time.sleep(self.chance.uniform(0.1, 1.2))
            self.house.kill()
            self.kills += 1
            self.house.start()

    def _dovecot(self, folder: Path) -> Dovecot:
        program = find_dovecot()
        if program is None:
            sys.exit("Dovecot is not installed; as root, scripts/test-parts installs it.")
        server = Dovecot(program, make_certificate(folder))
        self._user = server.new_user()
        return server

    def _mailboxes(self) -> list[dict[str, object]]:
        if self.dovecot is None:
            return []
        return [
            {
                "name": "corpus",
                "host": self.dovecot.host,
                "port": self.dovecot.imap_port,
                "security": "plain",
                "username": self._user,
                "password": self.dovecot.password,
                "first_connection": "everything",
                "poll_every": 2,
            }
        ]


if __name__ == "__main__":
    sys.exit(main())
