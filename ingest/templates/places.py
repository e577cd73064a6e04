"""Finds where a rule's value begins: behind a label, below it, beside it, or behind a text."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from ingest.templates.template import FieldRule, Where

# What may stand before a label and around it: bullets, quote signs, bold and italics of plain text.
_BEFORE = " \t*_•·▪●■◆○-–—>|#"
_SEPARATORS = ":：=\t|"
_DASHES = ("- ", "– ", "— ")
# A label stands within these first signs of a line.
_HEAD = 300

Place = tuple[int, str]
"""The number of a line and what of it belongs to the value."""


def bare_label(label: str) -> str:
    """A label without what a letter writes around it: "*Your name:*" is "Your name"."""
    return " ".join(label.split()).strip(_BEFORE + ":：")


def place_of(lines: Sequence[str], rule: FieldRule) -> Place | None:
    """The first place that the rule describes, or None."""
    return next(_FINDERS[rule.where](lines, rule), None)


def begins(line: str, rule: FieldRule) -> bool:
    """Whether the line begins with the rule's label or text, so that another value ends there."""
    if rule.where == "between":
        return bool(rule.anchor) and line.replace("\t", " ").startswith(rule.anchor)
    return after_label(line, bare_label(rule.anchor)) is not None


def after_label(line: str, label: str) -> str | None:
    """What stands behind the label at the beginning of a line; None when it does not stand there.

    A label ends with a colon, an equals sign, a bar, a dash, the end of its cell or of the line.
    """
    head = line[:_HEAD].lstrip(_BEFORE)
    if not label or head[: len(label)].casefold() != label.casefold():
        return None
    begin = min(len(line), _HEAD) - len(head)
    rest = line[begin + len(label) :].lstrip(" *_")
    if not rest:
        return ""
    if rest[0] in _SEPARATORS:
        return rest.lstrip(_SEPARATORS + " *_")
    return rest[2:].strip() if rest.startswith(_DASHES) else None


def _on_the_line(lines: Sequence[str], rule: FieldRule) -> Iterator[Place]:
    label = bare_label(rule.anchor)
    for number, line in enumerate(lines):
        rest = after_label(line, label)
        if rest is not None:
            yield number, rest


def _below(lines: Sequence[str], rule: FieldRule) -> Iterator[Place]:
    for number, rest in _on_the_line(lines, rule):
        if rest:
            continue
        below = next((at for at in range(number + 1, len(lines)) if lines[at]), None)
        if below is not None:
            yield below, lines[below]


def _in_the_next_cell(lines: Sequence[str], rule: FieldRule) -> Iterator[Place]:
    label = bare_label(rule.anchor).casefold()
    for number, line in enumerate(lines):
        cells = line.split("\t")
        for cell, right in pairwise(cells):
            if label and bare_label(cell).casefold() == label:
                yield number, right


def _behind_the_text(lines: Sequence[str], rule: FieldRule) -> Iterator[Place]:
    for number, line in enumerate(lines):
        before, found, rest = line.replace("\t", " ").partition(rule.anchor or "\n")
        if not found and rule.anchor:
            continue
        # Behind a later place on the line the end mark could not stand either.
        rest = rest if rule.anchor else before
        if rule.lines or not rule.until or rule.until in rest:
            yield number, rest


_FINDERS: dict[Where, Callable[[Sequence[str], FieldRule], Iterator[Place]]] = {
    "line": _on_the_line,
    "below": _below,
    "cell": _in_the_next_cell,
    "between": _behind_the_text,
}
