"""A real receiver of webhooks on loopback: keeps what it is sent and answers as it is told."""

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.support.waiting import wait_until


@dataclass(frozen=True, slots=True)
class Call:
    """One webhook as it came; header names are lower-cased."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def told(self) -> Any:
        """The body's JSON."""
        return json.loads(self.body)


class HookServer:
    """`calls` are the webhooks so far; `status` and `extra` headers are the answers to come.

    While `gate` is not set nothing is answered.
    """

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.status = 200
        self.extra: dict[str, str] = {}
        self.gate = threading.Event()
        self.gate.set()
        handler = type("Handler", (_Handler,), {"owner": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """The address webhooks are sent to."""
        return f"http://127.0.0.1:{self._server.server_port}/hook?who=us"

    def secure(self, context: ssl.SSLContext) -> None:
        """Speak TLS from now on."""
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)

    def wait(self, count: int, seconds: float = 15) -> list[Call]:
        """The webhooks, as soon as there are so many."""
        wait_until(lambda: len(self.calls) >= count, f"{count} webhooks", seconds)
        return self.calls

    def close(self) -> None:
        """Hang up."""
        self.gate.set()
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    owner: HookServer

    def do_POST(self) -> None:
        """Keep the call, then answer."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.owner.calls.append(Call(self.path, headers, body))
        self.owner.gate.wait(20)
        self.send_response(self.owner.status)
        for name, value in self.owner.extra.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"heard")

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def hook_server() -> Iterator[HookServer]:
    """A running receiver for the time of a with block."""
    server = HookServer()
    try:
        yield server
    finally:
        server.close()
