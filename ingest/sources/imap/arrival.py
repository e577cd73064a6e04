"""A fetched message as the inbox takes it."""

import re
from datetime import datetime

from ingest.digest import digest
from store.envelope import Arrival, Envelope

# Only the sender's path as the delivering server wrote it, in the trace fields on top.
_RETURN_PATH = re.compile(rb"^return-path[ \t]*:[ \t]*<?([^<>\r\n]*)", re.IGNORECASE | re.MULTILINE)
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_TOP_BYTES = 64 * 1024

OVERSIZE_FIELD = "X-Frontdesk-Oversize"
UNREADABLE_FIELD = "X-Frontdesk-Unreadable"


def arrival(source_id: int, url: str, raw: bytes, now: datetime) -> Arrival:
    """The message with its envelope; the sender is taken from Return-Path if there is one."""
    envelope = Envelope(
        channel="mail",
        source_id=source_id,
        received_at=now,
        mail_from=return_path(raw),
        url=url,
    )
    return Arrival(envelope=envelope, raw=raw, digest=digest(raw))


def oversize(header: bytes, size: int) -> bytes:
    """A message made of its header alone, with a field on top saying how many bytes it had."""
    return _marked(f"{OVERSIZE_FIELD}: {size}", header)


def unreadable(header: bytes, url: str) -> bytes:
    """A message standing for one that the server lists but never handed over.

    It is made of the header, if that came, or of a note that says where the letter lies.
    """
    if header:
        return _marked(f"{UNREADABLE_FIELD}: {url}", header)
    return (
        f"{UNREADABLE_FIELD}: {url}\r\n"
        "Subject: A letter that the mail server does not hand over\r\n"
        "\r\n"
        f"The mail server lists this letter, but every attempt to read it failed: {url}\r\n"
        "Open the mailbox in a mail program to see it.\r\n"
    ).encode()


def return_path(raw: bytes) -> str:
    """The address of the Return-Path field (RFC 5321 4.4), "<>" for none; empty without one."""
    top = raw[:_TOP_BYTES]
    end = _HEADER_END.search(top)
    found = _RETURN_PATH.search(top, 0, end.start() if end else len(top))
    if found is None:
        return ""
    return found[1].decode("utf-8", "replace").strip()[:320] or "<>"


def _marked(field: str, header: bytes) -> bytes:
    # A header cut off in the middle of a line loses that line rather than gaining a false one.
    whole_lines = header[: header.rfind(b"\n") + 1].rstrip(b"\r\n")
    rest = whole_lines + b"\r\n" if whole_lines else b""
    return field.encode() + b"\r\n" + rest + b"\r\n"
