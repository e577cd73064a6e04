"""The AUTH exchange of SMTP with the mechanisms PLAIN and LOGIN (RFC 4954, RFC 4616)."""

import binascii
from base64 import b64decode, b64encode
from collections.abc import Sequence

import structlog

from ingest.sources.smtp.conversation import GoodBye, SmtpConversation
from ingest.sources.smtp.login import LoginDesk

log = structlog.get_logger()


class _Refused(Exception):
    """The exchange ended without a pair of user name and password; its text is the reply."""


async def authenticate(talk: SmtpConversation, desk: LoginDesk, words: Sequence[str]) -> bool:
    """Run one exchange to its reply and tell whether the user is logged in now."""
    if desk.is_locked_out(talk.peer):
        await talk.push("454 4.7.0 Too many failed logins. Please try again later.")
        return False
    try:
        user, password = await _credentials(talk, words)
    except _Refused as refusal:
        await talk.push(str(refusal))
        return False
    if await desk.check(talk.peer, user, password):
        await talk.push("235 2.7.0 Welcome")
        return True
    talk.failed_logins += 1
    log.warning("login.failed", user=user, peer=talk.peer)
    if talk.failed_logins >= talk.settings.max_failed_logins:
        raise GoodBye("421 4.7.0 User name or password is wrong, too many times.")
    await talk.push("535 5.7.8 User name or password is wrong.")
    return False


async def _credentials(talk: SmtpConversation, words: Sequence[str]) -> tuple[str, str]:
    mechanism = words[0].upper() if words else ""
    if len(words) > 2 or not words:
        raise _Refused("501 5.5.4 Syntax: AUTH mechanism [initial-response]")
    first = words[1] if len(words) == 2 else None
    if mechanism == "PLAIN":
        return _split_plain(await _answer(talk, b"", first))
    if mechanism == "LOGIN":
        user = await _answer(talk, b"Username:", first)
        return user, await _answer(talk, b"Password:", None)
    raise _Refused("504 5.5.4 The mechanisms are PLAIN and LOGIN.")


def _split_plain(text: str) -> tuple[str, str]:
    parts = text.split("\0")
    if len(parts) != 3:
        raise _Refused("501 5.5.2 A PLAIN response has an identity, a user name and a password.")
    return parts[1], parts[2]


async def _answer(talk: SmtpConversation, challenge: bytes, given: str | None) -> str:
    if given is None:
        await talk.push("334 " + b64encode(challenge).decode("ascii"))
        await talk.flush()
        given = (await talk.read_line()).decode("ascii", "replace")
    if given == "*":
        raise _Refused("501 5.7.0 The login was cancelled.")
    # RFC 4954, 4: "=" stands for an empty initial response.
    try:
        return b64decode("" if given == "=" else given, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        raise _Refused("501 5.5.2 The response is not base64 of UTF-8 text.") from None
