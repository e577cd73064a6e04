"""Reads a letter that was forwarded as an attachment (message/rfc822)."""

from ingest.forwards.subjects import says_reply
from ingest.message import Attachment, Message
from ingest.mime import parse
from ingest.reading import Forwarded

_REPORTS = ("multipart/report", "multipart/digest")


def attached_letter(message: Message) -> Forwarded | None:
    """The attached letter, unless it only goes along with a reply or a delivery report."""
    kind = message.header("content-type").strip().lower()
    if kind.startswith(_REPORTS) or message.header("auto-submitted").lower().startswith("auto-"):
        return None
    letter = next(filter(_is_letter, message.attachments), None)
    if letter is None or says_reply(message.subject):
        return None
    inner = parse(letter.content)
    if inner.from_ is None:
        return None
    return Forwarded(
        from_=inner.from_,
        to=inner.to,
        cc=inner.cc,
        subject=inner.subject,
        date=inner.header("date"),
        body=inner.text,
        note=message.text.strip(),
    )


def _is_letter(attachment: Attachment) -> bool:
    return attachment.content_type.lower() in ("message/rfc822", "message/global") and bool(
        attachment.content
    )
