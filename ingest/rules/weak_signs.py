"""Signs that are shown but decide nothing: people and their forms have them too."""

import re

from ingest.message import Message
from ingest.reading import Context, Hit

_NO_REPLY = re.compile(r"(?i)^(?:no|do[-_.]?not|ne)[-_.]?repl(?:y|ies)\b|^noreply")


def no_reply(message: Message, context: Context) -> Hit | None:
    """A no-reply sender; form relays and portals use one for real enquiries."""
    sender = message.from_.email if message.from_ else ""
    if not _NO_REPLY.match(sender):
        return None
    return Hit("no reply", f"Its sender {sender} takes no answers; that alone proves nothing.")


def answers_unwanted(message: Message, context: Context) -> Hit | None:
    """X-Auto-Response-Suppress asks for no automatic answers (MS-OXCMAIL); people's mail has it."""
    value = message.header("x-auto-response-suppress")
    if not value or value.lower() == "none":
        return None
    return Hit("answers unwanted", f"It wants no automatic answers ({value[:60]}).")


def empty_return_path(message: Message, context: Context) -> Hit | None:
    """An empty return path: nothing must be answered, but some forms send so."""
    path = message.header("return-path") if context.mail_from is None else context.mail_from
    # Without a Return-Path field nothing is known; an empty MAIL FROM is known to be empty.
    empty = ("<>",) if context.mail_from is None else ("", "<>")
    if path.replace(" ", "") not in empty:
        return None
    return Hit("empty return path", "It came with an empty return path, so nobody may answer it.")
