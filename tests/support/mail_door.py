"""A real SMTP or LMTP listener in a thread, and an inbox in memory behind it."""

import asyncio
import itertools
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path

from ingest.sources.smtp.door import SmtpDoor
from ingest.sources.smtp.login import Verify
from ingest.sources.smtp.settings import SmtpSettings
from store.envelope import Accept, Accepted, Arrival

NewLoop = Callable[[], asyncio.AbstractEventLoop]


class MemoryInbox:
    """The Accept contract in memory: the same digest is the same submission."""

    def __init__(self) -> None:
        self.arrivals: list[Arrival] = []
        self._ids: dict[bytes, int] = {}
        self._numbers = itertools.count(1)

    def __call__(self, arrival: Arrival) -> Future[Accepted]:
        """Keep the arrival at once."""
        self.arrivals.append(arrival)
        is_new = arrival.digest not in self._ids
        number = self._ids.setdefault(arrival.digest, next(self._numbers))
        receipt: Future[Accepted] = Future()
        receipt.set_result(Accepted(number, is_new))
        return receipt

    @property
    def letters(self) -> list[bytes]:
        """The raw bytes of all arrivals in order."""
        return [arrival.raw for arrival in self.arrivals]


class RunningDoor:
    """A door that listens in its own event loop and thread."""

    def __init__(
        self, settings: SmtpSettings, accept: Accept, verify: Verify | None, new_loop: NewLoop
    ) -> None:
        self.door = SmtpDoor(settings, accept, verify)
        self.loop = new_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self.door.start(), self.loop).result(10)
        self.address = self.door.addresses[0]
        self.is_unix = settings.unix_socket is not None

    @property
    def port(self) -> int:
        """The TCP port it listens on."""
        return int(self.address.rpartition(":")[2])

    def stop(self) -> "Future[None]":
        """Begin to stop; the future is done when the door is closed."""
        return asyncio.run_coroutine_threadsafe(self.door.stop(), self.loop)

    def close(self) -> None:
        """Stop the door and its loop."""
        self.stop().result(60)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(10)
        self.loop.close()

    def talk(self) -> "Talk":
        """Connect with a raw socket."""
        if not self.is_unix:
            return Talk(socket.create_connection(("127.0.0.1", self.port), timeout=20))
        peer = socket.socket(socket.AF_UNIX)
        peer.settimeout(20)
        peer.connect(str(Path(self.address)))
        return Talk(peer)


class Talk:
    """A client that sends exactly the bytes it is told to."""

    def __init__(self, peer: socket.socket) -> None:
        self.socket = peer
        self._replies = peer.makefile("rb")

    def reply(self) -> bytes:
        """Read one whole reply, of one line or many; empty when the peer has closed."""
        whole = b""
        while line := self._replies.readline():
            whole += line
            if line[3:4] != b"-":
                break
        return whole

    def say(self, line: bytes) -> bytes:
        """Send a line with CRLF and read the reply."""
        self.send(line + b"\r\n")
        return self.reply()

    def send(self, data: bytes) -> None:
        """Send bytes."""
        self.socket.sendall(data)

    def greet(self, *lines: bytes) -> "Talk":
        """Read the greeting and say the lines, each of which must be welcome."""
        assert self.reply().startswith(b"220")
        for line in lines:
            reply = self.say(line)
            assert reply[:1] in b"23", (line, reply)
        return self

    def begin_letter(self) -> "Talk":
        """Go as far as the data of a letter to sales@example.com."""
        return self.greet(
            b"EHLO client.example",
            b"MAIL FROM:<ann@client.example>",
            b"RCPT TO:<sales@example.com>",
            b"DATA",
        )

    def close(self) -> None:
        """Close the connection."""
        self._replies.close()
        self.socket.close()

    def __enter__(self) -> "Talk":
        return self

    def __exit__(self, *problem: object) -> None:
        self.close()


@contextmanager
def open_door(
    settings: SmtpSettings,
    accept: Accept,
    verify: Verify | None = None,
    new_loop: NewLoop = asyncio.new_event_loop,
) -> Iterator[RunningDoor]:
    """Run a door for the time of a with block."""
    door = RunningDoor(settings, accept, verify, new_loop)
    try:
        yield door
    finally:
        door.close()
