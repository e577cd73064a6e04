"""Which addresses a listener takes mail for: its own and no others."""

from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

import idna


class Recipients:
    """The configured addresses and domains, compared without regard to case or IDN form."""

    def __init__(self, addresses: Iterable[str], domains: Iterable[str]) -> None:
        self._addresses = frozenset(map(_normal_address, addresses))
        self._domains = frozenset(map(domain_key, domains))
        self._postmasters = self._domains | {a.rpartition("@")[2] for a in self._addresses}

    def refusal(self, address: str) -> str | None:
        """Return the reply that refuses this recipient, or None if it is ours."""
        local, _, domain = _normal_address(address).rpartition("@")
        if not local:
            return self._no_domain(address, domain)
        if domain in self._domains or f"{local}@{domain}" in self._addresses:
            return None
        if f"{local.partition('+')[0]}@{domain}" in self._addresses:
            return None
        if domain not in self._postmasters:
            return (
                f"550 5.1.1 <{address[:200]}>: this server takes mail for its own addresses only, "
                f"and {domain[:80]} is not one of its domains. Please check the domain."
            )
        if local == "postmaster":
            return None
        return (
            f"550 5.1.1 <{address[:200]}>: there is no such address here. "
            f"Please check the spelling, or write to postmaster@{domain[:80]}."
        )

    def _no_domain(self, address: str, local: str) -> str | None:
        # RFC 5321, 4.5.1: "RCPT TO:<Postmaster>" without a domain must be taken.
        if local == "postmaster" and self._postmasters:
            return None
        return f"550 5.1.1 <{address[:200]}>: please give the whole address with its domain."


def _normal_address(address: str) -> str:
    local, at, domain = normalize("NFC", address.strip()).rpartition("@")
    return f"{local.strip(chr(34)).lower()}{at}{domain_key(domain)}"


@lru_cache(maxsize=4096)
def domain_key(domain: str) -> str:
    """Return the domain as A-labels (RFC 5890) in lower case without a final dot.

    What is no domain name is returned in lower case and so equals no configured one.
    """
    domain = domain.strip().rstrip(".").lower()
    if domain.isascii():
        return domain
    try:
        return idna.encode(domain, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return domain
