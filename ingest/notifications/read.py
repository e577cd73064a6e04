"""Reads a form letter: the first layout that yields a person wins."""

import re
from collections.abc import Callable, Iterator

from ingest.message import Message
from ingest.mime import html_to_text
from ingest.notifications.adf import read_adf
from ingest.notifications.json_body import read_json
from ingest.notifications.lines import read_lines
from ingest.notifications.meanings import notification_of
from ingest.notifications.notification import Notification, Pair
from ingest.notifications.one_line import read_one_line
from ingest.notifications.recognise import (
    is_form,
    speaks_of_form,
    without_header_block,
)
from ingest.notifications.values import fits

_MAX_TEXT = 200_000
_STUB = 200
_COLON = re.compile(r"[^\W\d_][*_\s]{0,3}[:：](?!//)")
_XML = frozenset(
    ("application/xml", "text/xml", "application/x-adf+xml", "application/adf+xml", "text/x-adf")
)


def read_notification(message: Message) -> Notification | None:
    """The labelled values of a machine's letter, or None for every other letter."""
    for text in _texts(message):
        found = _structured(text) or _labelled(text, message)
        if found is not None:
            return found
    return None


def _texts(message: Message) -> Iterator[str]:
    """The plain text first; then the HTML where the text may be a stub; then XML attachments."""
    if message.html and "<adf" in message.html.lower():
        yield message.html[:_MAX_TEXT]
    if message.text.strip():
        yield message.text[:_MAX_TEXT]
    stub = len(message.text) < _STUB or speaks_of_form(message)
    if message.html and not message.text_is_from_html and stub:
        yield html_to_text(message.html[:_MAX_TEXT])
    for part in message.attachments:
        if part.content_type in _XML:
            yield part.content[:_MAX_TEXT].decode("utf-8", "replace")


def _structured(text: str) -> Notification | None:
    """ADF or JSON; both name their customer without doubt."""
    readers: tuple[tuple[str, str, Callable[[str], list[Pair]]], ...] = (
        ("adf", "<", read_adf),
        ("json", "{", read_json),
    )
    for layout, mark, reader in readers:
        pairs = reader(text) if mark in text else []
        known = {pair.field for pair in pairs if pair.value}
        if (
            known & {"email", "phone"}
            and known & {"name", "first_name", "last_name", "message", "email"}
            and len(known - {"", "meta"}) >= 2
        ):
            return notification_of(layout, pairs)
    return None


def _labelled(text: str, message: Message) -> Notification | None:
    pairs = read_lines(text)
    glued = _glued(text)
    if glued and _worth(glued) > _worth(pairs):
        pairs = glued
    pairs = without_header_block(pairs)
    return notification_of("lines", pairs) if is_form(pairs, message) else None


def _worth(pairs: list[Pair]) -> int:
    return len({pair.field for pair in pairs if pair.value and fits(pair.field, pair.value)})


def _glued(text: str) -> list[Pair]:
    """The values of the line that holds most labels."""
    lines = [line for line in text.split("\n") if len(_COLON.findall(line[:_MAX_TEXT])) >= 3][:5]
    return max((read_one_line(line) for line in lines), key=len, default=[])
