"""MAPI properties as winmail.dat stores them (MS-OXTNEF section 2.1.3.4), lengths checked."""

import struct
from dataclasses import dataclass, field

from ingest.mime.charsets import decode

_FIXED = {
    0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8,
    0x48: 16,
}  # fmt: skip
_STRING, _UNICODE, _OBJECT, _BINARY = 0x1E, 0x1F, 0x0D, 0x102
_MANY, _NAMED = 0x1000, 0x8000
_MOST = 4000


@dataclass(slots=True)
class Properties:
    """The first value of each property by its number; strings keep their type with them."""

    charset: str
    values: dict[int, tuple[int, bytes]] = field(default_factory=dict)

    def text(self, number: int) -> str:
        """A property as text; empty when it is missing."""
        kind, value = self.values.get(number, (0, b""))
        if kind == _UNICODE:
            return value.decode("utf-16-le", "replace").rstrip("\0")
        return decode(value.rstrip(b"\0"), "" if kind == _BINARY else self.charset)

    def octets(self, number: int) -> bytes:
        """A property as it is; empty when it is missing."""
        return self.values.get(number, (0, b""))[1]


def read_properties(data: bytes, charset: str) -> Properties:
    """All properties up to the first that does not fit into the data."""
    properties = Properties(charset)
    reader = _Reader(data, 4)
    try:
        for _ in range(min(_MOST, int.from_bytes(data[:4], "little"))):
            kind, number = reader.short(), reader.short()
            if number >= _NAMED:
                reader.skip_name()
            value = reader.value(kind)
            properties.values.setdefault(number, (kind & ~_MANY, value))
    except (struct.error, ValueError):
        # The file ends within a property; those before it are sound.
        return properties
    return properties


@dataclass(slots=True)
class _Reader:
    data: bytes
    position: int

    def short(self) -> int:
        value: int = struct.unpack_from("<H", self.data, self.position)[0]
        self.position += 2
        return value

    def long(self) -> int:
        value: int = struct.unpack_from("<I", self.data, self.position)[0]
        self.position += 4
        return value

    def take(self, length: int) -> bytes:
        """The next octets; each value is padded to four."""
        end = self.position + length
        if end > len(self.data):
            raise ValueError("The value is longer than the data.")
        value = self.data[self.position : end]
        self.position = end + -length % 4
        return value

    def skip_name(self) -> None:
        self.position += 16
        if self.long() == 0:
            self.position += 4
        else:
            self.take(self.long())

    def value(self, kind: int) -> bytes:
        """The first value of a property; the others of a list are passed over."""
        plain = kind & ~_MANY
        if plain in _FIXED:
            return self._first(_FIXED[plain], self.long() if kind & _MANY else 1)
        if plain not in (_STRING, _UNICODE, _OBJECT, _BINARY):
            raise ValueError("The property type is unknown.")
        return self._first(None, self.long())

    def _first(self, length: int | None, count: int) -> bytes:
        if count > len(self.data):
            raise ValueError("There are more values than octets.")
        first = b""
        for index in range(count):
            value = self.take(self.long() if length is None else length)
            first = first if index else value
        return first
