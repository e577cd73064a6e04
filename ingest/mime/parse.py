"""The whole way from the bytes of a letter to a Message."""

from collections.abc import Iterator

from ingest.message import Message
from ingest.mime.attached import read_attachments
from ingest.mime.charsets import decode
from ingest.mime.contents import sort_contents
from ingest.mime.defects import Defects
from ingest.mime.header import read_header
from ingest.mime.ids import read_id, read_ids
from ingest.mime.limits import DEFAULT_LIMITS, Limits
from ingest.mime.sender import first_address, sender_of
from ingest.mime.texts import read_texts
from ingest.mime.tree import Part, leaves, split


def parse(raw: bytes, limits: Limits = DEFAULT_LIMITS) -> Message:
    """Read any bytes as a letter; never raises.

    Identifiers (message_id, in_reply_to, references) are given without angle brackets. What had
    to be cut or repaired is named in `defects`.
    """
    defects = Defects()
    if len(raw) > limits.message_bytes:
        defects.add("The letter is too large; the rest of it was cut.")
        raw = raw[: limits.message_bytes]
    try:
        return _read(_with_newlines(bytes(raw)), limits, defects)
    except Exception as error:
        # The last line of defence: a letter nobody foresaw must reach a person, not end a worker.
        defects.add(f"The letter could not be taken apart ({type(error).__name__}).")
        text = decode(raw[: limits.text_chars])[: limits.text_chars]
        return Message(text=text, defects=defects.listed())


def _with_newlines(raw: bytes) -> bytes:
    """The same letter with \\n line ends if it has nothing but the old \\r."""
    if b"\n" in raw or b"\r" not in raw:
        return raw
    return raw.replace(b"\r", b"\n")


def _read(raw: bytes, limits: Limits, defects: Defects) -> Message:
    root = split(raw, limits, defects)
    header = read_header(root.head, _charset(root), limits, defects)
    contents = sort_contents(root)
    texts = read_texts(contents.segments, limits, defects)
    attached = read_attachments(contents.attached, texts.enclosed, limits)
    if not texts.text.strip():
        texts.use(attached.text[: limits.text_chars], attached.html[: limits.text_chars])
    people = header.addresses
    return Message(
        message_id=read_id(header.value("message-id")),
        subject=header.value("subject"),
        date=header.date,
        from_=sender_of(header, defects),
        sender=first_address(people.get("sender", ())),
        reply_to=people.get("reply-to", ()),
        to=people.get("to", ()),
        cc=people.get("cc", ()),
        in_reply_to=read_ids(header.value("in-reply-to"), limits.references),
        references=read_ids(header.value("references"), limits.references),
        headers=header.headers,
        text=texts.text,
        html=texts.html,
        text_is_from_html=texts.text_is_from_html,
        attachments=tuple(attached.attachments),
        defects=defects.listed(),
    )


def _charset(root: Part) -> str:
    """The first charset that any part declares, a hint for 8-bit octets in the header."""
    declared: Iterator[str] = (part.type.get("charset") for part in leaves(root))
    return next((one for one in declared if one.lower() not in ("", "us-ascii")), "")
