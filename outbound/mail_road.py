"""The road letters take: SMTP submission to one server, kept open while there is more to send."""

import contextlib
import smtplib
import ssl
from email.message import EmailMessage
from time import monotonic

from config.outbound_section import OutboundSettings
from store.outbox import Attempt
from store.types import utc_now

# Replies by which a server speaks of this letter or recipient, and not of us (RFC 5321, 3463).
_FINAL = range(500, 600)


class MailRoad:
    """`send` one letter after the other; `rest` when there is nothing more for now."""

    def __init__(self, settings: OutboundSettings) -> None:
        self._settings = settings
        self._client: smtplib.SMTP | None = None

    def send(self, message: EmailMessage, to: str) -> Attempt:
        """Hand the letter over; what went wrong is part of the answer and never raised."""
        began, at = monotonic(), utc_now()
        try:
            self._open().send_message(message, self._settings.sender, [to])
            status, answer, is_final = 250, "", False
        except smtplib.SMTPRecipientsRefused as error:
            status, said = next(iter(error.recipients.values()))
            answer = f"The mail server refused the recipient: {status} {_text(said)}"
            is_final = status in _FINAL
        except smtplib.SMTPDataError as error:
            status, is_final = error.smtp_code, error.smtp_code in _FINAL
            answer = f"The mail server refused the letter: {status} {_text(error.smtp_error)}"
        except smtplib.SMTPResponseException as error:
            # Signing in or our own address was refused: that is for the settings, so it waits.
            status, is_final = error.smtp_code, False
            answer = f"The mail server refused us: {status} {_text(error.smtp_error)}"
        except (OSError, smtplib.SMTPException, ValueError) as error:
            status, is_final = 0, False
            answer = f"The mail server could not be used: {error}"
        if status != 250:
            self.rest()
        took = round((monotonic() - began) * 1000)
        return Attempt(at, took, status == 250, status, answer, is_final)

    def rest(self) -> None:
        """Close the connection."""
        client, self._client = self._client, None
        if client is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                client.quit()
            client.close()

    def _open(self) -> smtplib.SMTP:
        if self._client is not None and self._answers(self._client):
            return self._client
        self.rest()
        client = self._connect()
        # Kept before signing in, so that it is closed whatever happens there.
        self._client = client
        if self._settings.security == "starttls":
            client.starttls(context=self._context())
        if self._settings.username:
            client.login(self._settings.username, self._settings.password.get_secret_value())
        return client

    def _answers(self, client: smtplib.SMTP) -> bool:
        # The server may have closed an idle connection; a letter must not find that out.
        try:
            return client.noop()[0] == 250
        except (OSError, smtplib.SMTPException):
            return False

    def _connect(self) -> smtplib.SMTP:
        given = self._settings
        name = given.sender.rpartition("@")[2]
        if given.security == "tls":
            return smtplib.SMTP_SSL(
                given.host, given.port, name, timeout=given.timeout, context=self._context()
            )
        return smtplib.SMTP(given.host, given.port, name, timeout=given.timeout)

    def _context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self._settings.ca_file)


def _text(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(text.split())[:500]
