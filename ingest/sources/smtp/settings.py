"""What an SMTP or LMTP listener has to know before it can open."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """One listener; sizes are in bytes, times in seconds.

    Mail is taken for `recipients` (whole addresses) and for every address of `domains`, and for
    nothing else. With `unix_socket` set, `host` and `port` are not used; port 0 means any free
    port. A certificate is a PEM file with its chain; STARTTLS is offered as soon as it is given.
    """

    source_id: int
    protocol: Literal["smtp", "lmtp"] = "smtp"
    host: str = "127.0.0.1"
    port: int = 0
    unix_socket: Path | None = None
    unix_socket_mode: int = 0o660
    hostname: str = "localhost"

    recipients: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    max_recipients: int = 100
    max_message_bytes: int = 50 * 1024 * 1024
    max_bytes_in_hand: int = 256 * 1024 * 1024
    """All letters this listener is receiving at one moment, together."""

    max_connections: int = 200
    max_connections_per_peer: int = 50
    max_errors: int = 20
    """Commands answered with 5xx since the last accepted letter before the door closes."""
    max_idle_commands: int = 200
    """Commands since the last accepted letter, ten for each recipient not counted, so that NOOP
    cannot hold a connection for ever."""

    command_timeout: float = 300.0
    data_idle_timeout: float = 180.0
    data_min_rate: float = 500.0
    """Bytes a second on average, asked for once the data has taken `data_idle_timeout`."""
    data_deadline: float = 3600.0
    accept_timeout: float = 30.0
    stop_grace: float = 30.0

    tls_cert: Path | None = None
    tls_key: Path | None = None
    require_starttls: bool = False

    require_auth: bool = False
    auth_without_tls_on_loopback: bool = False
    max_failed_logins: int = 3
    """Failed logins on one connection; the door closes after the last of them."""
    max_failed_logins_per_peer: int = 10
    failed_login_window: float = 600.0
