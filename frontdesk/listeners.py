"""The SMTP and LMTP listeners, from their settings."""

import hmac
import socket

from config import Settings
from ingest.sources.smtp.door import SmtpDoor
from ingest.sources.smtp.login import Verify
from ingest.sources.smtp.settings import SmtpSettings
from store import Accept, Connection, sources


def smtp_door(settings: Settings, source_id: int, accept: Accept) -> SmtpDoor:
    """The SMTP listener."""
    given = settings.smtp
    return SmtpDoor(
        SmtpSettings(
            source_id=source_id,
            protocol="smtp",
            host=given.host,
            port=given.port,
            hostname=socket.getfqdn(),
            recipients=frozenset(settings.mail.addresses),
            domains=frozenset(settings.mail.domains),
            max_recipients=given.max_recipients,
            max_message_bytes=settings.mail.max_message_bytes,
            max_connections=given.max_connections,
            max_connections_per_peer=given.max_connections_per_peer,
            command_timeout=float(given.timeout),
            tls_cert=given.tls_certificate,
            tls_key=given.tls_key,
            require_starttls=given.require_tls,
            require_auth=bool(given.auth_username),
        ),
        accept,
        _verify(settings) if given.auth_username else None,
    )


def lmtp_door(settings: Settings, source_id: int, accept: Accept) -> SmtpDoor:
    """The LMTP listener, for a mail server on this machine."""
    given = settings.lmtp
    return SmtpDoor(
        SmtpSettings(
            source_id=source_id,
            protocol="lmtp",
            host=given.host,
            port=given.port,
            unix_socket=given.socket,
            hostname=socket.getfqdn(),
            recipients=frozenset(settings.mail.addresses),
            domains=frozenset(settings.mail.domains),
            max_recipients=settings.smtp.max_recipients,
            max_message_bytes=settings.mail.max_message_bytes,
        ),
        accept,
    )


def register_listeners(connection: Connection) -> dict[str, int]:
    """The sources of the listeners and of imports, by kind."""
    titles = {"smtp": "SMTP", "lmtp": "LMTP", "import": "Imported files"}
    return {kind: sources.register(connection, kind, kind, title) for kind, title in titles.items()}


def _verify(settings: Settings) -> Verify:
    name, password = settings.smtp.auth_username, settings.smtp.auth_password.get_secret_value()

    def verify(given_name: str, given_password: str) -> bool:
        # Both are compared whole, so that the time taken says nothing about either.
        same_name = hmac.compare_digest(given_name.encode(), name.encode())
        return hmac.compare_digest(given_password.encode(), password.encode()) and same_name

    return verify
