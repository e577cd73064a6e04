"""A letter's HTML made safe to look at: cleaned, and nothing is fetched from elsewhere."""

import base64
import re
from collections.abc import Callable, Iterable
from html import escape

import nh3

from ingest.message import Attachment, Message

# Pictures that the letter itself carries are shown up to these sizes, in bytes.
LARGEST_PICTURE = 1_000_000
ALL_PICTURES = 5_000_000
LONGEST_HTML = 2_000_000

_PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp"}
_TAGS = (nh3.ALLOWED_TAGS | {"font", "section", "article", "header", "footer", "main"}) - {"map"}
_LOOKS = {"style", "align", "valign", "width", "height", "bgcolor", "border", "color"}
_ATTRIBUTES = {
    "*": _LOOKS | {"dir", "lang", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "style", "align"},
    "table": _LOOKS | {"cellpadding", "cellspacing"},
    "td": _LOOKS | {"colspan", "rowspan"},
    "th": _LOOKS | {"colspan", "rowspan"},
    "font": {"color", "face", "size"},
    "ol": {"start", "type"},
}

_PAGE = """<!doctype html>
<html><head><meta charset="utf-8"><meta name="color-scheme" content="light">
<style>body{{font:15px/1.5 system-ui,sans-serif;margin:12px;color:#1e2426;background:#fff;
overflow-wrap:anywhere}}img{{max-width:100%;height:auto}}pre{{white-space:pre-wrap}}</style></head>
<body>{body}</body></html>
"""


def page(message: Message) -> str:
    """A whole page for a sandboxed frame; a letter without HTML is shown as its text."""
    if not message.html:
        return _PAGE.format(body=f"<pre>{escape(message.text)}</pre>")
    return _PAGE.format(body=clean(message.html[:LONGEST_HTML], message.attachments))


def clean(html: str, attachments: Iterable[Attachment] = ()) -> str:
    """HTML of known harmless tags; pictures only where they are parts of the letter."""
    return nh3.clean(
        html,
        tags=set(_TAGS),
        clean_content_tags={"script", "style", "title", "template", "noscript"},
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_filter(_carried(attachments)),
        url_schemes={"http", "https", "mailto", "tel", "data", "cid"},
        link_rel="noopener noreferrer nofollow",
    )


def _filter(pictures: dict[str, str]) -> Callable[[str, str, str], str | None]:
    def keep(tag: str, name: str, value: str) -> str | None:
        if name == "src":
            return _source(value, pictures)
        if name == "href":
            return None if re.match(r"\s*(data|cid):", value, re.IGNORECASE) else value
        if name == "style" and re.search(r"url\s*\(|@import|expression|position", value, re.I):
            return None
        return value

    return keep


def _source(value: str, pictures: dict[str, str]) -> str | None:
    scheme, _colon, rest = value.partition(":")
    if scheme.lower() == "cid":
        return pictures.get(rest.strip("<>"))
    if scheme.lower() == "data" and rest.lower().startswith(tuple(_PICTURES)):
        return value
    return None


def _carried(attachments: Iterable[Attachment]) -> dict[str, str]:
    found: dict[str, str] = {}
    room = ALL_PICTURES
    for one in attachments:
        fits = one.content_type in _PICTURES and one.size <= min(LARGEST_PICTURE, room)
        if one.content_id and fits:
            room -= one.size
            coded = base64.b64encode(one.content).decode("ascii")
            found[one.content_id.strip("<>")] = f"data:{one.content_type};base64,{coded}"
    return found
