"""The one door to DNS: records as text, from a cache, within the time a letter may take."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import dns.exception
import dns.rdtypes.ANY.TXT
import dns.resolver

# (name, record type, seconds left) -> the records as text; empty when there are none.
Lookup = Callable[[str, str, float], tuple[str, ...]]

_CACHED = 2_000
_MOST_RECORDS = 50
_NOTHING = (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer)


class Unanswered(Exception):
    """DNS did not answer, or not in time; nothing may be concluded from that."""


class Resolver:
    """The system's resolver; answers are kept for as long as they say they are good."""

    def __init__(self) -> None:
        """Nothing is asked before the first lookup."""
        self._resolver: dns.resolver.Resolver | None = None

    def __call__(self, name: str, type_: str, seconds: float) -> tuple[str, ...]:
        """The records of a name; raises Unanswered."""
        try:
            answer = self._made().resolve(name, type_, lifetime=max(seconds, 0.05))
        except _NOTHING:
            return ()
        except (dns.exception.DNSException, OSError, UnicodeError) as error:
            raise Unanswered(f"{type_} {name}: {type(error).__name__}") from error
        return tuple(_text(record) for record in list(answer)[:_MOST_RECORDS])

    def _made(self) -> dns.resolver.Resolver:
        if self._resolver is None:
            made = dns.resolver.Resolver()
            made.cache = dns.resolver.LRUCache(_CACHED)
            self._resolver = made
        return self._resolver


def _text(record: object) -> str:
    """One string: the pieces of a TXT record belong together (RFC 7208 3.3, RFC 6376 3.6.2.2)."""
    if isinstance(record, dns.rdtypes.ANY.TXT.TXT):
        return b"".join(record.strings).decode("utf-8", "replace")
    return str(record)


@dataclass(slots=True)
class Questions:
    """All questions about one letter: they share one deadline and a bounded number."""

    lookup: Lookup
    deadline: float
    left: int = 60

    def ask(self, name: str, type_: str) -> tuple[str, ...]:
        """The records of a name; raises Unanswered, also when time or questions are used up."""
        seconds = self.deadline - time.monotonic()
        if seconds <= 0 or self.left <= 0:
            raise Unanswered(f"{type_} {name}: too much was asked")
        self.left -= 1
        return self.lookup(name, type_, seconds)
