"""A real Dovecot of the tests: IMAP, IMAPS, LMTP on free loopback ports; any user name is good."""

import re
import shutil
import smtplib
import subprocess
from itertools import count
from pathlib import Path

from tests.support.account import ordinary_account, remove_folder, server_folder
from tests.support.certificate import Certificate
from tests.support.dovecot_config import PASSWORD, Ports, configuration
from tests.support.ports import free_port, wait_until_listening

SUPPORTED = "2.3"


def find_dovecot() -> Path | None:
    """The dovecot program with IMAP and LMTP beside it, or None."""
    found = shutil.which("dovecot", path="/usr/sbin:/usr/bin:/usr/local/sbin")
    parts = [Path("/usr/lib/dovecot/imap"), Path("/usr/lib/dovecot/lmtp")]
    if found is None or not all(part.exists() for part in parts):
        return None
    return Path(found)


def dovecot_version(program: Path) -> str:
    """The first two numbers of its version, "2.3" for instance."""
    shown = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    found = re.match(r"\d+\.\d+", shown.stdout)
    return found[0] if found else "unknown"


class Dovecot:
    """One running server. Signing in: any user name from `new_user()`, password `password`.

    With XOAUTH2 the token is the password too. Mail lies in Maildir++ folders below `home(user)`.
    """

    host = "127.0.0.1"
    password = PASSWORD

    def __init__(self, program: Path, certificate: Certificate | None) -> None:
        """Write the configuration and start."""
        account = ordinary_account()
        self.certificate = certificate
        self._program = program
        self._folder = server_folder("dovecot", account)
        self._users = (f"user{number}@example.test" for number in count(1))
        self._ports = Ports(free_port(), free_port(), free_port())
        self._process: subprocess.Popen[bytes] | None = None
        (self._folder / "home").mkdir()
        shutil.chown(self._folder / "home", account.pw_uid, account.pw_gid)
        text = configuration(self._folder, account, self._ports, certificate)
        self._config.write_text(text)
        self.start()

    @property
    def imap_port(self) -> int:
        """IMAP without TLS; STARTTLS is offered when there is a certificate."""
        return self._ports.imap

    @property
    def imaps_port(self) -> int:
        """IMAP over TLS; nothing listens there without a certificate."""
        return self._ports.imaps

    @property
    def lmtp_port(self) -> int:
        """LMTP, taking mail for every user."""
        return self._ports.lmtp

    def new_user(self) -> str:
        """A user name not used before; the empty mailbox comes into being at the first use."""
        return next(self._users)

    def home(self, user: str) -> Path:
        """The user's home folder, in which Dovecot makes Maildir."""
        return self._folder / "home" / user

    def deliver(self, user: str, raw: bytes, sender: str = "sender@example.test") -> None:
        """Put a message into the user's INBOX through LMTP, as a mail server would."""
        with smtplib.LMTP(self.host, self.lmtp_port) as lmtp:
            lmtp.sendmail(sender, [user], raw)

    def doveadm(self, *args: str) -> str:
        """Run doveadm against this server and return what it printed.

        For instance `doveadm("mailbox", "update", "--uid-validity", "7", "-u", user, "INBOX")`.
        """
        command = ["doveadm", "-c", str(self._config), *args]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip()}")
        return done.stdout

    def start(self) -> None:
        """Start (again) on the same ports with the same mail; returns when it answers."""
        command = [str(self._program), "-F", "-c", str(self._config)]
        output = (self._folder / "start.log").open("ab")
        with output:
            self._process = subprocess.Popen(command, stdout=output, stderr=output)
        wait_until_listening(self.imap_port)
        wait_until_listening(self.lmtp_port)

    def stop(self) -> None:
        """Stop, closing every connection; the mail stays for the next start."""
        if self._process is None:
            return
        self._process.terminate()
        self._process.wait(timeout=30)
        self._process = None

    def restart(self) -> None:
        """Stop and start: clients lose their connections and find the same mail again."""
        self.stop()
        self.start()

    def close(self) -> None:
        """Stop for good and remove the mail."""
        self.stop()
        remove_folder(self._folder)

    def log(self) -> str:
        """What the server has logged so far."""
        return "".join(
            path.read_text(errors="replace")
            for path in (self._folder / "start.log", self._folder / "log")
            if path.exists()
        )

    @property
    def _config(self) -> Path:
        return self._folder / "dovecot.conf"
