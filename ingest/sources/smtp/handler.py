"""What a listener decides about senders, recipients and letters; it knows no sockets."""

import asyncio
import ssl
from collections.abc import Sequence
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import Any

import structlog
from aiosmtpd.smtp import Envelope as SmtpEnvelope
from aiosmtpd.smtp import Session

from ingest.digest import digest
from ingest.sources.smtp.admission import Budget, Gate, Sessions
from ingest.sources.smtp.login import LoginDesk, Verify
from ingest.sources.smtp.path import NULL_PATH
from ingest.sources.smtp.recipients import Recipients
from ingest.sources.smtp.settings import SmtpSettings
from store.envelope import Accept, Accepted, Arrival, Envelope, StoreUnavailable

log = structlog.get_logger()

_TRY_AGAIN = "451 4.3.0 The letter could not be stored just now. Please send it again later."
_HASH_ON_THE_SPOT_BYTES = 256 * 1024


class SmtpHandler:
    """The part all connections of a listener share: settings, limits, and the way to the inbox."""

    def __init__(
        self,
        settings: SmtpSettings,
        accept: Accept,
        verify: Verify | None,
        tls_context: ssl.SSLContext | None,
    ) -> None:
        self.settings = settings
        self.tls_context = tls_context
        self.gate = Gate(settings.max_connections, settings.max_connections_per_peer)
        self.sessions = Sessions()
        self.budget = Budget(settings.max_bytes_in_hand)
        self.login_desk = LoginDesk(settings, verify) if verify else None
        self._accept = accept
        self._recipients = Recipients(settings.recipients, settings.domains)

    def __dir__(self) -> Sequence[str]:
        # See SmtpConversation: aiosmtpd looks through this object for every connection too.
        return ("handle_MAIL", "handle_RCPT", "handle_VRFY")

    async def handle_MAIL(
        self,
        server: Any,
        session: Session,
        envelope: SmtpEnvelope,
        address: str,
        options: Sequence[str],
    ) -> str:
        """Take any sender: who may not write to us is not decided at the door."""
        if not address.isascii() and not envelope.smtp_utf8:
            return "553 5.6.7 An address that is not ASCII needs the SMTPUTF8 parameter."
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 Sender accepted"

    async def handle_RCPT(
        self,
        server: Any,
        session: Session,
        envelope: SmtpEnvelope,
        address: str,
        options: Sequence[str],
    ) -> str:
        """Take our own addresses only."""
        if not address.isascii() and not envelope.smtp_utf8:
            return "553 5.6.7 An address that is not ASCII needs the SMTPUTF8 parameter."
        if len(envelope.rcpt_tos) >= self.settings.max_recipients:
            return "452 4.5.3 Too many recipients. Please send the rest in another message."
        refusal = self._recipients.refusal(address)
        if refusal is not None:
            log.info("recipient.refused", recipient=address, peer=server.peer)
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Recipient accepted"

    async def handle_VRFY(
        self,
        server: Any,
        session: Session,
        envelope: SmtpEnvelope,
        address: str,
    ) -> str:
        """Tell nobody which addresses exist (RFC 5321, 3.5.3)."""
        return "252 2.5.2 Addresses are not verified here. Please just send the message."

    async def take(self, peer: str, envelope: SmtpEnvelope, raw: bytes) -> str:
        """Bring a letter to the inbox; the reply says 250 only once it is on disk."""
        arrival = await self._arrival(peer, envelope, raw)
        try:
            accepted = await self._accepted(arrival)
        except (StoreUnavailable, TimeoutError) as problem:
            log.warning("letter.not_stored", peer=peer, bytes=len(raw), problem=str(problem))
            return _TRY_AGAIN
        except Exception:
            log.exception("letter.not_stored", peer=peer, bytes=len(raw))
            return _TRY_AGAIN
        number = accepted.submission_id
        log.info("letter.accepted", submission=number, new=accepted.is_new, peer=peer)
        word = "Accepted" if accepted.is_new else "Already here"
        return f"250 2.6.0 {word} as submission {number}"

    async def _arrival(self, peer: str, envelope: SmtpEnvelope, raw: bytes) -> Arrival:
        # Hashing a big letter would keep all other connections waiting.
        if len(raw) > _HASH_ON_THE_SPOT_BYTES:
            fingerprint = await asyncio.to_thread(digest, raw)
        else:
            fingerprint = digest(raw)
        known = Envelope(
            channel="mail",
            source_id=self.settings.source_id,
            received_at=datetime.now(UTC),
            mail_from=envelope.mail_from or NULL_PATH,
            rcpt_tos=tuple(dict.fromkeys(envelope.rcpt_tos)),
            peer=peer,
        )
        return Arrival(known, raw, fingerprint)

    async def _accepted(self, arrival: Arrival) -> Accepted:
        receipt = self._accept(arrival)
        await _settled(receipt, self.settings.accept_timeout)
        if not receipt.done():
            # The sender will come again; the digest keeps the copy from being a second letter.
            raise TimeoutError("The inbox did not answer in time.")
        if receipt.cancelled():
            raise StoreUnavailable("the inbox is being closed")
        return receipt.result()


async def _settled(receipt: Future[Accepted], timeout: float) -> None:
    """Wait for a receipt, but never cancel it: the inbox's writer has it in hand."""
    loop = asyncio.get_running_loop()
    woken = loop.create_future()

    def wake() -> None:
        if not woken.done():
            woken.set_result(None)

    receipt.add_done_callback(lambda _: loop.call_soon_threadsafe(wake))
    timer = loop.call_later(timeout, wake)
    try:
        await woken
    finally:
        timer.cancel()
