"""The address of a visitor: how it is counted, and how much of it is kept."""

import re
from functools import lru_cache
from ipaddress import ip_address, ip_network

# What truncation leaves of an address: enough to see a pattern, too little to find a person.
KEPT_BITS = {4: 24, 6: 48}
# A household or a server has a whole /64 of IPv6.
COUNTED_BITS = {4: 32, 6: 64}

_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_PLAIN = re.compile(rf"{_OCTET}(?:\.{_OCTET}){{3}}", re.ASCII)


@lru_cache(maxsize=4096)
def kept_address(address: str, way: str) -> str:
    """The address as it is kept: truncated, full or none."""
    if way == "none":
        return ""
    return address if way == "full" else _cut(address, KEPT_BITS)


@lru_cache(maxsize=4096)
def counted_address(address: str) -> str:
    """The address posts are counted by."""
    return _cut(address, COUNTED_BITS)


def _cut(address: str, bits: dict[int, int]) -> str:
    # Nearly every visitor has a plain IPv4 address, and the library takes them apart with care.
    if _PLAIN.fullmatch(address):
        return address if bits[4] == 32 else f"{address.rpartition('.')[0]}.0"
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if known.version == 6 and known.ipv4_mapped:
        known = known.ipv4_mapped
    cut = ip_network((known, bits[known.version]), strict=False)
    return str(cut.network_address)
