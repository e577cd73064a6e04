"""Enhanced status codes (RFC 2034, RFC 3463) for replies that come without one."""

import re
from functools import lru_cache

_HAS_CODE = re.compile(r"[245]\d\d[ -][245]\.\d{1,3}\.\d{1,3} ")
_ORDINARY_250 = re.compile(r"250 (?:OK|Syntax|Supported)")
_CODES = {
    "214": "2.0.0",
    "221": "2.0.0",
    "421": "4.3.0",
    "451": "4.3.0",
    "454": "4.7.0",
    "500": "5.5.2",
    "501": "5.5.4",
    "502": "5.5.1",
    "503": "5.5.1",
    "504": "5.5.4",
    "530": "5.7.0",
    "550": "5.1.1",
    "552": "5.3.4",
    "553": "5.1.3",
    "554": "5.5.0",
    "555": "5.5.4",
}
_MAX_REPLY = 510


@lru_cache(maxsize=256)
def with_code(reply: str) -> bytes:
    """Return the reply line as it goes over the wire, without CRLF.

    Greetings, EHLO and intermediate (3xx) replies have no enhanced code. A reply quotes what the
    peer sent, so whatever could end the line or is not ASCII is replaced.
    """
    if not _HAS_CODE.match(reply):
        reply = _insert_code(reply)
    printable = "".join(c if " " <= c <= "~" else "?" for c in reply)
    return printable[:_MAX_REPLY].encode("ascii")


def _insert_code(reply: str) -> str:
    number, text = reply[:3], reply[4:]
    if _ORDINARY_250.match(reply):
        return f"250 2.0.0 {text}"
    if number not in _CODES or reply[3:4] == "-":
        return reply
    return f"{number} {_CODES[number]} {text}"
