"""HTML to readable text: lines, lists and tables kept, hidden parts and markup dropped."""

import re
from collections.abc import Callable

from lxml import etree

_PARAGRAPHS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre",
     "form", "fieldset"}
)  # fmt: skip
_LINES = frozenset(
    {"div", "tr", "li", "dt", "dd", "center", "address", "section", "article", "header", "footer",
     "main", "aside", "nav", "hr", "caption", "thead", "tbody", "tfoot", "body", "html", "option",
     "legend", "figure", "figcaption", "summary", "details"}
)  # fmt: skip
_UNSEEN = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "object", "embed", "applet",
     "svg", "math", "iframe", "select", "textarea", "button"}
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_BLANKS = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_EMBEDDED = re.compile(r"data:[\w/+.;=-]{1,100};base64,[A-Za-z0-9+/=%\s]*")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_MOST_CHARS = 1_000_000
_MOST_EVENTS = 200_000


def html_to_text(html: str) -> str:
    """Text of an HTML document or fragment; what cannot be parsed gives what was readable."""
    root = _root(html[:_MOST_CHARS])
    if root is None:
        return ""
    hidden = _Hidden()
    text = _written(root, hidden)
    # A page that hides all of itself was meant to be seen, perhaps by a script we do not run.
    return text if text or not hidden.found else _written(root, lambda element: False)


def _written(root: etree._Element, hidden: Callable[[etree._Element], bool]) -> str:
    writer = _Writer()
    walker = etree.iterwalk(root, events=("start", "end"))
    for count, (event, element) in enumerate(walker):
        if count > _MOST_EVENTS:
            break
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "end":
            writer.close(tag, element.tail)
        elif not tag or tag in _UNSEEN or hidden(element):
            walker.skip_subtree()
            writer.skipped += 1
        else:
            writer.open(tag, element)
    return writer.finished()


def without_embedded_files(html: str) -> str:
    """The markup without the files in its data: URLs (RFC 2397), which hold no words."""
    return _EMBEDDED.sub("", html) if ";base64," in html else html


def _root(html: str) -> etree._Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, recover=True
    )
    data = _CONTROLS.sub(" ", html).encode("utf-8", "replace")
    try:
        return etree.fromstring(data, parser) if data.strip() else None
    except (etree.XMLSyntaxError, ValueError, AssertionError):
        return None


class _Hidden:
    """Whether an element says that it is not to be seen; `found` once one did."""

    def __init__(self) -> None:
        self.found = False

    def __call__(self, element: etree._Element) -> bool:
        style = element.get("style")
        is_hidden = "hidden" in element.attrib or (
            style is not None and _HIDDEN.search(style[:2000]) is not None
        )
        self.found = self.found or is_hidden
        return is_hidden


class _Writer:
    """Collects lines the way a browser lays them out: inline text flows, blocks begin a line."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.gap = False
        self.preformatted = 0
        self.lists: list[int] = []
        self.skipped = 0

    def open(self, tag: str, element: etree._Element) -> None:
        """Begin an element and write the text right behind its tag."""
        self._break_before(tag)
        if tag == "pre":
            self.preformatted += 1
        elif tag in ("ul", "ol"):
            self.lists.append(0 if tag == "ol" else -1)
        elif tag == "li":
            self.line.append(self._bullet())
        self._write(element.text)

    def close(self, tag: str, tail: str | None) -> None:
        """End an element and write the text behind it."""
        if self.skipped:
            # Nothing inside of a skipped element is walked, so its own end comes next.
            self.skipped -= 1
        else:
            self._break_after(tag)
        self._write(tail)

    def finished(self) -> str:
        """The text, without blank lines at its ends or more than one in a row."""
        self._end_line()
        return "\n".join(self.lines).strip("\n")

    def _break_before(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._end_line()
            self.gap = True
        elif tag == "br" or tag in _LINES:
            self._end_line(blank=tag == "br")
        elif tag in ("td", "th") and self._has_text():
            self.line.append("\t")

    def _break_after(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._end_line()
            self.gap = True
            self.preformatted -= tag == "pre" and self.preformatted > 0
            if tag in ("ul", "ol") and self.lists:
                self.lists.pop()
        elif tag in _LINES:
            self._end_line()

    def _bullet(self) -> str:
        if not self.lists or self.lists[-1] < 0:
            return "- "
        self.lists[-1] += 1
        return f"{self.lists[-1]}. "

    def _has_text(self) -> bool:
        return any(piece.strip() for piece in self.line)

    def _write(self, text: str | None) -> None:
        if not text:
            return
        if self.preformatted:
            first, *others = text.replace("\r\n", "\n").split("\n")
            self.line.append(first)
            for other in others:
                self._end_line(blank=True)
                self.line.append(other)
            return
        self.line.append(_BLANKS.sub(" ", text))

    def _end_line(self, blank: bool = False) -> None:
        text = ""
        if self.line:
            text = "".join(self.line)
            self.line = []
            text = text.rstrip() if self.preformatted else _tidy_line(text)
        if text:
            if self.gap and self.lines and self.lines[-1]:
                self.lines.append("")
            self.gap = False
            self.lines.append(text)
        elif blank and self.lines and self.lines[-1]:
            self.lines.append("")


def _tidy_line(text: str) -> str:
    cells = [" ".join(cell.split()) for cell in text.split("\t")]
    return "\t".join(cell for cell in cells if cell)
