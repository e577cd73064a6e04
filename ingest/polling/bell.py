"""A bell that wakes a thread which waits for it, a socket, or the time, whichever is first."""

import selectors
import socket
from contextlib import suppress


class Bell:
    """`ring()` from any thread ends the current or the next `wait()` of the one that listens."""

    def __init__(self) -> None:
        self._hear, self._pull = socket.socketpair()
        self._hear.setblocking(False)
        self._pull.setblocking(False)

    def ring(self) -> None:
        """Wake the waiting thread; ringing twice is as good as once."""
        # A full pipe means that the bell is ringing already; a closed one that nobody listens.
        with suppress(OSError):
            self._pull.send(b"!")

    def wait(self, seconds: float, also: socket.socket | None = None) -> bool:
        """Wait for the bell or until `also` has something to read; False when the time was up."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._hear, selectors.EVENT_READ)
            if also is not None:
                selector.register(also, selectors.EVENT_READ)
            heard = bool(selector.select(max(0.0, seconds)))
        self._silence()
        return heard

    def close(self) -> None:
        """Give the sockets back."""
        self._hear.close()
        self._pull.close()

    def _silence(self) -> None:
        with suppress(OSError):
            while self._hear.recv(4096):
                pass
