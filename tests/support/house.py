"""The whole house: the real `frontdesk run` as a process, on free ports and a store of its own."""

import http.client
import os
import signal
import smtplib
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.support.ports import free_port
from tests.support.toml import Section, settings_toml
from tests.support.waiting import wait_until

PROGRAM = Path(sys.executable).with_name("frontdesk")

Sections = Mapping[str, Section]


class House:
    """A daemon that can be started, stopped, killed and started again on what it left behind.

    `sections` are settings by section, added to those that make it small and quick; `mailboxes` are
    IMAP mailboxes to read. Without a `store` section it keeps an SQLite file in its folder.
    """

    host = "127.0.0.1"
    domain = "example.test"

    def __init__(
        self, folder: Path, sections: Sections | None = None, mailboxes: Sequence[Section] = ()
    ) -> None:
        """Write the settings file; nothing is started yet."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.http_port = free_port()
        self.smtp_port = free_port()
        self.lmtp_port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.configure(sections, mailboxes)

    def configure(
        self, sections: Sections | None = None, mailboxes: Sequence[Section] = ()
    ) -> None:
        """Write the settings file anew, for the next start; the ports stay."""
        merged = {name: dict(section) for name, section in self._defaults().items()}
        for name, section in (sections or {}).items():
            merged[name] = {**merged.get(name, {}), **section}
        text = settings_toml({"data_dir": self.folder / "data"}, merged, mailboxes)
        self._settings.write_text(text, encoding="utf-8")
        url = merged.get("store", {}).get("url", "")
        self.store_url = str(url) or f"sqlite:///{self.folder / 'data' / 'frontdesk.sqlite3'}"

    @property
    def url(self) -> str:
        """The address of its web pages, without a slash at the end."""
        return f"http://{self.host}:{self.http_port}"

    @property
    def pid(self) -> int:
        """The process id of the running daemon."""
        assert self._process is not None, "The house is not running."
        return self._process.pid

    def start(self, seconds: float = 30) -> None:
        """Start the daemon; returns when /healthz answers 200, that is when every door is open."""
        with self._output.open("ab") as output:
            self._process = subprocess.Popen(
                [PROGRAM, "run"],
                cwd=self.folder,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        wait_until(self._ready_or_dead, "the house's first 200 on /healthz", seconds)

    def stop(self, seconds: float = 30) -> int:
        """Ask it to stop with SIGTERM and return its exit status, 0 for an orderly end."""
        return self._end(signal.SIGTERM, seconds)

    def kill(self) -> None:
        """Kill it in the middle of whatever it does, as a power cut would (SIGKILL)."""
        self._end(signal.SIGKILL, 30)

    def close(self) -> None:
        """Make sure that nothing runs any more."""
        if self._process is not None:
            self.kill()

    def healthy(self) -> bool:
        """Whether /healthz answers 200 now."""
        # Spoken without urllib, which would ask a proxy the environment may name.
        connection = http.client.HTTPConnection(self.host, self.http_port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def send(self, raw: bytes, to: str = "", sender: str = "sender@elsewhere.test") -> None:
        """Send a letter by SMTP, by default to desk@example.test; raises when it is refused."""
        with smtplib.SMTP(self.host, self.smtp_port, timeout=30) as client:
            client.sendmail(sender, [to or f"desk@{self.domain}"], raw)

    def command(self, *args: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """Run `frontdesk ARGS` with the same settings, whether or not the daemon runs."""
        return subprocess.run(
            [PROGRAM, *args],
            cwd=self.folder,
            env=self._environment(),
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def output(self) -> str:
        """Everything the daemon has printed and logged so far, over all starts."""
        return self._output.read_text(encoding="utf-8", errors="replace")

    @property
    def _settings(self) -> Path:
        return self.folder / "frontdesk.toml"

    @property
    def _output(self) -> Path:
        return self.folder / "output.log"

    def _defaults(self) -> Sections:
        return {
            "http": {"host": self.host, "port": self.http_port},
            "smtp": {"host": self.host, "port": self.smtp_port},
            "lmtp": {"enabled": True, "host": self.host, "port": self.lmtp_port},
            "mail": {"domains": [self.domain]},
            "worker": {"poll_every": 0.1},
            "log": {"format": "json"},
        }

    def _environment(self) -> dict[str, str]:
        # Nothing of the caller's own settings may reach a house of the tests.
        # Where compiled modules may not be kept, each of many starts would compile them again.
        kept = {
            name: text
            for name, text in os.environ.items()
            if not name.startswith("FRONTDESK_") and name != "PYTHONDONTWRITEBYTECODE"
        }
        return {**kept, "FRONTDESK_CONFIG": str(self._settings)}

    def _ready_or_dead(self) -> bool:
        if self._process is not None and self._process.poll() is not None:
            status, self._process = self._process.returncode, None
            raise RuntimeError(f"The daemon ended with status {status}:\n{self.output()}")
        return self.healthy()

    def _end(self, sent: signal.Signals, seconds: float) -> int:
        assert self._process is not None, "The house is not running."
        self._process.send_signal(sent)
        status = self._process.wait(timeout=seconds)
        self._process = None
        return status


class HouseBuilder:
    """Builds the houses of one test below one folder, and ends them with it."""

    def __init__(self, folder: Path) -> None:
        """No house stands yet."""
        self._folder = folder
        self._built: list[House] = []

    def __call__(
        self, sections: Sections | None = None, mailboxes: Sequence[Section] = ()
    ) -> House:
        """A new house, not started."""
        self._built.append(
            House(self._folder / f"house{len(self._built) + 1}", sections, mailboxes)
        )
        return self._built[-1]

    def close(self) -> None:
        """End every house that still runs."""
        for house in self._built:
            house.close()
