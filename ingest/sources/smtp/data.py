"""Finds the end of an SMTP message (RFC 5321, 4.1.1.4) and takes stuffed dots out (4.5.2)."""

_END = b"\r\n.\r\n"


class DataScanner:
    """Collects one message from chunks of any size.

    Only CRLF.CRLF ends the data. Every other sequence, bare CR, bare LF and NUL among them, is
    content and is kept byte for byte, so that no second message can be smuggled in. The limit
    counts message bytes as SIZE does (RFC 1870): without stuffed dots and without the end.
    Beyond it nothing is kept, and memory stays at one chunk whatever the line lengths are.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._body = bytearray()
        # The message starts after a line end: the one of the DATA command.
        self._held = b"\r\n"
        self._at_start = True
        self.too_big = False

    @property
    def kept_bytes(self) -> int:
        """How many bytes of the message are in memory."""
        return len(self._body)

    def feed(self, chunk: bytes) -> bytes | None:
        """Take a chunk; return what follows the end of the data, or None while it goes on."""
        window = self._held + chunk
        end = window.find(_END)
        if end >= 0:
            self._keep(window[: end + 2])
            return window[end + len(_END) :]
        cut = len(window) - _possible_end(window)
        self._keep(window[:cut])
        self._held = window[cut:]
        return None

    def message(self) -> bytes:
        """Return the message and forget it; it ends with CRLF unless it is empty."""
        message, self._body = bytes(self._body), bytearray()
        return message

    def give_up(self) -> None:
        """Keep nothing from here on, but go on looking for the end."""
        self._body = bytearray()
        self.too_big = True

    def _keep(self, window: bytes) -> None:
        if not window or self.too_big:
            return
        text = window.replace(b"\r\n.", b"\r\n")
        if self._at_start:
            text, self._at_start = text[2:], False
        if len(self._body) + len(text) > self._limit:
            self.give_up()
            return
        self._body += text


def _possible_end(window: bytes) -> int:
    """Return how many last bytes of the window could be the beginning of the end."""
    for length in range(min(len(_END) - 1, len(window)), 0, -1):
        if window.endswith(_END[:length]):
            return length
    return 0
