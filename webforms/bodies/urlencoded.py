"""Bodies of application/x-www-form-urlencoded, in the encoding the page really used."""

from urllib.parse import unquote_to_bytes

from webforms.post import Pairs


def read_urlencoded(body: bytes) -> Pairs:
    """Names and values in the order sent (URL Standard 5.1).

    An old page posts windows-1252 without saying so; bytes that are no UTF-8 are read as that,
    so that a French name does not arrive full of question marks.
    """
    parts = [part.partition(b"=") for part in body.split(b"&") if part]
    raw = [(_unquote(name), _unquote(value)) for name, _equals, value in parts]
    encoding = "utf-8" if _is_utf8(raw) else "windows-1252"
    return tuple(
        (name.decode(encoding, "replace"), value.decode(encoding, "replace")) for name, value in raw
    )


def _unquote(part: bytes) -> bytes:
    return unquote_to_bytes(part.replace(b"+", b" "))


def _is_utf8(raw: list[tuple[bytes, bytes]]) -> bool:
    try:
        for name, value in raw:
            name.decode()
            value.decode()
    except UnicodeDecodeError:
        return False
    return True
