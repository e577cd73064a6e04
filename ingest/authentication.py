"""Is the sender who the letter says? Only the word of our own mail servers counts (RFC 8601)."""

import re
from dataclasses import dataclass
from typing import Literal

from ingest.message import Message

Verdict = Literal["pass", "fail", "unknown"]

FIELD = "authentication-results"

_COMMENT = re.compile(r"\([^()]*\)")
_METHOD = re.compile(r"(?:^|;)\s*(dmarc|dkim|spf|arc)\s*=\s*([a-z]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Authentication:
    """What a trusted server found; `results` are (method, result) as it wrote them."""

    verdict: Verdict = "unknown"
    server: str = ""
    results: tuple[tuple[str, str], ...] = ()


def authentication_of(message: Message, trusted: frozenset[str]) -> Authentication:
    """The verdict of the topmost Authentication-Results field of a trusted server.

    Anybody can write such a field into a letter; a server of ours puts its own on top and removes
    those that bear its name (RFC 8601 5), so the first one by a trusted name is taken.
    """
    for value in message.header_all(FIELD) if trusted else ():
        plain = _COMMENT.sub(" ", value)
        server = plain.partition(";")[0].split()[:1]
        if server and server[0].lower() in trusted:
            return _judged(server[0].lower(), plain)
    return Authentication()


def _judged(server: str, value: str) -> Authentication:
    results = tuple((name.lower(), result.lower()) for name, result in _METHOD.findall(value))
    dmarc = dict(reversed(results)).get("dmarc", "")
    # DMARC alone speaks of the address in From; DKIM and SPF may pass for somebody else's domain.
    verdict: Verdict = "pass" if dmarc == "pass" else "fail" if dmarc == "fail" else "unknown"
    return Authentication(verdict, server, results)
