"""One empty mailbox on a real IMAP server, for tests that need nothing peculiar to Dovecot."""

import imaplib
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec

from tests.support.dovecot import Dovecot
from tests.support.ports import free_port, wait_until_listening


@dataclass(frozen=True, slots=True)
class ImapAccount:
    """Where to sign in without TLS, and how a letter comes into the INBOX."""

    host: str
    port: int
    user: str
    password: str
    deliver: Callable[[bytes], None]


def dovecot_account(dovecot: Dovecot) -> ImapAccount:
    """A new user's mailbox on Dovecot; letters come by LMTP."""
    user = dovecot.new_user()
    return ImapAccount(
        host=dovecot.host,
        port=dovecot.imap_port,
        user=user,
        password=dovecot.password,
        deliver=lambda raw: dovecot.deliver(user, raw),
    )


def has_pymap() -> bool:
    """Whether the pip-installable IMAP server is here."""
    return find_spec("pymap") is not None


@contextmanager
def pymap_account() -> Iterator[ImapAccount]:
    """The one mailbox of a pymap server of its own, kept in memory; letters come by APPEND.

    It speaks IDLE, MOVE and UIDPLUS, but not CONDSTORE, and starts in half a second.
    """
    user, password, port = "user@example.test", "secret", free_port()
    command = [sys.executable, "-c", "from pymap.main import main; main()"]
    command += ["--host", "127.0.0.1", "--port", str(port), "--no-tls"]
    command += ["dict", "--demo-user", user, "--demo-password", password]

    def append(raw: bytes) -> None:
        with imaplib.IMAP4("127.0.0.1", port) as client:
            client.login(user, password)
            client.append("INBOX", "", "", raw)

    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_listening(port)
        yield ImapAccount("127.0.0.1", port, user, password, append)
    finally:
        process.terminate()
        process.wait(timeout=30)
