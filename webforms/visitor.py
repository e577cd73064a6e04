"""The address of a visitor: how it is counted, and how much of it is kept."""

from functools import lru_cache
from ipaddress import ip_address, ip_network

# What truncation leaves of an address: enough to see a pattern, too little to find a person.
KEPT_BITS = {4: 24, 6: 48}
# A household or a server has a whole /64 of IPv6.
COUNTED_BITS = {4: 32, 6: 64}


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
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if known.version == 6 and known.ipv4_mapped:
        known = known.ipv4_mapped
    cut = ip_network((known, bits[known.version]), strict=False)
    return str(cut.network_address)
