"""From a mailbox's settings to a signed-in connection."""

import contextlib
import socket
import ssl
from collections.abc import Callable

import structlog
from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError

from ingest.sources.imap.mailbox import Mailbox

log = structlog.get_logger(__name__)

# What a server may be wrong about in RFC822.SIZE of a small letter.
_SPARE_BYTES = 1024 * 1024


class NotOffered(Exception):
    """The server lacks what the settings ask for; the message is a sentence for a person."""


def sign_in(mailbox: Mailbox) -> IMAPClient:
    """Connect, secure the connection and sign in; raises what imap_problems can explain."""
    secret = mailbox.secret()
    client = _connect(mailbox)
    try:
        _secure(client, mailbox)
        within(client, mailbox.timeouts.login)
        _authenticate_quietly(client, mailbox, secret)
        # What was offered before the sign-in says nothing of IDLE or MOVE after it.
        client._cached_capabilities = None
        _introduce(client)
        within(client, mailbox.timeouts.command)
    except BaseException:
        _hang_up(client)
        raise
    return client


def sign_out(client: IMAPClient, mailbox: Mailbox) -> None:
    """Say goodbye and close; a server that no longer answers is left without one."""
    # Whatever goes wrong here, the connection is gone afterwards, which is all that is wanted.
    with contextlib.suppress(OSError, ValueError, IMAPClient.Error):
        within(client, mailbox.timeouts.logout)
        client.logout()
        return
    _hang_up(client)


def cut(client: IMAPClient) -> None:
    """Break the connection from another thread, so that a waiting read ends at once."""
    with contextlib.suppress(OSError):
        client.socket().shutdown(socket.SHUT_RDWR)


def within(client: IMAPClient, seconds: float) -> None:
    """Let each following answer of the server take at most that long."""
    client.socket().settimeout(seconds)


def tls_context(mailbox: Mailbox) -> ssl.SSLContext:
    """Certificate and host name are checked, against the mailbox's own authority if it has one."""
    cafile = str(mailbox.ca_file) if mailbox.ca_file else None
    return ssl.create_default_context(cafile=cafile)


def xoauth2(username: str, token: str) -> Callable[[bytes], bytes]:
    """The answers of SASL XOAUTH2: the token once, then an empty line that ends a refusal."""
    answers = iter([f"user={username}\x01auth=Bearer {token}\x01\x01".encode()])
    return lambda _challenge: next(answers, b"")


def plain(username: str, password: str) -> Callable[[bytes], bytes]:
    """The answer of SASL PLAIN (RFC 4616), which unlike LOGIN takes any Unicode."""
    return lambda _challenge: f"\0{username}\0{password}".encode()


def _connect(mailbox: Mailbox) -> IMAPClient:
    timeouts = mailbox.timeouts
    implicit = mailbox.security == "tls"
    client = IMAPClient(
        mailbox.host,
        mailbox.port,
        ssl=implicit,
        ssl_context=tls_context(mailbox) if implicit else None,
        timeout=SocketTimeout(connect=timeouts.connect, read=timeouts.command),
    )
    client.normalise_times = False
    # The library's own protocol log would spell out credentials and letters.
    client._imap.debug = 0
    _bound_literals(client, 2 * mailbox.max_message_bytes + _SPARE_BYTES)
    return client


def _bound_literals(client: IMAPClient, limit: int) -> None:
    """Refuse to make room for more than a letter, whatever length the server announces."""
    read = client._imap.read

    def bounded(size: int) -> bytes:
        if size > limit:
            raise IMAPClientAbortError(f"a literal of {size} bytes was announced")
        got: bytes = read(size)
        return got

    client._imap.read = bounded


def _secure(client: IMAPClient, mailbox: Mailbox) -> None:
    if mailbox.security != "starttls":
        return
    if not client.has_capability("STARTTLS"):
        raise NotOffered(
            f"{mailbox.host} offers no STARTTLS on port {mailbox.port}. "
            "Set security to tls and the port to 993, or ask the provider."
        )
    within(client, mailbox.timeouts.connect)
    client.starttls(tls_context(mailbox))


def _authenticate_quietly(client: IMAPClient, mailbox: Mailbox, secret: str) -> None:
    try:
        _authenticate(client, mailbox, secret)
    except IMAPClientError as error:
        if not secret or secret not in str(error):
            raise
        # Some servers repeat the command they refuse; the cause is left out with it.
        raise LoginError("its answer repeated the password and is left out here") from None


def _authenticate(client: IMAPClient, mailbox: Mailbox, secret: str) -> None:
    if mailbox.auth == "xoauth2":
        if not client.has_capability("AUTH=XOAUTH2"):
            raise NotOffered(
                f"{mailbox.host} does not take XOAUTH2 tokens. "
                "Set auth to password, or ask the provider."
            )
        client.sasl_login("XOAUTH2", xoauth2(mailbox.username, secret))
    elif client.has_capability("AUTH=PLAIN"):
        client.sasl_login("PLAIN", plain(mailbox.username, secret))
    elif client.has_capability("LOGINDISABLED"):
        raise NotOffered(
            f"{mailbox.host} takes no passwords on this connection. "
            "Set security to tls or starttls, or auth to xoauth2."
        )
    else:
        _login(client, mailbox, secret)


def _introduce(client: IMAPClient) -> None:
    """Say who we are (RFC 2971): some providers open no folder for programs without a name."""
    if not client.has_capability("ID"):
        return
    try:
        client.id_({"name": "Frontdesk"})
    except IMAPClientAbortError:
        raise
    except IMAPClientError as error:
        log.debug("the mail server wants no introduction", error=type(error).__name__)


def _login(client: IMAPClient, mailbox: Mailbox, secret: str) -> None:
    try:
        client.login(mailbox.username, secret)
    except UnicodeEncodeError:
        # The cause is left out on purpose: it quotes the password.
        raise LoginError("this server takes passwords in plain English letters only") from None


def _hang_up(client: IMAPClient) -> None:
    with contextlib.suppress(OSError, ValueError, IMAPClient.Error):
        client.shutdown()
