"""Campaign parameters of web addresses that lead to our own sites."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qsl, urlsplit

# Google Analytics' campaign parameters and the click ids of the advertisers.
NAMES = (
    "utm_source", "utm_medium", "utm_campaign", "utm_id", "utm_term", "utm_content",
    "utm_source_platform", "utm_creative_format", "utm_marketing_tactic",
    "gclid", "gbraid", "wbraid", "dclid", "fbclid", "ttclid", "msclkid",
)  # fmt: skip
MOST_VALUE = 2048
_MOST_URL = 16_000
_MOST_LINKS = 200
_LINK = re.compile(r"https?://[^\s<>\"']{4,16000}", re.IGNORECASE)
# Mail programs and search engines lead through themselves; where to stands in a parameter.
_WRAPPED = re.compile(
    r"^(?:[\w-]+\.safelinks\.protection\.outlook\.com|(?:www\.)?google\.[\w.]{2,6}|l\.facebook\.com)$"
)
_WHERE_TO = frozenset({"url", "q", "u"})


def links_in(text: str) -> list[str]:
    """The web addresses in plain text, as far as anybody reads."""
    if "://" not in text:
        return []
    found = (match.group().rstrip(".,;:!?)]}") for match in _LINK.finditer(text))
    return [unescape(link) for link, _ in zip(found, range(_MOST_LINKS), strict=False)]


def parameters_of(link: str, sites: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Names and values of the campaign in a link to one of `sites`; nothing in any other link."""
    host, pairs = _taken_apart(link)
    if _WRAPPED.match(host):
        inner = next((value for name, value in pairs if name in _WHERE_TO and "://" in value), "")
        host, pairs = _taken_apart(inner)
    if not is_ours(host, sites):
        return
    for name, value in pairs:
        if name in NAMES and 0 < len(value.strip()) <= MOST_VALUE and "\x00" not in value:
            yield name, value.strip()


def parameters_anywhere(link: str) -> list[tuple[str, str]]:
    """As parameters_of, for a page that is ours in any case."""
    host, _ = _taken_apart(link)
    return list(parameters_of(link, frozenset({host}))) if host else []


def is_ours(host: str, sites: frozenset[str]) -> bool:
    """Whether a host is one of our sites or below one."""
    parts = host.split(".")
    return any(".".join(parts[at:]) in sites for at in range(min(len(parts), 20)))


def host_of(site: str) -> str:
    """The host a site is named by, given as an address or as the bare host, without www."""
    written = site.strip().lower()
    host, _ = _taken_apart(written if "://" in written else f"http://{written}")
    return host.removeprefix("www.")


def _taken_apart(link: str) -> tuple[str, list[tuple[str, str]]]:
    """Host and parameters, those behind # too; empty for what is no web address."""
    try:
        parts = urlsplit(link[:_MOST_URL])
        query = "&".join(filter(None, (parts.query, parts.fragment.rpartition("?")[2])))
        pairs = parse_qsl(query, max_num_fields=200)
        host = parts.hostname or ""
    except ValueError:
        return "", []
    return host.rstrip("."), [(name.strip().lower(), value) for name, value in pairs]
