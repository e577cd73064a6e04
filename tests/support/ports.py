"""Free loopback ports, and waiting until something listens on one."""

import random
import socket

from tests.support.waiting import wait_until

# Below the ports that Linux gives to outgoing connections (32768 and up), so that no connection of
# another test takes a port between its choice and its use.
_RANGE = range(15_000, 32_000)


def free_port() -> int:
    """A TCP port of 127.0.0.1 on which nothing listens now."""
    while True:
        port = random.choice(_RANGE)
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port


def listens(port: int) -> bool:
    """Whether a connection to this port of 127.0.0.1 is taken."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until_listening(port: int, seconds: float = 15) -> None:
    """Return as soon as a connection to the port is taken; TimeoutError after that many seconds."""
    wait_until(lambda: listens(port), f"a server on 127.0.0.1:{port}", seconds)
