"""Opens winmail.dat (MS-OXTNEF) with every length and count checked against what is there.

tnefparse believes the counts in the file, so that a few octets keep it busy for hours; this
reader takes the name, content and text out of the same structure and stops at the end of data.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.mime.charsets import decode
from ingest.mime.mapi import Properties, read_properties

_SIGNATURE = b"\x78\x9f\x3e\x22"
_HEADER = struct.Struct("<BII")
_RENDERING, _TITLE, _DATA, _PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
_MESSAGE_PROPERTIES, _BODY, _CODEPAGE = 0x9003, 0x800C, 0x9007
_LONG_NAME, _SHORT_NAME, _MIME_TYPE, _CONTENT_ID, _OBJECT = 0x3707, 0x3704, 0x370E, 0x3712, 0x3701
_TEXT, _HTML = 0x1000, 0x1013
_MOST_OBJECTS = 2000


@dataclass(slots=True)
class Packed:
    """One file inside."""

    filename: str = ""
    content_type: str = "application/octet-stream"
    content_id: str = ""
    content: bytes = b""


@dataclass(slots=True)
class Winmail:
    """All files and the text of a winmail.dat; text and HTML are empty where it has none."""

    files: list[Packed] = field(default_factory=list)
    text: str = ""
    html: str = ""


def read_winmail(data: bytes) -> Winmail | None:
    """What is packed in `data`; None when it is no TNEF stream."""
    if not data.startswith(_SIGNATURE):
        return None
    winmail = Winmail()
    charset = "cp1252"
    for name, value in _objects(data):
        if name == _CODEPAGE and len(value) >= 4:
            charset = f"cp{int.from_bytes(value[:4], 'little')}"
        elif name == _BODY and not winmail.text:
            winmail.text = decode(value.rstrip(b"\0"), charset)
        elif name == _MESSAGE_PROPERTIES:
            _take_text(winmail, read_properties(value, charset))
        elif name == _RENDERING:
            winmail.files.append(Packed())
        elif winmail.files:
            _take_file(winmail.files[-1], name, value, charset)
    winmail.files = [one for one in winmail.files if one.content or one.filename]
    return winmail


def _objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Attribute name and value of each object, up to the first that does not fit."""
    position = 6
    for _ in range(_MOST_OBJECTS):
        if position + _HEADER.size > len(data):
            return
        _, attribute, length = _HEADER.unpack_from(data, position)
        start = position + _HEADER.size
        if start + length > len(data):
            return
        yield attribute & 0xFFFF, data[start : start + length]
        # Two octets of checksum follow each value; a damaged one is no reason to lose a file.
        position = start + length + 2


def _take_text(winmail: Winmail, properties: Properties) -> None:
    winmail.text = properties.text(_TEXT) or winmail.text
    winmail.html = properties.text(_HTML) or winmail.html


def _take_file(file: Packed, name: int, value: bytes, charset: str) -> None:
    if name == _TITLE:
        file.filename = decode(value.rstrip(b"\0"), charset)
    elif name == _DATA:
        file.content = value
    elif name == _PROPERTIES:
        properties = read_properties(value, charset)
        file.filename = properties.text(_LONG_NAME) or file.filename
        file.filename = file.filename or properties.text(_SHORT_NAME)
        file.content_type = properties.text(_MIME_TYPE).lower() or file.content_type
        file.content_id = properties.text(_CONTENT_ID)
        file.content = file.content or properties.octets(_OBJECT)[16:]
