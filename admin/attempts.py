"""How often somebody may try to sign in: guessing is slowed, and nobody can lock another out."""

import ipaddress
import threading
import time
from collections import deque

# Failures allowed within the window, counted for each of the three things known of a try.
WINDOW_SECONDS = 15 * 60
PER_ADDRESS = 30
PER_ADDRESS_AND_ACCOUNT = 8
PER_ACCOUNT = 60

# More keys than this are an attack by itself; the oldest are forgotten.
MOST_KEYS = 20_000


class Attempts:
    """Counts failures in memory.

    A browser that has signed in before carries a device mark and is counted by that alone, so
    that a stranger who exhausts an account's failures does not keep its owner out.
    """

    def __init__(self) -> None:
        self._failures: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def wait_seconds(self, address: str, account: str, device: str = "") -> int:
        """How long this one must wait before the next try; 0 when now is fine."""
        now = time.monotonic()
        with self._lock:
            return max(
                self._wait(key, most, now) for key, most in _limits(address, account, device)
            )

    def note_failure(self, address: str, account: str, device: str = "") -> None:
        """Count one wrong password."""
        now = time.monotonic()
        with self._lock:
            for key, _most in _limits(address, account, device):
                self._failures.setdefault(key, deque(maxlen=PER_ACCOUNT)).append(now)
            while len(self._failures) > MOST_KEYS:
                del self._failures[next(iter(self._failures))]

    def note_success(self, address: str, account: str) -> None:
        """Forget this address's failures with this account: its owner mistyped."""
        with self._lock:
            self._failures.pop(f"both {network(address)} {account}", None)

    def _wait(self, key: str, most: int, now: float) -> int:
        failures = self._failures.get(key)
        if failures is None:
            return 0
        while failures and now - failures[0] > WINDOW_SECONDS:
            failures.popleft()
        if not failures:
            del self._failures[key]
            return 0
        if len(failures) < most:
            return 0
        return int(WINDOW_SECONDS - (now - failures[-most])) + 1


def network(address: str) -> str:
    """What one guesser can have: an IPv4 address, or the /64 network of an IPv6 one."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, 64), strict=False))


def _limits(address: str, account: str, device: str) -> list[tuple[str, int]]:
    if device:
        return [(f"device {device}", PER_ADDRESS_AND_ACCOUNT)]
    return [
        (f"address {network(address)}", PER_ADDRESS),
        (f"both {network(address)} {account}", PER_ADDRESS_AND_ACCOUNT),
        (f"account {account}", PER_ACCOUNT),
    ]
