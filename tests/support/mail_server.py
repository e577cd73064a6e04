"""A real mail server that takes letters for others, and can refuse them or keep us waiting."""

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from tests.support.certificate import Certificate
from tests.support.ports import free_port
from tests.support.waiting import wait_until


@dataclass(frozen=True, slots=True)
class Received:
    """One letter as the server took it."""

    mail_from: str
    rcpt_tos: tuple[str, ...]
    raw: bytes

    @property
    def message(self) -> EmailMessage:
        """The letter, parsed."""
        return BytesParser(policy=default).parsebytes(self.raw)

    @property
    def text(self) -> str:
        """Its words."""
        return str(self.message.get_content())


class MailServer:
    """`received` are the letters taken so far; `refuse` is the reply for those to come.

    While `gate` is not set, a letter's end of data is not answered: `reached` tells when one
    stands there, `left` when its client went away. With `takes_first` it is taken before that.
    """

    def __init__(self) -> None:
        self.host = "127.0.0.1"
        self.port = free_port()
        self.received: list[Received] = []
        self.connections = 0
        self.refuse = ""
        self.refuse_recipient = ""
        self.gate = threading.Event()
        self.gate.set()
        self.reached = threading.Event()
        self.left = threading.Event()
        self.takes_first = False
        self._controller: Controller | None = None

    def start(self) -> None:
        """Listen."""
        self._controller = Controller(self, hostname=self.host, port=self.port)
        self._controller.start()

    def start_guarded(self, certificate: Certificate, name: str, password: str) -> None:
        """Listen anew; nothing is taken before STARTTLS and signing in."""
        self.stop()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate.cert, certificate.key)

        def verify(
            _server: SMTP, _session: Session, _envelope: Envelope, _way: str, given: Any
        ) -> Any:
            said = (given.login.decode(), given.password.decode())
            return AuthResult(success=said == (name, password), handled=False)

        self._controller = Controller(
            self,
            hostname=self.host,
            port=self.port,
            tls_context=context,
            require_starttls=True,
            auth_required=True,
            authenticator=verify,
        )
        self._controller.start()

    def stop(self) -> None:
        """Hang up."""
        if self._controller is not None:
            self._controller.stop(no_assert=True)
            self._controller = None

    def wait(self, count: int, seconds: float = 15) -> list[Received]:
        """The letters, as soon as there are so many."""
        wait_until(lambda: len(self.received) >= count, f"{count} letters", seconds)
        return self.received

    def settings(self, **others: object) -> dict[str, object]:
        """The section [outbound] that sends through this server."""
        given = {"host": self.host, "port": self.port, "security": "plain", "poll_every": 0.05}
        return {**given, "sender": "website@shop.example", **others}

    async def handle_EHLO(
        self,
        _server: SMTP,
        session: Session,
        _envelope: Envelope,
        hostname: str,
        responses: list[str],
    ) -> list[str]:
        """Count the connection."""
        session.host_name = hostname
        self.connections += 1
        return responses

    async def handle_RCPT(
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        """Take the recipient, or refuse it."""
        if self.refuse_recipient:
            return self.refuse_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Take the letter, or refuse it; behind a closed gate it waits."""
        taken = self._take(envelope) if self.takes_first else ""
        self.reached.set()
        try:
            await server.loop.run_in_executor(None, self.gate.wait, 20)
        except asyncio.CancelledError:
            self.left.set()
            raise
        return taken or self.refuse or self._take(envelope)

    def _take(self, envelope: Envelope) -> str:
        raw = envelope.content
        assert isinstance(raw, bytes)
        letter = Received(str(envelope.mail_from), tuple(envelope.rcpt_tos), raw)
        self.received.append(letter)
        return "250 2.0.0 taken"


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """A running server for the time of a with block."""
    server = MailServer()
    server.start()
    try:
        yield server
    finally:
        server.gate.set()
        server.stop()
