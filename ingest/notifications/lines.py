"""Reads labelled values written line by line: `Label: value`, `*Label:*`, label above value."""

import re

from ingest.notifications.footer import is_footer, is_rule, without_footer
from ingest.notifications.label_words import LONGEST, field_of
from ingest.notifications.notification import Pair
from ingest.notifications.one_line import read_one_line
from ingest.notifications.values import fits

_SEPARATED = re.compile(
    r"^([^:：\t|=]{1,64}?)\s*(?:[:：]|\t+[:：]?|\s\|\s|\s=>?\s)\s*(.*)$", re.DOTALL
)
_BULLET = re.compile(r"^(?:[\s>*•·\-–|#■◆●○◇□▼▪・]+|\d{1,2}[.)]\s+)+(?=\S)")
_BRACKETED = re.compile(r"^[【\[［]([^【】\[\]［］]{1,40})[】\]］]\s*[:：]?\s*(.*)$", re.DOTALL)
_DASHED = re.compile(r"^([^:：\t|=]{1,40}?)\s+[-–—]\s+(\S.*)$", re.DOTALL)
_URL_LABEL = re.compile(r"^\W*(?:https?|mailto|ftp|tel)\s*$", re.IGNORECASE)
_COLON = re.compile(r"[^\W\d_][*_\s]{0,3}[:：](?!//)")
_MAX_LINES = 2000
_UNKNOWN_WORDS = 6


def read_lines(text: str) -> list[Pair]:
    """The labelled values of the text in order; unknown labels have an empty field."""
    lines = text.split("\n")[:_MAX_LINES]
    pairs: list[Pair] = []
    at = 0
    while at < len(lines):
        several = _several(lines[at])
        if several:
            pairs += several
            at += 1
            continue
        label, value, field = label_line(lines[at])
        at += 1
        if not label:
            continue
        if field == "message":
            value, at = _long_value(lines, at, value, {pair.field for pair in pairs})
        elif not value:
            value, at = _value_below(lines, at, field)
        elif field == "address":
            value, at = _address_lines(lines, at, value)
        if value or field:
            pairs.append(Pair(label, value, field))
    return pairs


def _several(line: str) -> list[Pair]:
    """Two or more labelled values side by side, when each is what its label promises."""
    if len(_COLON.findall(line[:2000])) < 2:
        return []
    pairs = read_one_line(line)
    sure = all(
        pair.field != "message" and (not pair.value or fits(pair.field, pair.value))
        for pair in pairs
    )
    return pairs if sure and pairs and line.strip(" *•-|").startswith(pairs[0].label) else []


def label_line(line: str) -> tuple[str, str, str]:
    """Label, value and field of a line; three empty strings where the line has no label."""
    bare = _BULLET.sub("", line.strip().replace("\u200b", ""))
    if not bare or is_rule(line):
        return "", "", ""
    found = _BRACKETED.match(bare[:4000]) or _SEPARATED.match(bare[:4000])
    if found is None and (dashed := _DASHED.match(bare[:4000])) and field_of(dashed.group(1)):
        found = dashed
    if found is None or _URL_LABEL.match(found.group(1)):
        field = field_of(bare) if len(bare) <= LONGEST else ""
        alone = field and field != "meta" and not bare.endswith((".", "!", ","))
        return (_plain(bare), "", field) if alone else ("", "", "")
    label, value = found.group(1), found.group(2).strip(" \t\u00a0")
    value = re.sub(r"^\*+\s*|\s*\*+$|^_+\s+", "", value) if "*" in line else value
    field = field_of(label)
    if not field and len(label.split()) > _UNKNOWN_WORDS:
        return "", "", ""
    return _plain(label), value.strip(), field


def _plain(label: str) -> str:
    return label.strip(" \t*_:：\u00a0")


def _value_below(lines: list[str], at: int, field: str) -> tuple[str, int]:
    """The next non-blank line, unless it carries a label itself."""
    for below in range(at, min(at + 4, len(lines))):
        if not lines[below].strip():
            continue
        label, _, next_field = label_line(lines[below])
        value = lines[below].strip().strip("*").strip()
        if (label and next_field) or is_rule(lines[below]) or is_footer(lines[below]):
            return "", at
        if label and not fits(field, value):
            return "", at
        return value, below + 1
    return "", at


def _address_lines(lines: list[str], at: int, value: str) -> tuple[str, int]:
    """An address may run over the next unlabelled lines up to a blank one."""
    parts = [value]
    while at < len(lines) and lines[at].strip() and len(parts) < 5:
        if label_line(lines[at])[0] or is_rule(lines[at]) or len(lines[at]) > 80:
            break
        parts.append(lines[at].strip())
        at += 1
    return ", ".join(parts), at


def _long_value(lines: list[str], at: int, value: str, seen: set[str]) -> tuple[str, int]:
    """The visitor's words: up to the next known label, the footer, or the end.

    A label ends them only when its value is what the label promises; "Delivery: end of March" is
    part of the message.
    """
    start = at
    while at < len(lines) and not _ends_message(lines, at, seen, bool(value) or at > start):
        at += 1
    words = without_footer([value, *lines[start:at]])
    return "\n".join(words).strip(), at


def _ends_message(lines: list[str], at: int, seen: set[str], begun: bool) -> bool:
    line = lines[at]
    if is_footer(line):
        return True
    label, value, field = label_line(line)
    if not label or not field:
        return False
    value = value or next((below.strip() for below in lines[at + 1 : at + 4] if below.strip()), "")
    if field == "meta":
        # The machine's own lines stand apart, or several of them together.
        above = lines[at - 1] if begun and at else ""
        return not above.strip() or is_rule(above) or _meta_follows(lines, at + 1)
    return field not in seen and field != "message" and fits(field, value) and begun


def _meta_follows(lines: list[str], at: int) -> bool:
    following = [line for line in lines[at : at + 3] if line.strip()]
    return bool(following) and label_line(following[0])[2] == "meta"
