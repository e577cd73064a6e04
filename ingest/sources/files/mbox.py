"""Reads the letters of an mbox file one after the other (RFC 4155, with the quoting of mboxrd)."""

import re
from collections.abc import Iterator
from typing import BinaryIO

# Programs that write mbox without quoting leave "From " lines in the text. The real ones end
# with a date and have a blank line above.
_SEPARATOR = re.compile(rb"From .*\d{1,2}:\d{2}(?::\d{2})?\b.*\d{4}")
_QUOTED = re.compile(rb">+From ")
_LINE_BYTES = 64 * 1024
_SEPARATOR_BYTES = 512


def mbox_letters(file: BinaryIO, max_bytes: int) -> Iterator[bytes | None]:
    """Yield each letter, or None for one larger than `max_bytes`; holds one letter in memory.

    A file that does not begin with "From " is one letter. One ">" is taken from each ">From "
    line and from each ">>From " line (mboxrd); the "From " line and the blank line before the next
    one are not part of a letter.
    """
    letter: _Letter | None = None
    is_mbox = False
    is_after_blank = is_at_line_start = True
    while line := file.readline(_LINE_BYTES):
        if letter is None:
            is_mbox = line.startswith(b"From ")
            letter = _Letter(max_bytes)
            if not is_mbox:
                letter.add(line)
        elif is_mbox and is_at_line_start and is_after_blank and _is_separator(line):
            yield letter.finished(is_mbox)
            letter = _Letter(max_bytes)
        else:
            letter.add(_unquoted(line) if is_mbox and is_at_line_start else line)
        is_after_blank = is_at_line_start and line in (b"\n", b"\r\n")
        is_at_line_start = line.endswith(b"\n")
    if letter is not None:
        yield letter.finished(is_mbox)


def count_mbox_letters(file: BinaryIO) -> int:
    """Return how many letters the file holds, 0 for an empty one."""
    return sum(1 for _ in mbox_letters(file, max_bytes=0))


class _Letter:
    """One letter as it is read; beyond its limit only the fact is kept."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._text = bytearray()
        self._is_too_big = False

    def add(self, line: bytes) -> None:
        """Take a line, or a part of one."""
        if self._is_too_big:
            return
        self._text += line
        # The blank line that will be taken off again does not count.
        if len(self._text) > self._max_bytes + 2:
            self._is_too_big, self._text = True, bytearray()

    def finished(self, is_mbox: bool) -> bytes | None:
        """Return the letter without the blank line that ends it in an mbox."""
        if is_mbox and not self._is_too_big:
            for blank in (b"\r\n", b"\n"):
                if self._text.endswith(b"\n" + blank):
                    del self._text[-len(blank) :]
                    break
        if self._is_too_big or len(self._text) > self._max_bytes:
            return None
        return bytes(self._text)


def _is_separator(line: bytes) -> bool:
    return line.startswith(b"From ") and bool(_SEPARATOR.match(line[:_SEPARATOR_BYTES]))


def _unquoted(line: bytes) -> bytes:
    return line[1:] if _QUOTED.match(line) else line
