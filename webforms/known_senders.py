"""The lists of senders and words as the door knows them, read from the store now and then."""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from time import monotonic

from store import sender_lists
from store.database import Database
from store.envelope import StoreUnavailable
from store.outage import unavailable_is_typed
from store.sender_lists import Listed
from webforms.suspicions.look import Look

FRESH_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two lists, ready to be asked."""

    emails: frozenset[str]
    domains: frozenset[str]
    words: tuple[str, ...]
    networks: tuple[IPv4Network | IPv6Network, ...]

    def entry_for(self, look: Look) -> str:
        """The first entry that the post fits, or an empty string."""
        for email in look.of("email"):
            address = email.strip().lower()
            if address in self.emails:
                return address
            if domain := self._domain(address.rpartition("@")[2]):
                return domain
        if self.words:
            text = "\n".join(value for _name, value in look.fields).lower()
            if found := next((word for word in self.words if word in text), ""):
                return found
        return self._network(look.address)

    def _domain(self, domain: str) -> str:
        """The domain or one above it."""
        while domain and self.domains:
            if domain in self.domains:
                return domain
            domain = domain.partition(".")[2]
        return ""

    def _network(self, address: str) -> str:
        if not self.networks or not address:
            return ""
        known = ip_address(address)
        return next((str(net) for net in self.networks if known in net), "")


_EMPTY = Side(frozenset(), frozenset(), (), ())


class KnownSenders:
    """Both lists; while the store is away the lists of before stand."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read_at = -FRESH_SECONDS
        self.allow = self.deny = _EMPTY

    def forget(self) -> None:
        """Have the lists read anew at the next refresh, because an entry was changed."""
        self._read_at = -FRESH_SECONDS

    def refresh(self) -> None:
        """Read the lists anew when they are not fresh."""
        if monotonic() - self._read_at < FRESH_SECONDS:
            return
        self._read_at = monotonic()
        try:
            with unavailable_is_typed(), self._database.read() as connection:
                every = sender_lists.every(connection)
        except StoreUnavailable:
            return
        self.allow = _side(one for one in every if one.list == "allow")
        self.deny = _side(one for one in every if one.list == "deny")


def _side(entries: Iterable[Listed]) -> Side:
    by_kind: dict[str, list[str]] = {"email": [], "domain": [], "word": [], "ip": []}
    for one in entries:
        by_kind[one.kind].append(one.value)
    return Side(
        frozenset(by_kind["email"]),
        frozenset(value.lstrip("@") for value in by_kind["domain"]),
        tuple(by_kind["word"]),
        tuple(filter(None, map(_network, by_kind["ip"]))),
    )


def _network(value: str) -> IPv4Network | IPv6Network | None:
    try:
        return ip_network(value, strict=False)
    except ValueError:
        return None
