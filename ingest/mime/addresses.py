"""Address lists that break RFC 5322: bare commas, several @, empty <>, groups, comments."""

import re
from collections.abc import Iterator

from ingest.message import Address
from ingest.mime.words import decode_text, tidy

_TOP = re.compile(r'"(?:[^"\\]|\\.)*"|<[^<>]*>|\([^()]*\)|[,;]', re.DOTALL)
_ANGLE = re.compile(r"<([^<>]*)>?")
# Every run is bounded (RFC 5321 section 4.5.3.1 allows 64 and 255 octets), or a long field
# without any address would take time with the square of its length.
_EMAIL = re.compile(
    r"[^\s<>()\[\],;:\"@]{1,250}@(?:\[[^\[\]\s]{3,60}\]|[^\s<>()\[\],;:\"@]{1,255})"
)
_QUOTED_EMAIL = re.compile(r'"[^"<>\r\n]{1,64}"@[^\s<>()\[\],;:"@]{1,255}')
_COMMENT = re.compile(r"\(([^()]*)\)")
_GROUP = re.compile(r'^[^@<>",;:]{0,200}:(?=.*[@;])|^[^@<>",;:]{1,200}:$', re.DOTALL)
_LONGEST_NAME = 1000
_MAILTO = re.compile(r"\[? ?mailto:", re.IGNORECASE)
_LOOSE_MARK = re.compile(r" ?([@.]) ?")
_ESCAPED = re.compile(r"\\(.)")


def read_addresses(value: str, most: int) -> tuple[Address, ...]:
    """At most `most` mailboxes of a field whose encoded words are still encoded."""
    found: list[Address] = []
    for item in _items(_MAILTO.sub("", value)):
        address = _address(item)
        if address is not None:
            found.append(address)
        if len(found) >= most:
            break
    return tuple(found)


def _items(value: str) -> Iterator[str]:
    """Pieces between commas; one without an address belongs to the name in the next one."""
    pending = ""
    for piece in _pieces(value):
        pending += piece if not pending else "," + piece
        if len(pending) > _LONGEST_NAME and "@" not in piece:
            pending = ""
        elif "@" in _EMPTIED.sub("", pending) or "<" in pending:
            yield pending
            pending = ""
    if pending.strip(" ,;"):
        yield pending


_EMPTIED = re.compile(r'"(?:[^"\\]|\\.)*"(?!\s*@)|\([^()]*\)', re.DOTALL)


def _pieces(value: str) -> Iterator[str]:
    start = 0
    for found in _TOP.finditer(value):
        if found[0] in ",;":
            yield value[start : found.start()]
            start = found.end()
    yield value[start:]


def _address(item: str) -> Address | None:
    """One mailbox; an item without any address gives its name alone."""
    item = _GROUP.sub("", item.strip(), count=1)
    angle = _last_angle(item)
    if angle is not None:
        email = _email(angle[1])
        name = item[: angle.start()] or item[angle.end() :]
        if not email and "@" in name and (bare := _EMAIL.search(_EMPTIED.sub("", name))):
            email, name = bare[0], name.replace(bare[0], "", 1)
        return _built(name, email)
    if "@" not in item:
        return _built(item, "")
    outside = _QUOTED_EMAIL.search(item) or _EMAIL.search(_COMMENT.sub(" ", item))
    if outside is None:
        outside = _EMAIL.search(item)
    if outside is None:
        return _built(item, "")
    rest = item.replace(outside[0], " ", 1)
    comments = " ".join(_COMMENT.findall(rest))
    return _built(_COMMENT.sub(" ", rest).strip() or comments, outside[0])


def _last_angle(item: str) -> re.Match[str] | None:
    found = None
    for angle in _ANGLE.finditer(item):
        if found is None or "@" in angle[1]:
            found = angle
    return found


def _email(inside: str) -> str:
    """The address within angle brackets, source route (RFC 5322 4.4) and blanks removed."""
    text = inside.strip().strip("'\"")
    if ":" in text and text.startswith("@"):
        text = text.rsplit(":", 1)[1]
    quoted = _QUOTED_EMAIL.search(inside)
    if quoted:
        return quoted[0]
    joined = _LOOSE_MARK.sub(r"\1", text)
    found = _EMAIL.search(joined)
    if found:
        return found[0].strip(".")
    return joined if joined and " " not in joined else ""


def _built(name: str, email: str) -> Address | None:
    text = clean_name(name)
    email = email.strip().strip("'").rstrip(".")
    if text == email:
        text = ""
    return Address(text, email) if text or email else None


def clean_name(name: str) -> str:
    """A display name decoded, unquoted and without the marks that mailers leave around it."""
    text = tidy(decode_text(name)).strip(" ,;")
    # What "[mailto:...]" leaves behind is no part of the name.
    text = text.removesuffix("]").rstrip() if "[" not in text else text
    while len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1].strip()
    if text.startswith('"') or text.endswith('"'):
        text = text.strip('"')
    return tidy(_ESCAPED.sub(r"\1", text) if "\\" in text else text)
