"""Undoes transfer encodings (RFC 2045 section 6), also where they are damaged or wrongly named."""

import binascii
import re

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
_OTHER = bytes(octet for octet in range(256) if octet not in _LETTERS)
_ENDS = re.compile(rb"=+")
_MOST_ENDS = 1000
_PROSE = re.compile(rb"[A-Za-z,.;:]{2,20} [A-Za-z]{2,20} [A-Za-z]{1,20}")
_BEGIN = re.compile(rb"begin [0-7]{3,4} [^\r\n]{1,255}\r?\n")
_UU_NAMES = frozenset({"x-uuencode", "uuencode", "x-uue", "uue"})


def decode_transfer(body: bytes, encoding: str, content_type: str) -> bytes:
    """The octets of a body; damaged input gives what could be saved, never an error."""
    if encoding == "base64":
        if content_type.startswith("text/") and _PROSE.search(body[:4096]):
            return _mixed_base64(body)
        return decode_base64(body)
    if encoding in ("quoted-printable", "quotedprintable", "quoted_printable"):
        return binascii.a2b_qp(body)
    if encoding in _UU_NAMES and (begin := _BEGIN.search(body)):
        return decode_uu(body[begin.end() :])
    return body


def decode_base64(body: bytes) -> bytes:
    """Octets of base64, also with foreign characters, missing padding or several ends."""
    try:
        if body.count(b"=", 0, max(0, len(body.rstrip()) - 2)) == 0:
            return binascii.a2b_base64(body)
    except binascii.Error:
        pass
    letters = body.translate(None, _OTHER)
    if letters.count(b"=") > _MOST_ENDS:
        return _padded(letters.replace(b"=", b""))
    pieces = _ENDS.split(letters)
    return b"".join(_padded(piece) for piece in pieces if len(piece) > 1)


def _padded(letters: bytes) -> bytes:
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def _mixed_base64(body: bytes) -> bytes:
    """A text with a base64 label: all of it prose, or prose that a gateway put below it."""
    prose = _PROSE.search(body)
    line = body.rfind(b"\n", 0, prose.start()) + 1 if prose else 0
    coded, rest = body[:line], body[line:]
    if len(coded.split()) == 0 or _PROSE.search(coded):
        return body
    return decode_base64(coded) + b"\n" + rest


def decode_uu(body: bytes) -> bytes:
    """Octets of uuencoded lines up to `end`; a damaged line is skipped."""
    pieces = []
    for line in body.splitlines():
        if line.strip() in (b"end", b"`", b""):
            if line.strip() == b"end":
                break
            continue
        pieces.append(_uu_line(line))
    return b"".join(pieces)


def _uu_line(line: bytes) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        pass
    # Some encoders count the padding wrongly; take the length the first character names.
    length = (((line[0] - 32) & 63) * 4 + 5) // 3
    try:
        return binascii.a2b_uu(line[: length + 1])
    except binascii.Error:
        return b""
