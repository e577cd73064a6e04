"""Splits a letter into its tree of parts by offsets, without recursion and without copies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.mime.defects import Defects
from ingest.mime.fields import Head, read_head
from ingest.mime.limits import Limits
from ingest.mime.parameters import Value, read_disposition, read_token, read_type
from ingest.mime.signed import signed_content
from ingest.mime.transfer import decode_transfer

_SIGNED_TYPES = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_LEADING_BLANKS = re.compile(rb"[ \t\r\n]{0,2000}\n(?=[!-9;-~]{1,80}:)")
_GUESSED = re.compile(rb"(?m)^--([^\s-][^\r\n]{0,199}?)[ \t]*\r?$")


@dataclass(slots=True)
class Part:
    """One entity (RFC 2045 2.4): its head, and `start`:`end` of its body in `raw`."""

    raw: bytes = field(repr=False)
    head: Head
    type: Value
    disposition: Value
    encoding: str
    start: int
    end: int
    depth: int
    children: list["Part"] = field(default_factory=list)

    @property
    def is_multipart(self) -> bool:
        """Whether the part was split into others."""
        return bool(self.children)

    def payload(self) -> bytes:
        """The octets of the body, transfer encoding removed."""
        return decode_transfer(self.raw[self.start : self.end], self.encoding, self.type.main)


def split(raw: bytes, limits: Limits, defects: Defects) -> Part:
    """The tree of a whole letter; what lies beyond a limit stays one unsplit part."""
    root = _part(raw, _first_line(raw), len(raw), 0, "text/plain", limits, defects)
    waiting = [root]
    room = limits.parts - 1
    while waiting:
        part = waiting.pop()
        signed = part.type.main in _SIGNED_TYPES
        if not signed and not part.type.main.startswith("multipart/"):
            continue
        if part.depth >= limits.depth or room <= 0:
            defects.add("The parts are nested too deeply or too many; some were not read.")
            continue
        if signed:
            _open_signed(part, limits, defects)
        else:
            _open(part, room, limits, defects)
        room -= len(part.children)
        waiting.extend(reversed(part.children))
    return root


def leaves(root: Part) -> Iterator[Part]:
    """All parts that hold content, in the order of the letter."""
    waiting = [root]
    while waiting:
        part = waiting.pop()
        if part.children:
            waiting.extend(reversed(part.children))
        else:
            yield part


def _first_line(raw: bytes) -> int:
    """Index of the first header line, behind a byte order mark and blank lines."""
    start = 3 if raw.startswith(b"\xef\xbb\xbf") else 0
    blank = _LEADING_BLANKS.match(raw, start, start + 4096)
    return blank.end() if blank else start


def _part(
    raw: bytes, start: int, end: int, depth: int, default: str, limits: Limits, defects: Defects
) -> Part:
    head = read_head(raw, start, end, limits, defects)
    type_ = read_type(head.raw("content-type"))
    if not type_.main:
        type_ = Value(default, type_.parameters)
    disposition = read_disposition(head.raw("content-disposition"))
    encoding = read_token(head.raw("content-transfer-encoding"))
    return Part(raw, head, type_, disposition, encoding, min(head.body, end), end, depth)


def _open(part: Part, room: int, limits: Limits, defects: Defects) -> None:
    """Give a multipart its children, at most `room` of them."""
    boundary = part.type.get("boundary").rstrip().encode("utf-8", "replace")
    if part.encoding in ("base64", "quoted-printable") and boundary:
        _decode_whole(part, boundary)
    if not boundary or part.raw.find(b"--" + boundary, part.start, part.end) < 0:
        boundary = _guessed(part)
        defects.add("A multipart names no boundary that occurs in it; it was guessed.")
    default = "message/rfc822" if part.type.main == "multipart/digest" else "text/plain"
    for start, end in _sections(part, boundary, defects) if boundary else ():
        if len(part.children) >= room:
            defects.add("There are too many parts; the rest was not read.")
            break
        child = _part(part.raw, start, end, part.depth + 1, default, limits, defects)
        part.children.append(child)
    if not part.children:
        part.type = Value("text/plain", part.type.parameters)


def _open_signed(part: Part, limits: Limits, defects: Defects) -> None:
    """Give S/MIME signed-data the letter it holds as its only child."""
    content = signed_content(part.payload())
    if content:
        child = _part(content, 0, len(content), part.depth + 1, "text/plain", limits, defects)
        part.children.append(child)


def _decode_whole(part: Part, boundary: bytes) -> None:
    """Undo a transfer encoding that no multipart may have (RFC 2045 6.4) but some do."""
    if part.raw.find(b"\n--" + boundary, part.start - 1, part.end) >= 0:
        part.encoding = ""
        return
    part.raw = decode_transfer(part.raw[part.start : part.end], part.encoding, "")
    part.start, part.end, part.encoding = 0, len(part.raw), ""


def _guessed(part: Part) -> bytes:
    found = _GUESSED.search(part.raw, part.start, min(part.end, part.start + 65536))
    return found[1].rstrip() if found else b""


def _sections(part: Part, boundary: bytes, defects: Defects) -> Iterator[tuple[int, int]]:
    """Offsets of what stands between the delimiter lines (RFC 2046 5.1.1)."""
    begun = -1
    for line_start, line_end, closing in _delimiters(part, boundary):
        if closing and begun >= 0 and _opens_inner(part, begun, line_start, boundary):
            continue
        if begun >= 0:
            yield begun, max(begun, _before_newline(part.raw, line_start))
        begun = -1 if closing else line_end
        if closing:
            return
    if begun >= 0:
        defects.add("The last part of a multipart is not closed.")
        # A closing delimiter that stands behind text instead of in its own line.
        glued = part.raw.rfind(b"--" + boundary + b"--", begun, part.end)
        yield begun, glued if glued >= 0 and not _more(part, glued, boundary) else part.end


def _opens_inner(part: Part, begun: int, line: int, boundary: bytes) -> bool:
    """Whether a closing line is the delimiter of a part inside, named like ours with "--"."""
    declared = part.raw.find(b'boundary="' + boundary + b'--"', begun, line)
    return declared >= 0


def _more(part: Part, glued: int, boundary: bytes) -> bool:
    return bool(part.raw[glued + len(boundary) + 4 : part.end].strip())


def _delimiters(part: Part, boundary: bytes) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each delimiter line and whether it is the closing one."""
    mark = b"\n--" + boundary
    raw = part.raw
    # The first delimiter may stand at the very beginning, without a newline before it.
    position = part.start if raw.startswith(mark[1:], part.start) else -1
    if position < 0:
        position = raw.find(mark, part.start, part.end) + 1 or -1
    while 0 <= position < part.end:
        behind = position + len(mark) - 1
        closing = raw.startswith(b"--", behind)
        newline = raw.find(b"\n", behind, min(part.end, behind + 1000))
        line_end = part.end if newline < 0 else newline + 1
        if not raw[behind + 2 * closing : min(line_end, behind + 1000)].strip():
            yield position, line_end, closing
        position = raw.find(mark, behind, part.end) + 1 or -1


def _before_newline(raw: bytes, index: int) -> int:
    """The newline before a delimiter belongs to the delimiter."""
    if raw.startswith(b"\r\n", index - 2) and index >= 2:
        return index - 2
    return index - 1
