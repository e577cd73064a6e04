"""Splits a header block into raw fields, with its folding, its limits and its usual damage."""

import re
from dataclasses import dataclass, field

from ingest.mime.defects import Defects
from ingest.mime.limits import Limits

Field = tuple[str, bytes]

_BLANK_LINE = re.compile(rb"\r{0,3}\n\r{0,3}\n|\r\r(?!\n)")
_NAME = re.compile(rb"[!-9;-~]{1,200}")
# A colon line that proves that the header goes on after a line which is no field.
_KNOWN = re.compile(
    rb"(?mi)^(?:from|to|cc|subject|date|message-id|mime-version|content-[a-z-]+|received"
    rb"|return-path|reply-to|in-reply-to|references|x-[a-z0-9-]+)[ \t]*:"
)
_SCANNED_BLOCKS = 8


@dataclass(frozen=True, slots=True)
class Head:
    """The fields of one header block and the index at which its body begins."""

    fields: tuple[Field, ...]
    body: int

    def raw(self, name: str) -> bytes:
        """The first field of that lower-case name; empty when there is none."""
        return next((value for field_, value in self.fields if field_ == name), b"")


def read_head(raw: bytes, start: int, end: int, limits: Limits, defects: Defects) -> Head:
    """Fields of the block that begins at `start`; reading never goes beyond `end`."""
    if start >= end:
        return Head((), end)
    if raw.startswith((b"\n", b"\r\n"), start):
        return Head((), min(end, start + (2 if raw.startswith(b"\r", start) else 1)))
    most = start + _SCANNED_BLOCKS * limits.header_block_bytes
    blank = _BLANK_LINE.search(raw, start, min(end, most))
    if blank:
        stop, body = blank.start(), blank.end()
    elif most >= end:
        stop, body = end, end
    else:
        defects.add("The header block is far too long; only its beginning was read.")
        stop, body = most, _far_blank_line(raw, most, end)
    block = raw[start:stop]
    reader = _Reader(limits, defects, block)
    used = reader.read()
    return Head(reader.joined(), body if used is None else start + used)


def _far_blank_line(raw: bytes, start: int, end: int) -> int:
    found = [raw.find(mark, start, end) for mark in (b"\n\n", b"\n\r\n")]
    return min((index + 2 for index in found if index >= 0), default=end)


@dataclass(slots=True)
class _Reader:
    """Reads one block line by line; counts octets so that no field and no block grows too long."""

    limits: Limits
    defects: Defects
    block: bytes
    fields: list[tuple[str, list[bytes]]] = field(default_factory=list)
    block_left: int = 0
    field_left: int = 0
    known_at: int = -1

    def read(self) -> int | None:
        """Read all fields; the index where text begins if that is within the block."""
        self.block_left = self.limits.header_block_bytes
        position = 0
        for line in self.block.splitlines(keepends=True):
            bare = line.rstrip(b"\r\n")
            if not self._take(bare, position):
                return position
            if len(self.fields) > self.limits.headers:
                self.fields.pop()
                self.defects.add("There are too many header fields; the rest was not read.")
                return None
            position += len(line)
        return None

    def joined(self) -> tuple[Field, ...]:
        """The fields read, each unfolded to one line."""
        return tuple((name, b"".join(lines).strip()) for name, lines in self.fields)

    def _take(self, line: bytes, position: int) -> bool:
        """Take one line; False when it is the first line of the text."""
        if not line or line[:1] in b" \t":
            if self.fields:
                self._keep(line)
            return bool(self.fields) or not line.strip() or self._goes_on(position)
        colon = line.find(b":")
        if colon > 0 and _NAME.fullmatch(name := line[:colon].rstrip()):
            self.field_left = self.limits.header_bytes
            self.fields.append((name.decode("ascii").lower(), []))
            self._keep(line[colon + 1 :])
            return True
        if line.startswith((b"From ", b">From ")):
            return True
        if not self._goes_on(position):
            self.defects.add("The blank line between header and text is missing.")
            return False
        if self.fields:
            self._keep(b" " + line)
        return True

    def _keep(self, octets: bytes) -> None:
        room = max(0, min(self.field_left, self.block_left))
        if len(octets) > room:
            self.defects.add("A header field is too long; the rest of it was cut.")
            octets = octets[:room]
        self.fields[-1][1].append(octets)
        self.field_left -= len(octets)
        self.block_left -= len(octets)

    def _goes_on(self, position: int) -> bool:
        """Whether a field that every mailer knows still follows."""
        if self.known_at < position:
            found = _KNOWN.search(self.block, position)
            self.known_at = found.start() if found else -1
        return self.known_at >= position
