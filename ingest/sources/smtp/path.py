"""Reads the paths of MAIL FROM and RCPT TO (RFC 5321, 4.1.2; RFC 6531, 3.3)."""

import re

# Generous where real senders are sloppy (two dots in a row, a space after the colon, no angle
# brackets), strict about everything that could mean two things.
_ATOM = r'[^\x00-\x20\x7f<>"@\\\ud800-\udfff]+'
_QUOTED = r'"(?:[^"\\\x00-\x1f\x7f\ud800-\udfff]|\\[\x20-\x7e])*"'
_MAILBOX = rf"(?:{_ATOM}|{_QUOTED})(?:@{_ATOM})?"
_PATH = re.compile(
    rf"<(?:@[^\x00-\x20<>:]+:)?(?P<path>{_MAILBOX})?>(?P<rest>(?: .*)?)\Z"
    rf"|(?P<bare>{_MAILBOX})(?P<bare_rest>(?: .*)?)\Z"
)
_MAX_CHARACTERS = 512
NULL_PATH = "<>"


def read_path(text: str) -> tuple[str, str] | None:
    """Return the address and the parameters behind it, or None if it is no path.

    The null path `<>` is returned as it is. A source route in front is dropped (RFC 5321,
    appendix C).
    """
    match = _PATH.match(text.strip())
    if match is None:
        return None
    address = match["path"] or match["bare"] or NULL_PATH
    if len(address) > _MAX_CHARACTERS:
        return None
    return address, (match["rest"] or match["bare_rest"] or "").strip()
