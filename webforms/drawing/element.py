"""An HTML element as data: written as a page, as text to paste, or as a tree for the script."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

# None leaves an attribute out, True writes its name alone.
Attribute = str | bool | None
_VOID = frozenset({"input", "br", "hr", "link", "meta"})
# Elements that begin a line of their own in text to paste.
_LINES = frozenset(
    {"form", "p", "div", "fieldset", "legend", "ul", "li", "h2", "option", "input", "textarea",
     "select", "label", "button"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Element:
    """One element; `children` are elements and texts in their order."""

    tag: str
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    children: tuple["Element | str", ...] = ()

    def given(self) -> dict[str, str]:
        """The attributes that are written, each with its value; an empty one is a bare name."""
        kept = {
            name: value for name, value in self.attributes.items() if value not in (None, False)
        }
        return {name: "" if value is True else str(value) for name, value in kept.items()}


Node = Element | str


def element(
    tag: str, attributes: Mapping[str, Attribute] | None = None, *children: Node | None
) -> Element:
    """An element; children that are None or empty are left out."""
    return Element(tag, dict(attributes or {}), tuple(child for child in children if child))


def html(node: Node) -> str:
    """The HTML without any space of our own; every text and value is escaped."""
    if isinstance(node, str):
        return escape(node, quote=False)
    inside = "".join(html(child) for child in node.children)
    return _opening(node) + _lead(node) + inside + _closing(node)


def tree(node: Node) -> object:
    """JSON for the script: [tag, {attribute: value}, child, ...], a text being a string."""
    if isinstance(node, str):
        return node
    return [node.tag, node.given(), *(tree(child) for child in node.children)]


def text_to_paste(node: Node, depth: int = 0) -> str:
    """The HTML in lines, indented, for people to read and change."""
    if isinstance(node, str) or not _has_lines(node):
        return html(node)
    parts = [_opening(node)]
    for child in node.children:
        starts_line = isinstance(child, Element) and child.tag in _LINES
        parts.append("\n" + "  " * (depth + 1) if starts_line else " " if len(parts) > 1 else "")
        parts.append(text_to_paste(child, depth + 1))
    return "".join(parts) + "\n" + "  " * depth + _closing(node)


def _has_lines(node: Element) -> bool:
    # A label and the box inside it stay on one line.
    tags = [child.tag for child in node.children if isinstance(child, Element)]
    return node.tag != "label" and any(tag in _LINES for tag in tags)


def _opening(node: Element) -> str:
    written = "".join(
        f" {name}" if value == "" and node.attributes[name] is True
        else f' {name}="{escape(value)}"'
        for name, value in node.given().items()
    )  # fmt: skip
    return f"<{node.tag}{written}>"


def _closing(node: Element) -> str:
    return "" if node.tag in _VOID else f"</{node.tag}>"


def _lead(node: Element) -> str:
    # A browser drops the first line end of a textarea, so what was typed would lose one.
    return "\n" if node.tag == "textarea" and str(*node.children).startswith("\n") else ""
