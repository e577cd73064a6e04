"""HTTP/1.1 with an end to what a client may send, and wait, before there is anything to answer."""

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

# Header sections and trailers beyond this are no browser's; nginx and Apache stop earlier.
HEAD_BYTES = 64 * 1024
# Seconds in which the head has to be there; who opens connections and says nothing is cut off.
HEAD_SECONDS = 30


class BoundedProtocol(HttpToolsProtocol):
    """uvicorn's protocol; it sets no limit to a header section, and each byte stays in memory."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._unfinished = 0
        self._has_progressed = False
        self._patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A client is there and has to say something."""
        super().connection_made(cast(asyncio.Transport, transport))
        self._wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        self._stop_waiting()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        """Another request begins, maybe on a connection that was kept open."""
        self._wait_for_head()
        super().on_message_begin()

    def data_received(self, data: bytes) -> None:
        """Read on, or refuse the connection when too much came without an end of the head."""
        self._has_progressed = False
        super().data_received(data)
        self._unfinished = 0 if self._has_progressed else self._unfinished + len(data)
        if self._unfinished > HEAD_BYTES and not self.transport.is_closing():
            self.send_400_response("The header section is too long.")

    def on_headers_complete(self) -> None:
        """The head came to its end."""
        self._has_progressed = True
        self._stop_waiting()
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A piece of the body; the application bounds what it takes of those."""
        self._has_progressed = True
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The request came to its end, trailers and all."""
        self._has_progressed = True
        super().on_message_complete()

    def _wait_for_head(self) -> None:
        self._stop_waiting()
        self._patience = self.loop.call_later(HEAD_SECONDS, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
