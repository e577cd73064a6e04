"""Takes the signed content out of S/MIME signed-data (RFC 8551 section 3.5.2) without checking it.

Only the few outer layers of the Cryptographic Message Syntax (RFC 5652 section 5) are walked:
content type, [0], SignedData, version, algorithms, encapsulated content, [0], octet string.
"""

_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_SEQUENCE, _SET, _OID, _INTEGER, _OCTETS, _OCTETS_IN_PARTS, _EXPLICIT = (
    0x30, 0x31, 0x06, 0x02, 0x04, 0x24, 0xA0,
)  # fmt: skip
_MOST_PIECES = 100_000


def signed_content(data: bytes) -> bytes:
    """The content that was signed; empty when it is encrypted, detached or damaged."""
    try:
        kind, start, end = _element(data, _inside(data, 0, _SEQUENCE))
        if kind != _OID or data[start:end] != _SIGNED_DATA:
            return b""
        position = _inside(data, end, _EXPLICIT)
        position = _inside(data, position, _SEQUENCE)
        for expected in (_INTEGER, _SET):
            position = _behind(data, position, expected)
        position = _inside(data, position, _SEQUENCE)
        position = _behind(data, position, _OID)
        return _octets(data, _inside(data, position, _EXPLICIT))
    except (IndexError, ValueError):
        return b""


def _element(data: bytes, position: int) -> tuple[int, int, int]:
    """Tag, start and end of an element; an indefinite length (X.690 8.1.3.6) ends at -1."""
    tag, length = data[position], data[position + 1]
    start = position + 2
    if length < 0x80:
        return tag, start, start + length
    if length == 0x80:
        return tag, start, -1
    size = length & 0x7F
    end = start + size + int.from_bytes(data[start : start + size], "big")
    return tag, start + size, end


def _inside(data: bytes, position: int, expected: int) -> int:
    tag, start, _ = _element(data, position)
    if tag != expected:
        raise ValueError("An element is not where it should be.")
    return start


def _behind(data: bytes, position: int, expected: int) -> int:
    tag, _, end = _element(data, position)
    if tag != expected or end < 0:
        raise ValueError("An element is not where it should be.")
    return end


def _octets(data: bytes, position: int) -> bytes:
    """An octet string, in one piece or in many."""
    tag, start, end = _element(data, position)
    if tag == _OCTETS and end >= 0:
        return data[start:end]
    if tag != _OCTETS_IN_PARTS:
        return b""
    pieces: list[bytes] = []
    limit = end if end >= 0 else len(data)
    while start < limit and data[start] == _OCTETS and len(pieces) < _MOST_PIECES:
        _, begin, stop = _element(data, start)
        if stop <= start:
            break
        pieces.append(data[begin:stop])
        start = stop
    return b"".join(pieces)
