"""How many connections and how many bytes a listener holds at one moment."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from ipaddress import IPv6Address, ip_address
from typing import Protocol

LOCAL_PEER = "local"


def peer_key(host: str) -> str:
    """Return what counts as one peer: an IPv4 address, or a /64 of IPv6, which is one customer."""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(IPv6Address(int(address) >> 64 << 64))


def is_loopback(host: str) -> bool:
    """Tell whether the peer is on this machine; a unix socket is."""
    if host == LOCAL_PEER:
        return True
    try:
        return ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


class Gate:
    """Counts connections, in all and for each peer."""

    def __init__(self, most: int, most_per_peer: int) -> None:
        self._most = most
        self._most_per_peer = most_per_peer
        self._peers: Counter[str] = Counter()
        self._total = 0

    def enter(self, host: str) -> str | None:
        """Count a connection in, or return the reply that turns it away."""
        key = peer_key(host)
        if self._total >= self._most:
            return "421 4.3.2 All lines are busy. Please try again in a few minutes."
        # Everything that comes through a unix socket is one peer; it has the total as its limit.
        if self._peers[key] >= self._most_per_peer and key != LOCAL_PEER:
            return "421 4.7.0 Too many connections from your address. Please use fewer at a time."
        self._total += 1
        self._peers[key] += 1
        return None

    def leave(self, host: str) -> None:
        """Count a connection out that was let in."""
        key = peer_key(host)
        self._total -= 1
        self._peers[key] -= 1
        if self._peers[key] <= 0:
            del self._peers[key]


class Budget:
    """Bytes of letters in memory, over all connections of a listener."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._used = 0

    def take(self, size: int) -> bool:
        """Reserve bytes, or reserve nothing and return False."""
        if self._used + size > self._limit:
            return False
        self._used += size
        return True

    def give_back(self, size: int) -> None:
        """Release bytes that were reserved."""
        self._used -= size


class LiveSession(Protocol):
    """A connection as the door sees it when it stops."""

    def drain(self) -> None:
        """Say goodbye now, or after the command in hand."""

    def abort(self) -> None:
        """Cut the connection off."""


class Sessions:
    """The connections of a listener that are open now."""

    def __init__(self) -> None:
        self._open: set[LiveSession] = set()
        self._nobody = asyncio.Event()
        self._nobody.set()

    def add(self, session: LiveSession) -> None:
        """Enter a connection."""
        self._open.add(session)
        self._nobody.clear()

    def discard(self, session: LiveSession) -> None:
        """Strike a connection off."""
        self._open.discard(session)
        if not self._open:
            self._nobody.set()

    def __iter__(self) -> Iterator[LiveSession]:
        return iter(tuple(self._open))

    async def all_gone(self) -> None:
        """Wait until no connection is open."""
        await self._nobody.wait()
