"""Delivery status notifications: the fields of RFC 3464, wherever in the letter they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.message import Attachment, Message
from ingest.mime.words import decode_words

_TYPES = frozenset({"message/delivery-status", "message/global-delivery-status"})
_WRAPPED = frozenset({"message/rfc822", "message/global"})
_MARK = "final-recipient:"
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,40})[ \t]*:[ \t]*(.*)")
_EMAIL = re.compile(r"[^\s<>,;:()\"]+@[^\s<>,;:()\"]+")
_CODE = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_MOST_CHARS = 400_000
_MOST_RECIPIENTS = 500


@dataclass(frozen=True, slots=True)
class Reported:
    """One recipient group as it stands in the report; missing fields are empty."""

    email: str
    action: str = ""
    status: str = ""
    diagnostic: str = ""


def read_report(message: Message) -> tuple[Reported, ...]:
    """All recipient groups of a letter's delivery-status parts, else of its text."""
    sources = [_text(one) for one in message.attachments if one.content_type in _TYPES]
    if not sources and _MARK in message.text.lower():
        sources = [message.text[:_MOST_CHARS]]
    if not sources:
        # A gateway may wrap the whole report of another system into its own.
        wrapped = [_text(one) for one in message.attachments if one.content_type in _WRAPPED]
        sources = [text for text in wrapped if _MARK in text.lower()]
    found = [one for source in sources for one in _groups(source)]
    return tuple(dict.fromkeys(found))[:_MOST_RECIPIENTS]


def _text(part: Attachment) -> str:
    return part.content[:_MOST_CHARS].decode("utf-8", "replace")


def _groups(text: str) -> Iterator[Reported]:
    fields: dict[str, str] = {}
    for name, value in _fields(text):
        if name in fields and name in ("final-recipient", "original-recipient"):
            yield from _reported(fields)
            fields = {}
        if not name:
            yield from _reported(fields)
            fields = {}
        else:
            fields.setdefault(name, value)
    yield from _reported(fields)


def _fields(text: str) -> Iterator[tuple[str, str]]:
    """Unfolded fields in order; a blank line is a field without a name."""
    name, value = "", ""
    for line in text.splitlines():
        if name and line[:1] in (" ", "\t") and line.strip():
            value += " " + line.strip()
            continue
        if name:
            yield name, value
        found = _FIELD.match(line)
        name, value = (found[1].lower(), found[2].strip()) if found else ("", "")
        if not line.strip():
            yield "", ""
    if name:
        yield name, value


def _reported(fields: dict[str, str]) -> Iterator[Reported]:
    email = _recipient(fields)
    if not email:
        return
    status = _CODE.search(fields.get("status", ""))
    diagnostic = fields.get("diagnostic-code", "")
    yield Reported(
        email=email,
        action=fields.get("action", "").split(" ")[0].strip(";").lower(),
        status=status[0] if status else "",
        diagnostic=decode_words(diagnostic.encode()) if "=?" in diagnostic else diagnostic,
    )


def _recipient(fields: dict[str, str]) -> str:
    """The address we wrote to, if the report tells it, else the one it became on its way."""
    for name in ("original-recipient", "x-actual-recipient", "final-recipient"):
        value = fields.get(name, "")
        if name == "x-actual-recipient" and "final-recipient" in fields:
            continue
        found = _EMAIL.search(value.replace("+40", "@").partition(";")[2] or value)
        if found:
            return found[0].strip(".'")
    return ""
