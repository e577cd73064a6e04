"""May this computer send for this domain? SPF (RFC 7208) without macros, which few records use."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from ingest.verify.dns import Questions

Ip = IPv4Address | IPv6Address

_RESULTS = {"+": "pass", "-": "fail", "~": "softfail", "?": "neutral"}
_MOST_LOOKUPS = 10
_MOST_TERMS = 200


class Unreadable(Exception):
    """The record is wrong, or of a kind that is not evaluated here (permerror)."""


def check_path(peer: str, mail_from: str, questions: Questions) -> tuple[str, str]:
    """The result in the words of RFC 8601 and the domain it speaks of; raises Unanswered.

    A peer inside our own network is a relay of ours: the computer it was sent from is unknown, so
    the result is "temperror", as it is for the null path, since the door keeps no HELO.
    """
    domain = mail_from.strip("<> ").rpartition("@")[2].lower()
    if not domain:
        return "temperror", ""
    ip = _ip(peer)
    if ip is None or not ip.is_global:
        return "temperror", domain
    try:
        return _Check(ip, questions).domain(domain), domain
    except Unreadable:
        return "permerror", domain


def _ip(peer: str) -> Ip | None:
    try:
        ip = ip_address(peer.strip("[]"))
    except ValueError:
        return None
    return ip.ipv4_mapped or ip if isinstance(ip, IPv6Address) else ip


class _Check:
    """One evaluation with its limit of terms that ask DNS (RFC 7208 4.6.4)."""

    def __init__(self, ip: Ip, questions: Questions) -> None:
        self.ip = ip
        self.questions = questions
        self.lookups = 0

    def domain(self, domain: str) -> str:
        """The result of a domain's record; "none" without one."""
        found = [one for one in self.questions.ask(domain, "TXT") if _is_spf(one)]
        if len(found) > 1:
            raise Unreadable
        return self._record(found[0].split()[1:_MOST_TERMS], domain) if found else "none"

    def _record(self, terms: list[str], domain: str) -> str:
        redirect = ""
        for term in terms:
            if "%" in term:
                raise Unreadable
            name, equals, value = term.partition("=")
            if equals and "/" not in name and ":" not in name:
                redirect = value if name.lower() == "redirect" else redirect
                continue
            sign, mechanism = (term[0], term[1:]) if term[0] in _RESULTS else ("+", term)
            if self._matches(mechanism, domain):
                return _RESULTS[sign]
        if not redirect:
            return "neutral"
        self._count()
        return self.domain(redirect)

    def _matches(self, mechanism: str, domain: str) -> bool:
        name, _, rest = mechanism.partition(":")
        name, slash, width = (name, "", "") if rest else name.partition("/")
        name = name.lower()
        if name == "all":
            return True
        if name in ("ip4", "ip6"):
            return self._is_in(rest)
        self._count()
        target, _, below = rest.partition("/") if rest else (domain, slash, width)
        if name == "include":
            return self.domain(target) == "pass"
        if name == "a":
            return self._is_host(target, below)
        if name == "mx":
            return any(self._is_host(host, below) for host in self._exchanges(target))
        if name == "exists":
            return bool(self.questions.ask(target, "A"))
        if name == "ptr":
            return False
        raise Unreadable

    def _count(self) -> None:
        self.lookups += 1
        if self.lookups > _MOST_LOOKUPS:
            raise Unreadable

    def _exchanges(self, domain: str) -> list[str]:
        records = self.questions.ask(domain, "MX")[:10]
        return [record.split()[-1].rstrip(".") for record in records if record.split()]

    def _is_host(self, host: str, below: str) -> bool:
        widths = below.split("//") if below else [""]
        width = widths[-1] if self.ip.version == 6 and len(widths) > 1 else widths[0]
        addresses = self.questions.ask(host, "A" if self.ip.version == 4 else "AAAA")
        return any(self._is_in(f"{one}/{width}" if width else one) for one in addresses)

    def _is_in(self, written: str) -> bool:
        try:
            network = ip_network(written, strict=False)
        except ValueError:
            raise Unreadable from None
        return self.ip in network


def _is_spf(record: str) -> bool:
    return record.lower().split(" ")[0] == "v=spf1"
