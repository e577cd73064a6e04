"""ISO-2022-JP as mail really uses it: with the vendor rows and half-width kana of cp932."""

import re

# RFC 1468 escapes plus the two that Windows mailers add (JIS X 0201 kana, JIS X 0212).
_ESCAPE = re.compile(rb"\x1b(\$[@B]|\([BJI]|\$\(D)")


def decode_iso_2022_jp(data: bytes) -> str | None:
    """Text of ISO-2022-JP octets; None when they hold none of its escapes but 8-bit octets.

    Python's own codec rejects the vendor characters of rows 9-13 (circled digits, company
    marks), which Japanese mailers send under this label, so two-byte runs go through cp932.
    """
    if b"\x1b" not in data:
        return _unescaped(data)
    pieces = _ESCAPE.split(data)
    text = [_unescaped(pieces[0]) or ""]
    for escape, run in zip(pieces[1::2], pieces[2::2], strict=True):
        text.append(_run(escape, run))
    return "".join(text)


def _unescaped(data: bytes) -> str | None:
    try:
        return data.decode("ascii" if data.isascii() else "cp932")
    except UnicodeDecodeError:
        return None


def _run(escape: bytes, run: bytes) -> str:
    if escape in (b"$@", b"$B"):
        return _shifted(run).decode("cp932", "replace")
    if escape == b"$(D":
        return (b"\x1b$(D" + run).decode("iso2022_jp_ext", "replace")
    if escape == b"(I":
        return bytes(octet | 0x80 for octet in run).decode("cp932", "replace")
    return run.decode("cp932", "replace")


def _shifted(run: bytes) -> bytes:
    """JIS X 0208 code points in Shift_JIS form (JIS X 0208 annex 1)."""
    out = bytearray()
    position = 0
    while position < len(run):
        row = run[position]
        if row < 0x21 or row > 0x7E or position + 1 >= len(run):
            out.append(row)
            position += 1
            continue
        out += _pair(row, run[position + 1])
        position += 2
    return bytes(out)


def _pair(row: int, cell: int) -> bytes:
    lead = (row + 1) // 2 + (0x70 if row <= 0x5E else 0xB0)
    if row % 2:
        return bytes((lead, (cell + (0x1F if cell < 0x60 else 0x20)) & 0xFF))
    return bytes((lead, (cell + 0x7E) & 0xFF))
