"""The letter that came back: attached, or copied below the words of the report."""

import re
from dataclasses import dataclass

from ingest.message import Message

_TYPES = frozenset({"message/rfc822", "text/rfc822-headers", "message/global"})
# The lines with which mail systems introduce the copy of the letter.
_MARK = re.compile(
    r"(?im)^[ \t>*=_-]*(?:below this line is a copy|this is a copy of (?:the|your) message"
    r"|(?:the )?original (?:message|mail) (?:follows|header|text)|original message:?[ \t*=_-]*$"
    r"|(?:unsent|undelivered|returned|rejected) message (?:below|follows|header)"
    r"|message headers? follows?|header of (?:the|your) |(?:the )?(?:text|copy|headers?) of"
    r" (?:the|your) (?:original )?(?:message|mail)|copy of (?:the )?(?:original )?message"
    r"|your (?:original )?message (?:follows|begins|reads)|included is a copy"
    r"|content of (?:your )?message"
    r"|message text follows|the message (?:that caused|header)|start of returned).*$"
)
_HEADERS = re.compile(
    r"(?m)^[ \t>|]*(?:Received|Return-Path|Message-ID|DKIM-Signature|X-[A-Za-z-]+): .*\n"
    r"(?:[ \t>|].*\n|[ \t>|]*[A-Za-z-]+:.*\n){1,}", re.IGNORECASE
)  # fmt: skip
_ID = re.compile(r"(?im)^[ \t>|]*Message-ID:\s*<([^<>\s]{1,990})>")
_TO = re.compile(r"(?im)^[ \t>|]*To:\s*(.*(?:\n[ \t].*)*)")
_EMAIL = re.compile(r"[^\s<>,;:()\"\[\]]+@[^\s<>,;:()\"\[\]]+\.[^\s<>,;:()\"\[\]]+")
_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Returned:
    """What is known of the letter that came back; `words` is the report's own text above it."""

    words: str
    message_id: str = ""
    to: tuple[str, ...] = ()


def read_returned(message: Message) -> Returned:
    """Split a report into its own words and what it tells of the letter that came back."""
    text = message.text[:_MOST]
    cut = _cut(text)
    attached = [one for one in message.attachments if one.content_type in _TYPES]
    source = attached[0].content[:_MOST].decode("utf-8", "replace") if attached else text[cut:]
    source = source.replace("\r\n", "\n")
    identifier = _ID.search(source)
    to = _TO.search(source)
    return Returned(
        words=text[:cut],
        message_id=identifier[1] if identifier else "",
        to=tuple(_EMAIL.findall(to[1])) if to else (),
    )


def _cut(text: str) -> int:
    """Where the report's own words end."""
    ends = [found.start() for found in (_MARK.search(text), _HEADERS.search(text)) if found]
    # A mark in the very first line is the report's heading, not the begin of the copy.
    return min((end for end in ends if text[:end].strip()), default=len(text))
