"""Every part that is not the text becomes an attachment with a name, a type and its octets."""

import re
from collections.abc import Iterable

from ingest.message import Attachment
from ingest.mime.filenames import clean_filename
from ingest.mime.limits import Limits
from ingest.mime.tree import Part
from ingest.mime.uuencoded import Enclosed
from ingest.mime.words import decode_words

_SUBJECT = re.compile(rb"(?im)^subject:[ \t]*([^\r\n]{1,200})")


def read_attachments(
    parts: Iterable[Part], enclosed: Iterable[Enclosed], limits: Limits
) -> tuple[Attachment, ...]:
    """Attachments in the order of the letter, then the files enclosed in its text."""
    found = [_attachment(index, part, limits) for index, part in enumerate(parts)]
    for one in enclosed:
        name = clean_filename(one.filename, limits.filename_chars)
        size = len(one.content)
        found.append(
            Attachment(len(found), name, "application/octet-stream", size, content=one.content)
        )
    return tuple(found)


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
