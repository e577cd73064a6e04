"""The bytes a peer has sent and nobody has read yet, with a limit on how many may wait."""

import asyncio

_ENOUGH_BYTES = 256 * 1024


class PeerGone(ConnectionError):
    """The peer closed its side, or the connection broke, before it had sent what was expected."""


class LineTooLong(Exception):
    """A command line went over its limit; the line has been thrown away up to its end."""


class Inbound:
    """Hands out lines for commands and chunks for data; one reader at a time."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._buffer = bytearray()
        self._waiter: asyncio.Future[None] | None = None
        self._transport: asyncio.ReadTransport | None = None
        self._is_paused = False
        self._at_eof = False
        self.received_bytes = 0
        self.last_received_at = loop.time()

    def attach(self, transport: asyncio.ReadTransport) -> None:
        """Read from this transport from now on."""
        self._transport = transport
        self._is_paused = False

    def feed(self, data: bytes) -> None:
        """Take what came over the wire; ask the transport to wait when it is much."""
        self._buffer += data
        self.received_bytes += len(data)
        self.last_received_at = self._loop.time()
        if len(self._buffer) > _ENOUGH_BYTES and not self._is_paused and self._transport:
            self._transport.pause_reading()
            self._is_paused = True
        self._wake()

    def feed_eof(self) -> None:
        """Nothing more will come."""
        self._at_eof = True
        self._wake()

    def has_line(self) -> bool:
        """Tell whether a whole line can be read without waiting."""
        return b"\n" in self._buffer

    def discard(self) -> None:
        """Forget everything that has not been read."""
        self._buffer.clear()
        self._resume()

    def give_back(self, data: bytes) -> None:
        """Put bytes that belong to the next reader back in front."""
        if data:
            self._buffer[:0] = data

    async def chunk(self) -> bytes:
        """Return all that is there, at least one byte."""
        while not self._buffer:
            await self._more()
        data = bytes(self._buffer)
        self.discard()
        return data

    async def line(self, limit: int) -> bytes:
        """Return the next line with its end, at most `limit` bytes."""
        is_too_long = False
        while (end := self._buffer.find(b"\n")) < 0:
            if len(self._buffer) > limit:
                is_too_long = True
                self.discard()
            await self._more()
        line = bytes(self._buffer[: end + 1])
        del self._buffer[: end + 1]
        if len(self._buffer) < _ENOUGH_BYTES:
            self._resume()
        if is_too_long or len(line) > limit:
            raise LineTooLong
        return line

    async def _more(self) -> None:
        if self._at_eof:
            raise PeerGone
        self._waiter = self._loop.create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def _resume(self) -> None:
        if self._is_paused and self._transport is not None:
            self._is_paused = False
            self._transport.resume_reading()
