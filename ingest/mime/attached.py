"""Every part that is not the text becomes an attachment with a name, a type and its octets."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.message import Attachment
from ingest.mime.filenames import clean_filename
from ingest.mime.limits import Limits
from ingest.mime.tnef import Packed, Winmail, read_winmail
from ingest.mime.tree import Part
from ingest.mime.uuencoded import Enclosed
from ingest.mime.words import decode_words

_WINMAIL = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_SUBJECT = re.compile(rb"(?im)^subject:[ \t]*([^\r\n]{1,200})")


@dataclass(slots=True)
class Attached:
    """The attachments found, and the text that a winmail.dat held."""

    attachments: list[Attachment] = field(default_factory=list)
    text: str = ""
    html: str = ""


def read_attachments(
    parts: Iterable[Part], enclosed: Iterable[Enclosed], limits: Limits
) -> Attached:
    """Attachments in the order of the letter, then the files enclosed in its text."""
    attached = Attached()
    for part in parts:
        one = _attachment(len(attached.attachments), part, limits)
        winmail = _opened(one, limits)
        if winmail is None:
            attached.attachments.append(one)
            continue
        attached.text = attached.text or winmail.text
        attached.html = attached.html or winmail.html
        for file in winmail.files:
            _add(attached, file, limits)
    for inside in enclosed:
        _add(attached, Packed(filename=inside.filename, content=inside.content), limits)
    return attached


def _opened(one: Attachment, limits: Limits) -> Winmail | None:
    is_winmail = one.content_type in _WINMAIL or one.filename.lower() == "winmail.dat"
    return read_winmail(one.content) if is_winmail and one.size <= limits.packed_bytes else None


def _add(attached: Attached, file: Packed, limits: Limits) -> None:
    if len(attached.attachments) >= limits.parts:
        return
    attached.attachments.append(
        Attachment(
            position=len(attached.attachments),
            filename=clean_filename(file.filename, limits.filename_chars),
            content_type=file.content_type,
            size=len(file.content),
            content_id=file.content_id.strip("<> "),
            content=file.content,
        )
    )


def _attachment(position: int, part: Part, limits: Limits) -> Attachment:
    content = part.payload()
    content_id = decode_words(part.head.raw("content-id")).strip("<> ")
    return Attachment(
        position=position,
        filename=clean_filename(_name(part, content), limits.filename_chars),
        content_type=part.type.main,
        size=len(content),
        content_id=content_id,
        inline=part.disposition.main == "inline" or bool(content_id and not part.disposition.main),
        content=content,
    )


def _name(part: Part, content: bytes) -> str:
    named = part.disposition.get("filename") or part.type.get("name")
    if named or part.type.main != "message/rfc822":
        return named
    subject = _SUBJECT.search(content[:65536])
    return (decode_words(subject[1]).replace("/", "-") if subject else "message") + ".eml"
