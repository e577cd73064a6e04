"""The mail door: listens for SMTP or LMTP and hands every letter to the inbox."""

import asyncio
import contextlib
import logging
import ssl
from pathlib import Path

from ingest.sources.smtp.handler import SmtpHandler
from ingest.sources.smtp.lmtp import LmtpSession
from ingest.sources.smtp.login import Verify
from ingest.sources.smtp.session import SmtpSession
from ingest.sources.smtp.settings import SmtpSettings
from ingest.sources.smtp.socket_file import SocketFile, refuse_living
from store.envelope import Accept

_BACKLOG = 512


class SmtpDoor:
    """One listener in the running event loop."""

    def __init__(
        self, settings: SmtpSettings, accept: Accept, verify: Verify | None = None
    ) -> None:
        """Prepare; raises OSError, ssl.SSLError or ValueError for a useless certificate.

        `verify` checks a user name and a password, and may block: it is called in a thread.
        Without it there are no logins.
        """
        self._settings = settings
        self._handler = SmtpHandler(settings, accept, verify, tls_context(settings))
        self._server: asyncio.Server | None = None
        self._socket_file: SocketFile | None = None

    @property
    def addresses(self) -> list[str]:
        """Where it listens, as `host:port`, `[host]:port` or the path of a unix socket."""
        if self._server is None:
            return []
        return [_written(sock.getsockname()) for sock in self._server.sockets]

    async def start(self) -> None:
        """Listen; raises OSError if the address is taken."""
        # aiosmtpd tells about every command; our own log has one event a letter.
        logging.getLogger("mail.log").setLevel(logging.WARNING)
        settings = self._settings
        if settings.unix_socket is not None:
            self._server = await self._listen_on(settings.unix_socket)
            return
        self._server = await asyncio.get_running_loop().create_server(
            self._session, settings.host, settings.port, backlog=_BACKLOG
        )

    async def stop(self) -> None:
        """Stop listening, let letters in hand arrive and be answered, then close.

        Takes `stop_grace` seconds at most; a letter that is still coming in then is cut off
        without an answer, so its sender sends it again.
        """
        if self._server is None:
            return
        self._server.close()
        if self._socket_file is not None:
            self._socket_file.remove()
        for session in self._handler.sessions:
            session.drain()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._settings.stop_grace):
                await self._handler.sessions.all_gone()
        for session in self._handler.sessions:
            session.abort()
        self._server = None

    async def _listen_on(self, path: Path) -> asyncio.Server:
        refuse_living(path)
        server = await asyncio.get_running_loop().create_unix_server(
            self._session, path, backlog=_BACKLOG
        )
        path.chmod(self._settings.unix_socket_mode)
        self._socket_file = SocketFile(path)
        return server

    def _session(self) -> SmtpSession:
        kind = LmtpSession if self._settings.protocol == "lmtp" else SmtpSession
        return kind(self._handler, asyncio.get_running_loop())


def tls_context(settings: SmtpSettings) -> ssl.SSLContext | None:
    """Return the server's TLS context, or None without a certificate."""
    if settings.tls_cert is None:
        if settings.require_starttls:
            raise ValueError("require_starttls needs a certificate; please set tls_cert.")
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(settings.tls_cert, settings.tls_key)
    except OSError as error:
        # OpenSSL does not say which file it could not read.
        files = f"certificate {settings.tls_cert} with key {settings.tls_key}"
        raise OSError(error.errno, f"{files}: {error.strerror}") from error
    return context


def _written(name: str | tuple[str, int]) -> str:
    if isinstance(name, str):
        return name
    host, port = name[0], name[1]
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
