"""What there is to know about a mailbox before anybody connects to it."""

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Literal

Security = Literal["tls", "starttls", "plain"]
Authentication = Literal["password", "xoauth2"]
FirstConnection = Literal["now", "everything"] | int
AfterSuccess = Literal["nothing", "mark_seen", "move"]


@dataclass(frozen=True, slots=True)
class Timeouts:
    """The longest wait of each step that leaves this machine, in seconds.

    `connect` covers the name, TCP, TLS and the greeting; `fetch` counts between two packets, not
    for a whole letter; `commit` is how long the store may take before the pass gives up.
    """

    connect: float = 20.0
    login: float = 30.0
    command: float = 60.0
    fetch: float = 120.0
    logout: float = 3.0
    commit: float = 60.0


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One account on an IMAP server (RFC 3501) and how its letters are taken in.

    `secret` gives the password or the XOAUTH2 access token; it is called at each sign-in and may
    raise SecretUnavailable. `folders` are names, or LIST patterns when they hold `*` or `%`.
    `first_connection` counts once, at a folder's first reading: "now" takes only what arrives
    later, a number also what is at most that many days old, "everything" all of it.
    `after_success` happens only after the store's commit; with "nothing" the folders are opened
    read-only. ValueError for settings that contradict each other.
    """

    name: str
    host: str
    username: str
    secret: Callable[[], str] = field(repr=False)
    port: int = 993
    security: Security = "tls"
    auth: Authentication = "password"
    folders: tuple[str, ...] = ("INBOX",)
    first_connection: FirstConnection = "now"
    after_success: AfterSuccess = "nothing"
    move_to: str = ""
    max_message_bytes: int = 50 * 1024 * 1024
    batch_count: int = 200
    batch_bytes: int = 2 * 1024 * 1024
    interval: timedelta = timedelta(minutes=1)
    idle: bool = True
    ca_file: Path | None = None
    timeouts: Timeouts = Timeouts()

    def __post_init__(self) -> None:
        """Refuse settings that would lose the password or the letters."""
        if self.security == "plain" and not is_loopback(self.host):
            raise ValueError(
                f"Mailbox {self.name}: without TLS the password could be read on the way to "
                f"{self.host}. Set security to tls or starttls."
            )
        if self.after_success == "move" and not self.move_to:
            raise ValueError(f"Mailbox {self.name}: name the folder to move letters to.")
        if self.move_to in self.folders:
            raise ValueError(f"Mailbox {self.name}: letters cannot move to a folder that is read.")

    @property
    def read_only(self) -> bool:
        """Whether nothing on the server may change."""
        return self.after_success == "nothing"


def is_loopback(host: str) -> bool:
    """Whether the host is this machine itself, so that nobody can listen in between."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
