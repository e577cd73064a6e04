"""Where a webhook may go: a name is looked up once, judged, and connected to as it was judged.

Whoever edits a form could otherwise have us ask what only this machine can reach (SSRF), and a name
that points elsewhere at its second look-up would get round a check made at the first.
"""

import ipaddress
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import SplitResult, urlsplit

_PORTS = {"https": 443, "http": 80}
# IPv6 addresses that stand for the IPv4 address in their last 32 bits (RFC 6052).
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Refused(Exception):
    """An address that no webhook goes to; the message is a sentence for the owner."""


@dataclass(frozen=True, slots=True)
class Target:
    """A webhook's address taken apart; `ip` is the one to connect to."""

    scheme: str
    host: str
    ip: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """What the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def target_of(url: str, *, allow_private: bool) -> Target:
    """The target of a URL; raises Refused, or OSError when the name cannot be looked up."""
    parts, port = _taken_apart(url)
    if parts.scheme != "https" and not allow_private:
        raise Refused("A webhook's address begins with https://.")
    host = parts.hostname or ""
    ips = _look_up(host, port)
    if not allow_private and not all(map(is_public, ips)):
        raise Refused(f"{host} is not a public address, so no webhook goes there.")
    path = parts.path or "/"
    query = f"?{parts.query}" if parts.query else ""
    return Target(parts.scheme, host, ips[0], port, path + query)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, in each of its disguises."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    return all(one.is_global and not one.is_multicast for one in _meant(ip))


def _meant(ip: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """The address, and the IPv4 address that an IPv6 one leads to."""
    if isinstance(ip, IPv6Address):
        teredo = ip.teredo[1] if ip.teredo else None
        inner = ip.ipv4_mapped or ip.sixtofour or teredo
        if ip in _NAT64:
            inner = IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            yield inner
        if ip.ipv4_mapped is not None:
            return
    yield ip


def _taken_apart(url: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise Refused("This is no web address.") from error
    if parts.scheme not in _PORTS or not parts.hostname or not url.isascii():
        raise Refused("A webhook's address looks like https://example.com/path.")
    if parts.username is not None or not url.isprintable() or " " in url:
        raise Refused("A webhook's address holds no user name, space or control character.")
    return parts, port


def _look_up(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_rest, address in found))
