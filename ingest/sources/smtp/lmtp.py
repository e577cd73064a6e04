"""The LMTP side of the mail door (RFC 2033): one answer for each recipient."""

from collections.abc import Sequence

from aiosmtpd.smtp import Envelope as SmtpEnvelope
from aiosmtpd.smtp import syntax

from ingest.sources.smtp.session import SmtpSession


class LmtpSession(SmtpSession):
    """LMTP as a mail server speaks it that has already queued the letter.

    All recipients share one submission, so all of them get the same verdict.
    """

    greeting = "LMTP"

    @syntax("LHLO hostname")
    async def smtp_LHLO(self, hostname: str | None) -> None:
        """Greet as EHLO does in SMTP."""
        if not hostname:
            await self.push("501 5.5.4 Syntax: LHLO hostname")
            return
        await super().smtp_EHLO(hostname)

    async def smtp_HELO(self, hostname: str | None) -> None:
        """Refuse: RFC 2033, 4.1 forbids it."""
        await self.push("500 5.5.1 This is LMTP. Please greet with LHLO.")

    async def smtp_EHLO(self, hostname: str | None) -> None:
        """Refuse: RFC 2033, 4.1 forbids it."""
        await self.push("500 5.5.1 This is LMTP. Please greet with LHLO.")

    def _answers(self, envelope: SmtpEnvelope, verdict: str) -> Sequence[str]:
        return [verdict] * len(envelope.rcpt_tos)
