"""One POST of a webhook: to the judged address, no redirect followed, ten seconds in all."""

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from outbound.webhooks.target import Target

SECONDS = 10.0
ANSWER_BYTES = 2_000


@dataclass(frozen=True, slots=True)
class Answer:
    """The receiver's status and the first words of its body."""

    status: int
    text: str


def post(
    target: Target,
    body: bytes,
    headers: Mapping[str, str],
    *,
    ca_file: Path | None = None,
    seconds: float = SECONDS,
) -> Answer:
    """Send the body and read the answer; raises OSError or http.client.HTTPException."""
    connection = _Pinned(target, ca_file, seconds)
    # A receiver that sends one byte at a time must not hold the sender for ever.
    with contextlib.closing(connection), _deadline(connection, seconds):
        connection.request("POST", target.path, body, {"Host": target.authority, **headers})
        response = connection.getresponse()
        text = response.read(ANSWER_BYTES).decode("utf-8", "replace")
        return Answer(response.status, text)


class _Pinned(http.client.HTTPConnection):
    """A connection to the target's judged IP; TLS is asked of the name, not of the number."""

    def __init__(self, target: Target, ca_file: Path | None, seconds: float) -> None:
        super().__init__(target.host, target.port, timeout=seconds)
        self._target = target
        self._ca_file = ca_file
        self._seconds = seconds

    def connect(self) -> None:
        """Connect to where the name pointed when it was judged."""
        plain = socket.create_connection((self._target.ip, self._target.port), self._seconds)
        self.sock = plain
        if self._target.scheme != "https":
            return
        context = ssl.create_default_context(cafile=self._ca_file)
        # The handshake comes last, so that it can be cut as well.
        secured = context.wrap_socket(
            plain, server_hostname=self._target.host, do_handshake_on_connect=False
        )
        self.sock = secured
        secured.do_handshake()

    def cut(self) -> None:
        """End it from another thread, whatever it waits for."""
        if self.sock is not None:
            with contextlib.suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def _deadline(connection: _Pinned, seconds: float) -> Iterator[None]:
    passed = threading.Event()

    def cut() -> None:
        passed.set()
        connection.cut()

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, http.client.HTTPException, ValueError) as error:
        if not passed.is_set():
            raise
        raise _late(seconds) from error
    finally:
        timer.cancel()
    # A connection that was cut reads like one that ended by itself.
    if passed.is_set():
        raise _late(seconds)


def _late(seconds: float) -> TimeoutError:
    return TimeoutError(f"no answer within {seconds:g} seconds")
