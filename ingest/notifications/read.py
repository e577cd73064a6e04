"""Reads a form letter: the first layout that yields a person wins."""

from collections.abc import Callable

from ingest.message import Message
from ingest.mime import html_to_text
from ingest.notifications.adf import read_adf
from ingest.notifications.json_body import read_json
from ingest.notifications.lines import read_lines
from ingest.notifications.meanings import notification_of
from ingest.notifications.notification import Notification, Pair
from ingest.notifications.one_line import read_one_line
from ingest.notifications.recognise import is_form

_MAX_TEXT = 200_000


def read_notification(message: Message) -> Notification | None:
    """The labelled values of a machine's letter, or None for every other letter."""
    for text in _texts(message):
        found = _structured(text) or _labelled(text, message)
        if found is not None:
            return found
    return None


def _texts(message: Message) -> list[str]:
    """The plain text first; the HTML where the text is no form (a stub, or glued lines)."""
    texts = [message.text[:_MAX_TEXT]]
    if message.html and "<adf" in message.html.lower():
        texts.insert(0, message.html[:_MAX_TEXT])
    if message.html and not message.text_is_from_html:
        texts.append(html_to_text(message.html[:_MAX_TEXT]))
    texts += [
        part.content[:_MAX_TEXT].decode("utf-8", "replace")
        for part in message.attachments
        if part.content_type in ("application/xml", "text/xml", "application/x-adf+xml", "application/adf+xml")
    ]
    return [text for text in texts if text.strip()]


def _structured(text: str) -> Notification | None:
    """ADF or JSON; both name their customer without doubt."""
    readers: tuple[tuple[str, str, Callable[[str], list[Pair]]], ...] = (
        ("adf", "<", read_adf),
        ("json", "{", read_json),
    )
    for layout, mark, reader in readers:
        pairs = reader(text) if mark in text else []
        known = {pair.field for pair in pairs if pair.value}
        if known & {"email", "phone"} and known & {"name", "first_name", "last_name", "message", "email"} and len(known - {"", "meta"}) >= 2:
            return notification_of(layout, pairs)
    return None


def _labelled(text: str, message: Message) -> Notification | None:
    pairs = read_lines(text)
    glued = _glued(text)
    if glued and len({pair.field for pair in glued}) > len({pair.field for pair in pairs if pair.value and pair.field}):
        pairs = glued
    return notification_of("lines", pairs) if is_form(pairs, message) else None


def _glued(text: str) -> list[Pair]:
    """The values of the line that holds most labels."""
    lines = [line for line in text.split("\n") if line.count(":") + line.count("：") >= 3][:20]
    return max((read_one_line(line) for line in lines), key=len, default=[])
