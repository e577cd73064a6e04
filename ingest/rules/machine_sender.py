"""A sender address behind which no person ever sits."""

import re

from ingest.message import Message
from ingest.reading import Context, Hit

# Postmasters are people too, so theirs counts only together with an empty return path.
_MACHINE = re.compile(r"(?i)^(?:mailer-?daemon|mail-?daemon|mdaemon|auto-?responder)@")
_POSTMASTER = re.compile(r"(?i)^postmaster@")


def machine_sender(message: Message, context: Context) -> Hit | None:
    """The address of a mail system, whose letters nobody wrote."""
    sender = message.from_.email if message.from_ else ""
    silent = context.mail_from in ("", "<>") or message.header("return-path").strip() == "<>"
    if not _MACHINE.match(sender) and not (silent and _POSTMASTER.match(sender)):
        return None
    return Hit("machine sender", f"Its sender {sender} is a mail system, not a person.")
