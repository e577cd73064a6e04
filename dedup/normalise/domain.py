"""Domains: the registrable part of a host or an address, from the kept Public Suffix List."""

import re
from functools import cache, lru_cache
from urllib.parse import urlsplit

import tldextract

from dedup.normalise.letters import CACHE_SIZE, MAX_LENGTH

# Neither the network nor a cache on disk is used: the list that ships with the package decides.
_extract = tldextract.TLDExtract(cache_dir=None, suffix_list_urls=())

# A host in ordinary letters, with nothing before it that could be a user and no port behind.
_SITE = re.compile(r"(?:https?:)?//((?:[a-z0-9_-]+\.)+[a-z0-9_-]+)(?:[/?#].*)?", re.I | re.A | re.S)


@lru_cache(maxsize=CACHE_SIZE)
def ascii_domain(raw: str) -> str:
    """A host in lower case with IDN labels as A-labels (RFC 5891); "" when it cannot be one."""
    host = raw[:MAX_LENGTH].strip().rstrip(".").lower()
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    return host if "." in host and " " not in host else ""


@lru_cache(maxsize=CACHE_SIZE)
def registrable_domain(raw: str) -> str:
    """The part somebody registered: "https://shop.example.co.uk/x" is "example.co.uk", else ""."""
    text = raw[:MAX_LENGTH].strip()
    if not text:
        return ""
    address = text if "//" in text else f"//{text}"
    site = _SITE.fullmatch(address)
    known = site and _below_suffix(site[1].lower())
    return _extracted(address) if known is None else known


def _below_suffix(host: str) -> str | None:
    """What `_extracted` says of a host in ordinary letters, or None where it has to be asked."""
    suffixes, starred = _suffixes()
    tails = [host]
    while "." in tails[-1]:
        tails.append(tails[-1].partition(".")[2])
    if "xn--" in host or not starred.isdisjoint(tails):
        return None
    place = next((number for number, tail in enumerate(tails) if tail in suffixes), 0)
    return tails[place - 1] if place else ""


def _extracted(address: str) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return str(_extract(ascii_domain(host)).top_domain_under_public_suffix)


@cache
def _suffixes() -> tuple[frozenset[str], frozenset[str]]:
    """The public suffixes, and those below which any label is one, with exceptions."""
    rules = frozenset(_extract.tlds)
    return rules, frozenset(rule.partition(".")[2] for rule in rules if rule[0] in "*!")
