"""What went wrong with a mailbox, in a sentence for the person who has to put it right."""

import socket
import ssl
from dataclasses import dataclass
from typing import Literal

from imapclient.exceptions import (
    IMAPClientAbortError,
    IMAPClientError,
    LoginError,
    ProtocolError,
)

from ingest.sources.imap.login import NotOffered
from ingest.sources.imap.mailbox import Mailbox
from ingest.sources.imap.secret import SecretUnavailable
from ingest.sources.imap.words import sentence, server_words
from store.envelope import StoreUnavailable

Kind = Literal["network", "certificate", "credentials", "settings", "server", "store"]


class FolderMissing(Exception):
    """Folders to be read that the server does not have; the message is a sentence for a person."""


class Unreadable(Exception):
    """A message the server lists but does not hand over; the message is a sentence for a person."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One failure: its kind, and whole sentences that say what to do next, never a secret."""

    kind: Kind
    sentence: str


# What a pass over a mailbox is known to raise because of the world outside; ValueError and
# LookupError are what the IMAP parsers make of a server that talks nonsense. Anything else is
# explained too, but logged as what may be a fault of ours.
FAILURES = (
    OSError,
    IMAPClientError,
    NotOffered,
    SecretUnavailable,
    FolderMissing,
    Unreadable,
    StoreUnavailable,
    ValueError,
    LookupError,
    AssertionError,
)


def explain(error: BaseException, mailbox: Mailbox) -> Problem:
    """The problem behind an exception, of FAILURES or any other."""
    if isinstance(error, SecretUnavailable | NotOffered):
        return Problem("settings", str(error))
    if isinstance(error, FolderMissing | Unreadable):
        return Problem("server", str(error))
    if isinstance(error, StoreUnavailable):
        return Problem(
            "store",
            "The store cannot take letters now. They stay in the mailbox and are read again later.",
        )
    if isinstance(error, LoginError):
        return _login(error, mailbox)
    if isinstance(error, OSError):
        return _network(error, mailbox)
    if isinstance(error, FAILURES):
        return _conversation(error, mailbox)
    return Problem(
        "server",
        f"Reading {mailbox.host} stopped at something unexpected ({type(error).__name__}); the log "
        "says where. It is tried again later.",
    )


def is_broken_connection(error: BaseException) -> bool:
    """Whether only the connection was lost, so that a new one may simply go on."""
    if isinstance(error, ssl.SSLCertVerificationError | socket.gaierror | LoginError):
        return False
    return isinstance(error, OSError | IMAPClientAbortError)


def _login(error: LoginError, mailbox: Mailbox) -> Problem:
    if isinstance(error.__context__, IMAPClientAbortError):
        return _conversation(error.__context__, mailbox)
    said = server_words(error)
    if "[UNAVAILABLE]" in said.upper() or "[INUSE]" in said.upper():
        return Problem("server", f"{mailbox.host} takes no sign-ins at the moment: {said}")
    advice = (
        "Get a new access token; the old one may have expired or lack the IMAP scope."
        if mailbox.auth == "xoauth2"
        else "Check the user name and the password. Many providers want an app password here."
    )
    return Problem(
        "credentials", f"{mailbox.host} refused the sign-in of {mailbox.username}: {said} {advice}"
    )


def _network(error: OSError, mailbox: Mailbox) -> Problem:
    place = f"{mailbox.host}, port {mailbox.port}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return Problem(
            "certificate",
            f"The certificate of {place} is not to be trusted: {sentence(error.verify_message)} "
            "Check the host name; for a server with its own authority set ca_file to its file.",
        )
    if isinstance(error, ssl.SSLError):
        return Problem(
            "certificate",
            f"No TLS connection to {place} came about: {_tls_reason(error)} "
            "Check the port (993 for tls, 143 for starttls) and the setting security.",
        )
    if isinstance(error, socket.gaierror):
        return Problem(
            "network", f"The name {mailbox.host} was not found. Check the host name and the DNS."
        )
    if isinstance(error, TimeoutError):
        return Problem("network", f"{place} did not answer in time. It is tried again later.")
    if isinstance(error, ConnectionRefusedError):
        return Problem(
            "network", f"Nothing listens at {place}. Check host and port, or whether it is down."
        )
    if isinstance(error, FileNotFoundError) and mailbox.ca_file:
        return Problem("settings", f"The file {mailbox.ca_file} of ca_file is not there.")
    reason = sentence(error.strerror or "the network failed")
    return Problem("network", f"No connection to {place}: {reason} It is tried again later.")


def _tls_reason(error: ssl.SSLError) -> str:
    if error.reason == "WRONG_VERSION_NUMBER":
        return "the server there does not begin with TLS."
    return sentence((error.reason or "it broke off").replace("_", " ").lower())


def _conversation(error: BaseException, mailbox: Mailbox) -> Problem:
    place = f"{mailbox.host}, port {mailbox.port}"
    said = server_words(error)
    if "unexpected response" in said:
        return Problem(
            "settings", f"What answers at {place} is no IMAP server: {said} Check host and port."
        )
    if isinstance(error, IMAPClientAbortError):
        return Problem(
            "network",
            f"The connection to {place} broke off: {said} Nothing is lost; it is tried again.",
        )
    if isinstance(error, IMAPClientError) and not isinstance(error, ProtocolError):
        return Problem("server", f"{mailbox.host} refused: {said} It is tried again later.")
    return Problem(
        "server", f"{mailbox.host} answered something that is not IMAP. It is tried again later."
    )
