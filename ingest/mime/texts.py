"""The letter's text in both forms, decoded, unflowed and bounded."""

import re
from dataclasses import dataclass, field
from html import escape

from ingest.mime.charsets import decode
from ingest.mime.contents import Segment
from ingest.mime.defects import Defects
from ingest.mime.flowed import unflow
from ingest.mime.html_text import html_to_text, without_embedded_files
from ingest.mime.limits import Limits
from ingest.mime.tree import Part
from ingest.mime.uuencoded import Enclosed, take_out_uuencoded

_META = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})")


# Laying out HTML costs far more than decoding it; no readable letter needs more markup.
_MOST_HTML = 500_000


@dataclass(slots=True)
class Texts:
    """Plain text and HTML of a letter; `enclosed` are files that stood uuencoded in the text."""

    text: str = ""
    html: str = ""
    text_is_from_html: bool = False
    enclosed: list[Enclosed] = field(default_factory=list)

    def use(self, text: str, html: str) -> None:
        """Take the text that another part of the letter held, since it has none of its own."""
        text, html = _clean(text), _clean(html)
        self.html = self.html or html
        self.text_is_from_html = not text.strip() and bool(self.html)
        self.text = (
            text if text.strip() else html_to_text(without_embedded_files(self.html)[:_MOST_HTML])
        )


def read_texts(segments: list[Segment], limits: Limits, defects: Defects) -> Texts:
    """Text of all segments in order; the HTML is empty unless at least one segment has it."""
    texts = Texts()
    reader = _Reader(limits, defects, texts)
    plains: list[str] = []
    htmls: list[str] = []
    own: list[bool] = []
    room = _MOST_HTML
    any_html = any(segment.html for segment in segments)
    for segment in segments:
        plain = reader.plain(segment.plain) if segment.plain else ""
        html = reader.html(segment.html) if segment.html else ""
        own.append(bool(plain.strip()))
        if html and not plain.strip():
            markup = without_embedded_files(html)[:room]
            plain = html_to_text(markup)
            room -= len(markup)
        plains.append(plain)
        if any_html:
            htmls.append(html or _as_html(plain))
    texts.text = _joined(plains)
    texts.html = "\n".join(html for html in htmls if html)
    texts.text_is_from_html = bool(texts.html) and not any(own)
    return texts


@dataclass(slots=True)
class _Reader:
    limits: Limits
    defects: Defects
    texts: Texts
    room: int = -1

    def plain(self, part: Part) -> str:
        """Text of a text/plain part, soft line ends joined and enclosed files taken out."""
        text = self._decoded(part, "")
        if part.type.get("format").lower() == "flowed":
            text = unflow(text, part.type.get("delsp").lower() == "yes")
        if "begin " in text:
            text, enclosed = take_out_uuencoded(text)
            self.texts.enclosed.extend(enclosed)
        return text

    def html(self, part: Part) -> str:
        """Source of a text/html part."""
        return self._decoded(part, "meta")

    def _decoded(self, part: Part, hint: str) -> str:
        data = part.payload()
        if self.room < 0:
            self.room = self.limits.text_chars
        if len(data) > 4 * self.room:
            data = data[: 4 * self.room]
        fallback = ""
        if hint and (found := _META.search(data[:4096])):
            fallback = found[1].decode("ascii", "replace")
        text = decode(data, part.type.get("charset"), fallback)
        if len(text) > self.room:
            self.defects.add("The text is too long; the rest of it was cut.")
            text = text[: self.room]
        self.room -= len(text)
        return _clean(text)


def _clean(text: str) -> str:
    """One kind of line end, and no NUL, which no store can hold."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _as_html(plain: str) -> str:
    return f"<pre>{escape(plain)}</pre>" if plain.strip() else ""


def _joined(pieces: list[str]) -> str:
    return "\n".join(piece for piece in pieces if piece.strip())
