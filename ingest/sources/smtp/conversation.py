"""One SMTP connection: lines in, replies out, time limits, and how it ends."""

import asyncio
from collections.abc import Sequence
from typing import Any, ClassVar, cast

import structlog
from aiosmtpd.smtp import SMTP

from ingest.sources.smtp.admission import LOCAL_PEER
from ingest.sources.smtp.deadline import Deadline
from ingest.sources.smtp.handler import SmtpHandler
from ingest.sources.smtp.inbound import Inbound, LineTooLong, PeerGone
from ingest.sources.smtp.replies import with_code

log = structlog.get_logger()

_PLAIN_LINE_BYTES = 512  # RFC 5321, 4.5.3.1.4
_EXTENDED_LINE_BYTES = 2048  # parameters of extensions and AUTH responses
_REPLIES_IN_HAND_BYTES = 16 * 1024
_LAST_WORDS_SECONDS = 5.0
# What a web browser or an open proxy test says; RFC 5321 knows no such commands.
_NOT_MAIL = frozenset({"CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"})
_BEFORE_STARTTLS = frozenset({"NOOP", "EHLO", "LHLO", "STARTTLS", "QUIT"})


class GoodBye(Exception):
    """The conversation is over; its text is the last reply."""


class BadLine(Exception):
    """A line that is no command; its text is the reply."""


class SmtpConversation(SMTP):
    """aiosmtpd's protocol with its own input, timers and limits.

    Replaced are the places where 1.4.6 has no limit (unfinished lines, connections, slow peers),
    where a timer ignores data that flows, and where a peer that closes its side early loses the
    reply. The commands are in `smtp_session`.
    """

    def __init__(self, handler: SmtpHandler, loop: asyncio.AbstractEventLoop) -> None:
        self.desk = handler
        self.settings = handler.settings
        self.inbound = Inbound(loop)
        self.deadline = Deadline(loop, self._run_out_of_time)
        self.peer = LOCAL_PEER
        self.is_encrypted = False
        self._replies = bytearray()
        self.failed_logins = 0
        # Senders with more recipients than we take at once hear of it for each of them.
        self._most_commands = (
            handler.settings.max_idle_commands + 10 * handler.settings.max_recipients
        )
        self._errors = 0
        self._commands = 0
        self._is_admitted = False
        self._is_draining = False
        self._is_listening = False
        super().__init__(
            handler,
            data_size_limit=handler.settings.max_message_bytes,
            enable_SMTPUTF8=True,
            hostname=handler.settings.hostname,
            ident=f"{self.greeting} Frontdesk",
            tls_context=handler.tls_context,
            require_starttls=handler.settings.require_starttls,
            auth_required=handler.settings.require_auth,
            loop=loop,
        )

    greeting = "ESMTP"

    _command_names: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        """Find the commands once for each class."""
        cls._command_names = tuple(name for name in dir(cls) if name.startswith("smtp_"))

    def __dir__(self) -> Sequence[str]:
        # aiosmtpd looks through all members of every new connection for commands; showing it
        # only those saves 0.2 ms each time.
        return self._command_names

    # How a connection begins and ends.

    def connection_made(self, transport: Any) -> None:
        """Let the peer in, or turn it away with a reply."""
        peername = transport.get_extra_info("peername")
        self.peer = peername[0] if isinstance(peername, tuple) else LOCAL_PEER
        refusal = self.desk.gate.enter(self.peer)
        if refusal is not None:
            transport.write(with_code(refusal) + b"\r\n")
            transport.close()
            return
        self._is_admitted = True
        self.desk.sessions.add(self)
        self.inbound.attach(transport)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        """Count the peer out; a letter already on its way to the inbox is not called back."""
        self.transport = None
        if not self._is_admitted:
            return
        self._is_admitted = False
        self.deadline.close()
        self.desk.gate.leave(self.peer)
        self.desk.sessions.discard(self)
        self.inbound.feed_eof()
        asyncio.StreamReaderProtocol.connection_lost(self, error)

    def data_received(self, data: bytes) -> None:
        """Take bytes from the wire."""
        if self._is_admitted:
            self.inbound.feed(data)

    def eof_received(self) -> bool:
        """Answer what was sent before the peer closed its side, and only then close ours."""
        self.inbound.feed_eof()
        return self._is_admitted and not self.is_encrypted

    def abort(self) -> None:
        """Cut the connection off."""
        if self.transport is not None:
            cast(asyncio.WriteTransport, self.transport).abort()

    def drain(self) -> None:
        """Say goodbye now, or after the command in hand."""
        self._is_draining = True
        if self._is_listening:
            self._hang_up("421 4.3.2 The server is being stopped. Please try again later.")

    def _reset_timeout(self, duration: float | None = None) -> None:
        self.deadline.expect(duration or self.settings.command_timeout)

    def _run_out_of_time(self) -> None:
        self._hang_up("421 4.4.2 You took too long. Please connect again.")

    def _hang_up(self, reply: str) -> None:
        self._replies += with_code(reply) + b"\r\n"
        self._close()

    def _close(self) -> None:
        if self.transport is None or self.transport.is_closing():
            return
        if self._replies:
            self._writer.write(bytes(self._replies))
            self._replies.clear()
        if self._writer.transport.get_write_buffer_size():
            # A peer that does not read its replies must not keep the connection.
            self.loop.call_later(_LAST_WORDS_SECONDS, self._writer.transport.abort)
        self.transport.close()

    def _set_post_data_state(self) -> None:
        self.envelope = self._create_envelope()

    def _set_rset_state(self) -> None:
        self._set_post_data_state()

    # Replies.

    async def push(self, status: str | bytes) -> None:
        """Put a reply line in the queue; the queue is sent before the next wait (RFC 2920)."""
        text = status.decode("ascii", "replace") if isinstance(status, bytes) else status
        # A 4xx is our own trouble, or too many recipients at once; the peer is not to blame.
        if text[0] == "5":
            self._errors += 1
        self._replies += with_code(text) + b"\r\n"
        if len(self._replies) > _REPLIES_IN_HAND_BYTES:
            await self.flush()

    async def flush(self) -> None:
        """Send the replies in the queue."""
        if not self._replies:
            return
        if self.transport is None:
            raise PeerGone
        self._writer.write(bytes(self._replies))
        self._replies.clear()
        await self._writer.drain()

    def forgive(self) -> None:
        """Begin to count errors and commands anew: the peer has sent a letter."""
        self._errors = self._commands = 0

    # Commands.

    async def _handle_client(self) -> None:
        try:
            await self.push(f"220 {self.hostname} {self.__ident__}")
            while True:
                await self._take_turn()
        except GoodBye as last:
            self._hang_up(str(last))
        except ConnectionError:
            return
        except Exception:
            log.exception("mail_door.conversation_failed", peer=self.peer)
            self._hang_up("421 4.3.0 Something went wrong here. Please try again later.")
        finally:
            self._close()

    async def _take_turn(self) -> None:
        self._check_patience()
        self._commands += 1
        try:
            await self._obey(await self.read_line())
        except BadLine as bad:
            await self.push(str(bad))

    def _check_patience(self) -> None:
        if self._is_draining:
            raise GoodBye("421 4.3.2 The server is being stopped. Please try again later.")
        if self._errors > self.settings.max_errors:
            raise GoodBye("421 4.7.0 Too many errors. Please check your settings.")
        if self._commands > self._most_commands:
            raise GoodBye("421 4.7.0 Too many commands without a message. Please connect again.")

    async def read_line(self) -> bytes:
        """Return the next line without its end; raises BadLine, PeerGone."""
        self.deadline.expect(self.settings.command_timeout)
        if not self.inbound.has_line():
            await self.flush()
        extended = self.session is not None and self.session.extended_smtp
        self._is_listening = True
        try:
            line = await self.inbound.line(_EXTENDED_LINE_BYTES if extended else _PLAIN_LINE_BYTES)
        except LineTooLong:
            raise BadLine("500 5.5.2 This line is too long.") from None
        finally:
            self._is_listening = False
        if not line.endswith(b"\r\n") or b"\r" in line[:-2] or b"\0" in line:
            raise BadLine("500 5.5.2 A command ends with CRLF and has no CR, LF or NUL inside.")
        return line[:-2]

    async def _obey(self, line: bytes) -> None:
        if not line:
            raise BadLine("500 5.5.2 An empty line is no command.")
        word, _, rest = line.partition(b" ")
        command = word.decode("ascii", "replace").upper()
        if command in _NOT_MAIL:
            raise GoodBye("421 4.7.0 This is a mail server.")
        method = self._smtp_methods.get(command)
        if method is None:
            await self.push("500 5.5.1 This command is not known here.")
            return
        if self.require_starttls and not self.is_encrypted and command not in _BEFORE_STARTTLS:
            await self.push("530 5.7.0 Please issue STARTTLS first.")
            return
        await method(rest.strip().decode("utf-8", "surrogateescape") or None)
