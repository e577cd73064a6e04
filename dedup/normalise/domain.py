"""Domains: the registrable part of a host or an address, from the kept Public Suffix List."""

from functools import lru_cache
from urllib.parse import urlsplit

import tldextract

from dedup.normalise.letters import CACHE_SIZE, MAX_LENGTH

# Neither the network nor a cache on disk is used: the list that ships with the package decides.
_extract = tldextract.TLDExtract(cache_dir=None, suffix_list_urls=())


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
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""
    return str(_extract(ascii_domain(host)).top_domain_under_public_suffix)
