"""An IP address without what tells one household from its neighbours."""

import ipaddress

# As much as says where a visitor comes from: IPv4 /24, IPv6 /48.
_BITS = {4: 24, 6: 48}


def truncated(address: str) -> str:
    """The network of an address, such as 192.0.2.0; empty for what is no address."""
    try:
        ip = ipaddress.ip_address(address.strip())
    except ValueError:
        return ""
    return str(ipaddress.ip_network((ip, _BITS[ip.version]), strict=False).network_address)
