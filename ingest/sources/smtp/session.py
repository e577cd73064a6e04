"""The commands of an SMTP connection in which this listener differs from aiosmtpd."""

import asyncio
import ssl
from collections.abc import Sequence
from typing import cast

import structlog
from aiosmtpd.smtp import Envelope as SmtpEnvelope
from aiosmtpd.smtp import syntax

from ingest.sources.smtp.admission import is_loopback
from ingest.sources.smtp.auth import authenticate
from ingest.sources.smtp.conversation import GoodBye, SmtpConversation
from ingest.sources.smtp.data import DataScanner
from ingest.sources.smtp.deadline import data_pace
from ingest.sources.smtp.inbound import PeerGone
from ingest.sources.smtp.path import read_path

log = structlog.get_logger()

_HANDSHAKE_SECONDS = 30.0
_SHUTDOWN_SECONDS = 5.0


class SmtpSession(SmtpConversation):
    """SMTP with SIZE, 8BITMIME, SMTPUTF8, PIPELINING, STARTTLS and AUTH."""

    @syntax("EHLO hostname")
    async def smtp_EHLO(self, hostname: str | None) -> None:
        """Say what can be done here (RFC 5321, 4.1.1.1)."""
        if not hostname:
            await self.push("501 5.5.4 Syntax: EHLO hostname")
            return
        assert self.session is not None
        self._set_rset_state()
        self.session.extended_smtp = True
        self.session.host_name = hostname
        lines = [self.hostname, *self._extensions()]
        for line in lines[:-1]:
            await self.push(f"250-{line}")
        await self.push(f"250 {lines[-1]}")

    def _extensions(self) -> list[str]:
        names = ["PIPELINING", f"SIZE {self.settings.max_message_bytes}", "8BITMIME", "SMTPUTF8"]
        if self.tls_context and not self.is_encrypted:
            names.append("STARTTLS")
        if self.desk.login_desk and self._may_log_in():
            names.append("AUTH PLAIN LOGIN")
        return [*names, "ENHANCEDSTATUSCODES"]

    def _may_log_in(self) -> bool:
        if self.is_encrypted:
            return True
        return self.settings.auth_without_tls_on_loopback and is_loopback(self.peer)

    @syntax("QUIT")
    async def smtp_QUIT(self, arg: str | None) -> None:
        """Close the connection."""
        raise GoodBye("221 2.0.0 Goodbye")

    @syntax("EXPN <list>")
    async def smtp_EXPN(self, arg: str | None) -> None:
        """Tell nobody who is on a list (RFC 5321, 3.5.3)."""
        await self.push("502 5.5.1 Lists are not expanded here.")

    @syntax("STARTTLS", when="tls_context")
    async def smtp_STARTTLS(self, arg: str | None) -> None:
        """Go on over TLS, knowing nothing that was said before (RFC 3207, 4.2)."""
        if arg:
            await self.push("501 5.5.4 Syntax: STARTTLS")
            return
        if self.tls_context is None or self.is_encrypted or self.transport is None:
            await self.push("503 5.5.1 STARTTLS is not available now.")
            return
        await self.push("220 2.0.0 Ready to start TLS")
        await self.flush()
        # What came in plain text behind STARTTLS was put there by somebody in between.
        self.inbound.discard()
        self._begin_anew(await self._shake_hands())

    async def _shake_hands(self) -> asyncio.Transport:
        error: OSError | None = None
        try:
            transport = await self.loop.start_tls(
                cast(asyncio.Transport, self.transport),
                self,
                cast(ssl.SSLContext, self.tls_context),
                server_side=True,
                ssl_handshake_timeout=_HANDSHAKE_SECONDS,
                ssl_shutdown_timeout=_SHUTDOWN_SECONDS,
            )
            if transport and self.transport and not transport.is_closing():
                return transport
        except OSError as failure:
            error = failure
        # When a handshake fails, the loop may forget to tell the protocol that the peer is gone.
        self.connection_lost(error)
        raise PeerGone from error

    def _begin_anew(self, transport: asyncio.Transport) -> None:
        self.transport = transport
        self.is_encrypted = True
        self.inbound.attach(transport)
        self._writer = asyncio.StreamWriter(transport, self, self._reader, self.loop)
        self._set_rset_state()
        self.session = self._create_session()
        self.session.peer = transport.get_extra_info("peername")
        self.session.ssl = {"cipher": transport.get_extra_info("cipher")}

    @syntax("AUTH <mechanism>")
    async def smtp_AUTH(self, arg: str | None) -> None:
        """Log a user in (RFC 4954)."""
        assert self.session is not None
        if await self.check_helo_needed("EHLO"):
            return
        desk = self.desk.login_desk
        if desk is None:
            await self.push("502 5.5.1 There are no logins here.")
        elif not self._may_log_in():
            await self.push("538 5.7.11 Please issue STARTTLS before you log in.")
        elif self.session.authenticated or (self.envelope and self.envelope.mail_from):
            await self.push("503 5.5.1 This is not the moment to log in.")
        else:
            self.session.authenticated = await authenticate(self, desk, (arg or "").split())

    @syntax("DATA")
    async def smtp_DATA(self, arg: str | None) -> None:
        """Receive a letter and answer once it is on disk."""
        if await self._is_data_refused(arg):
            return
        envelope = self.envelope
        assert envelope is not None
        await self.push("354 End data with <CR><LF>.<CR><LF>")
        await self.flush()
        verdict = await self._receive(envelope)
        if verdict.startswith("2"):
            self.forgive()
        for reply in self._answers(envelope, verdict):
            await self.push(reply)
        self._set_post_data_state()

    async def _is_data_refused(self, arg: str | None) -> bool:
        assert self.envelope is not None
        if await self.check_helo_needed() or await self.check_auth_needed("DATA"):
            return True
        if arg:
            await self.push("501 5.5.4 Syntax: DATA")
        elif not self.envelope.mail_from:
            await self.push("503 5.5.1 Please send MAIL first.")
        elif not self.envelope.rcpt_tos:
            await self.push("503 5.5.1 There is no valid recipient.")
        else:
            return False
        return True

    async def _receive(self, envelope: SmtpEnvelope) -> str:
        scanner = DataScanner(self.settings.max_message_bytes)
        reserved = 0
        refusal = (
            f"552 5.3.4 The message is larger than {self.settings.max_message_bytes} bytes, "
            "which is the most this server takes."
        )
        self.deadline.follow(data_pace(self.loop, self.inbound, self.settings))
        try:
            rest = None
            while rest is None:
                rest = scanner.feed(await self.inbound.chunk())
                if self.desk.budget.take(scanner.kept_bytes - reserved):
                    reserved = scanner.kept_bytes
                elif not scanner.too_big:
                    refusal = "452 4.3.1 Too much mail at once. Please try again in a few minutes."
                    scanner.give_up()
            self.inbound.give_back(rest)
            self.deadline.suspend()
            if scanner.too_big:
                return refusal
            return await self.desk.take(self.peer, envelope, scanner.message())
        except PeerGone:
            log.info("letter.cut_off", peer=self.peer, bytes=scanner.kept_bytes)
            raise
        finally:
            self.desk.budget.give_back(reserved)

    def _answers(self, envelope: SmtpEnvelope, verdict: str) -> Sequence[str]:
        return (verdict,)

    # Syntax that aiosmtpd reads with the header parser of `email`, which is slow and recursive.

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        return read_path(arg) or (None, None)

    def _getparams(self, params: Sequence[str]) -> dict[str, str | bool] | None:
        known: dict[str, str | bool] | None = super()._getparams(params)
        if known is not None:
            # RFC 4954, 5: a server that offers AUTH takes this parameter; nobody relies on it.
            known.pop("AUTH", None)
        return known
