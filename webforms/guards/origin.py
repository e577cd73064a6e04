"""Which site an address belongs to, and whether that site is one of the form's."""

from urllib.parse import urlsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}


def origin_of(url: str) -> str:
    """The origin of an absolute http(s) address (RFC 6454), or an empty string.

    An address that browsers and this parser could read differently has none: backslashes, blanks,
    control characters and user names are how a redirect is smuggled past such a check.
    """
    if any(char == "\\" or char <= " " or char == "\x7f" for char in url):
        return ""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname or "@" in parts.netloc:
        return ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    shown = "" if port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{port}"
    return f"{parts.scheme}://{host}{shown}"


def belongs(url: str, origins: tuple[str, ...]) -> bool:
    """Whether the address is on one of the sites."""
    origin = origin_of(url)
    return bool(origin) and origin in {origin_of(known) for known in origins}
