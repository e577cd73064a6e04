"""A feedback report: somebody pressed the spam button (RFC 5965) or a provider reports abuse."""

import re

from ingest.message import Message
from ingest.reading import Context, Hit

_REPORT = re.compile(r"report-type=\"?feedback-report", re.IGNORECASE)
# Feedback loops older than RFC 5965 send a letter with the complained one attached.
_LOOP_SUBJECT = re.compile(r"(?i)^(?:\[?staff\.hotmail|complaint about message from|email feedback"
                           r" report|abuse report)")  # fmt: skip
_LOOP_SENDER = re.compile(r"(?i)^(?:staff@hotmail\.com|complaints?@|fbl[\w.-]*@|scomp@)")


def feedback_report(message: Message, context: Context) -> Hit | None:
    """A letter in the abuse reporting format, or its JSON and attached predecessors."""
    for part in message.attachments:
        if part.content_type == "message/feedback-report":
            return Hit("feedback report", "It carries a feedback report (RFC 5965).")
    if _REPORT.search(message.header("content-type")):
        return Hit("feedback report", "It is a feedback report (RFC 5965).")
    if '"notificationType":"Complaint"' in message.text[:20000].replace(" ", ""):
        return Hit("feedback report", "A sending service reports a complaint.")
    return _older_loop(message)


def _older_loop(message: Message) -> Hit | None:
    attached = any(part.content_type == "message/rfc822" for part in message.attachments)
    sender = message.from_.email if message.from_ else ""
    named = _LOOP_SUBJECT.search(message.subject) or message.header("x-hmxmroriginalrecipient")
    if attached and (named or message.header("x-aol-inrly")) and _LOOP_SENDER.search(sender):
        return Hit("feedback report", "A provider's feedback loop returned a letter to us.")
    return None
