"""Reads the HTML of a letter as text and marks where mail clients put the quoted letter."""

import re
from dataclasses import dataclass
from itertools import islice

from lxml import etree, html

from ingest.quotes.quoted_lines import CUT_MARK, MARKS, QUOTE_MARK, SIGNATURE_MARK
from ingest.quotes.separators import is_forwarded

_MAX_HTML = 2_000_000
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
_SPACED = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table", "pre"]
)
_SKIPPED = frozenset(
    ["head", "style", "script", "title", "meta", "link", "object", "template", "noscript"]
)
_QUOTE_CLASSES = re.compile(
    r"(?:^|[\s_])(?:gmail_quote(?:_container)?|gmail_extra_quote|yahoo_quoted|protonmail_quote|zmail_extra"
    r"|moz-forward-container|tutanota_quote|hcsp_quote|mailbird-quote|front-blockquote|ymail_quoted|AppleMailQuote)(?=[\s_]|$)"
)
_SIGNATURE_CLASSES = re.compile(
    r"(?:^|\s)(?:gmail_signature|moz-signature|protonmail_signature_block|x?_?elementToProof_signature"
    r"|ms-outlook-mobile-signature|mail_signature|tutanota_signature|signature)(?=\s|$)"
)
_QUOTE_IDS = re.compile(
    r"(?:^|_)(?:divRplyFwdMsg|appendonsend|OLK_SRC_BODY_SECTION|mail-editor-reference-message-container|isForwardContent"
    r"|ymail_android_signature_quote|yahoo_quoted_\d*|orig-body|replySplit|divtagdefaultwrapper_quote)"
)
_OUTLOOK_BORDER = re.compile(
    r"border:\s*none;\s*border-top:\s*solid\s+(?:#?\w{3,7}|windowtext)\s+1(?:\.0)?pt;\s*padding:\s*3(?:\.0)?pt\s+0(?:in|cm|mm)?",
    re.IGNORECASE,
)
_QUOTE_NAMES = frozenset(("quote", "messageReplySection", "quoted-content"))
_STOP_IDS = frozenset(("stopSpelling", "zwchr"))


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Readable text with a mark on a line of its own where a quotation was taken out."""

    text: str
    has_quote: bool


def marked_text(markup: str) -> MarkedText | None:
    """The text of an HTML body with its quotations marked, or None when it cannot be read."""
    root = _parse(MARKS.sub("", markup[:_MAX_HTML]))
    if root is None:
        return None
    writer = _Writer()
    _walk(root, writer)
    return MarkedText(writer.text(), writer.has_quote)


def _parse(markup: str) -> html.HtmlElement | None:
    if not markup.strip():
        return None
    try:
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


class _Writer:
    """Collects the pieces of text in document order."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.has_quote = False
        self.cut = False

    def words(self, text: str | None, verbatim: bool) -> None:
        if text:
            self.parts.append(text if verbatim else _SPACE.sub(" ", text))

    def mark(self, mark: str) -> None:
        self.parts.append(f"\n{mark}\n")
        self.has_quote |= mark != SIGNATURE_MARK

    def text(self) -> str:
        joined = re.sub(r"[ \u00a0]*\n[ ]*", "\n", "".join(self.parts).replace("\u200b", ""))
        return re.sub(r"\n{3,}", "\n\n", joined).strip()


def _walk(root: html.HtmlElement, writer: _Writer) -> None:
    """Walk without recursion: hostile mail nests deeper than Python's stack."""
    stack: list[tuple[html.HtmlElement, bool, bool]] = [(root, False, False)]
    while stack:
        node, leaving, verbatim = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if leaving:
            _leave(node, tag, writer, verbatim)
            continue
        stack.append((node, True, verbatim))
        if not tag or tag in _SKIPPED or _is_hidden(node):
            continue
        if _enter(node, tag, writer):
            if writer.cut:
                return
            continue
        inside = verbatim or tag == "pre"
        writer.words(node.text, inside)
        stack.extend((child, False, inside) for child in reversed(node))


def _leave(node: html.HtmlElement, tag: str, writer: _Writer, verbatim: bool) -> None:
    if tag in _BLOCKS and tag not in ("td", "th"):
        writer.parts.append("\n\n" if tag in _SPACED else "\n")
    elif tag in ("td", "th"):
        writer.parts.append("\t")
    writer.words(node.tail, verbatim)


def _enter(node: html.HtmlElement, tag: str, writer: _Writer) -> bool:
    """Write what stands before the element; True when its inside is quoted and left out."""
    if tag == "br":
        writer.parts.append("\n")
        return True
    if _cuts(node, tag):
        writer.mark(CUT_MARK)
        writer.cut = True
        return True
    if _is_quotation(node, tag, writer):
        writer.mark(QUOTE_MARK)
        return True
    elif _SIGNATURE_CLASSES.search(node.get("class", "")) or node.get("id") == "Signature":
        writer.mark(SIGNATURE_MARK)
    elif tag in _BLOCKS and tag not in ("td", "th"):
        writer.parts.append("\n")
    return False


def _cuts(node: html.HtmlElement, tag: str) -> bool:
    """Outlook and its kin: everything from here on is the older letter."""
    if tag == "hr":
        return node.get("id", "") in _STOP_IDS
    if node.get("id") and _QUOTE_IDS.search(node.get("id", "")):
        return not _holds_forward(node)
    return tag == "div" and bool(_OUTLOOK_BORDER.search(node.get("style", "")))


def _is_quotation(node: html.HtmlElement, tag: str, writer: _Writer) -> bool:
    classes = node.get("class", "")
    if tag == "blockquote":
        if node.get("type") == "cite" or "cite" in node.attrib:
            return not _holds_forward(node)
        # Gmail's class also stands on blocks the writer indented by hand.
        named = _QUOTE_CLASSES.search(classes) if "gmail_quote" not in classes else None
        return bool(named) or _after_attribution(writer)
    if node.get("name", "") in _QUOTE_NAMES:
        return not _holds_forward(node)
    return bool(classes and _QUOTE_CLASSES.search(classes)) and not _holds_forward(node)


def _after_attribution(writer: _Writer) -> bool:
    """A bare blockquote is the writer's own, unless a line ending in a colon leads to it."""
    tail = "".join(writer.parts[-12:]).rstrip()[-300:]
    return tail.endswith((":", "：")) and ("@" in tail or any(char.isdigit() for char in tail))


def _holds_forward(node: html.HtmlElement) -> bool:
    """Gmail marks forwarded letters like quoted ones; they are what the writer sends."""
    lead = islice(node.itertext(), 12)
    return any(is_forwarded(line.strip()) for piece in lead for line in piece.split("\n")[:4])


def _is_hidden(node: html.HtmlElement) -> bool:
    style = node.get("style", "")
    return bool(style) and "display:none" in style.replace(" ", "").lower()
