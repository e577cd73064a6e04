"""Values with parameters, such as Content-Type: tolerant RFC 2045, RFC 2231 and RFC 2047."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from ingest.mime.charsets import decode
from ingest.mime.words import decode_words, tidy

_TYPE = re.compile(rb"\s*([\w!#$&^.+*-]{1,100}\s*/\s*[\w!#$&^.+*-]{1,100})")
_TOKEN = re.compile(rb"\s*([\w.+-]{1,100})")
_PARAMETER = re.compile(
    rb';\s*([^\s=;"]{1,80})\s*=\s*(?:"((?:[^"\\]|\\.)*)"?([^;]*)|([^;]*))', re.DOTALL
)
_ESCAPED = re.compile(rb'\\(["\\])')
_PIECE = re.compile(r"(.+?)\*(?:(\d{1,4})(\*?))?$")
_COMMENT = re.compile(rb"\([^()]{0,200}\)")
_MOST = 60


@dataclass(frozen=True, slots=True)
class Value:
    """A lower-cased main value and its parameters, by lower-case name, decoded."""

    main: str = ""
    parameters: dict[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """The parameter of that name, or an empty string."""
        return self.parameters.get(name, "")


def read_type(raw: bytes) -> Value:
    """A Content-Type; its main value is empty when the field holds no type."""
    if not raw:
        return Value()
    found = _TYPE.match(raw)
    main = re.sub(rb"\s", b"", found[1]).decode("ascii", "replace").lower() if found else ""
    rest = raw[found.end() :] if found else raw[raw.find(b";") :] if b";" in raw else b""
    return Value(main, _parameters(rest))


def read_disposition(raw: bytes) -> Value:
    """A Content-Disposition or any other field of one token with parameters."""
    if not raw:
        return Value()
    found = _TOKEN.match(raw)
    main = found[1].decode("ascii", "replace").lower() if found else ""
    return Value(main, _parameters(raw[found.end() :] if found else raw))


def read_token(raw: bytes) -> str:
    """The first token of a field such as Content-Transfer-Encoding, lower-cased."""
    found = _TOKEN.match(_COMMENT.sub(b"", raw).strip(b" \"'"))
    return found[1].decode("ascii", "replace").lower() if found else ""


def _parameters(raw: bytes) -> dict[str, str]:
    if not raw.strip():
        return {}
    if b"(" in raw:
        raw = _COMMENT.sub(b"", raw) if b'"' not in raw else raw
    if not raw.lstrip().startswith(b";"):
        raw = b";" + raw
    plain: dict[str, bytes] = {}
    for count, found in enumerate(_PARAMETER.finditer(raw)):
        if count >= _MOST:
            break
        name = found[1].decode("ascii", "replace").lower()
        plain.setdefault(name, _raw_value(found))
    return _assembled(plain)


def _raw_value(found: re.Match[bytes]) -> bytes:
    if found[2] is None:
        return found[4].strip()
    # Text after a closing quote belongs to a name whose own quotes were not escaped.
    tail = found[3].strip()
    value = _ESCAPED.sub(rb"\1", found[2])
    return value + b'"' + tail if tail.endswith(b'"') else value


def _assembled(plain: dict[str, bytes]) -> dict[str, str]:
    """Join the numbered pieces of RFC 2231 and decode every value; RFC 2231 beats plain."""
    values = {name: decode_words(value) for name, value in plain.items() if "*" not in name}
    pieces: dict[str, list[tuple[int, bool, bytes]]] = {}
    for name, value in plain.items():
        if "*" in name and (found := _PIECE.match(name)):
            coded = found[2] is None or found[3] == "*"
            pieces.setdefault(found[1], []).append((int(found[2] or 0), coded, value))
    for name, parts in pieces.items():
        values[name] = _joined(sorted(parts, key=lambda part: part[0]))
    return values


def _joined(parts: list[tuple[int, bool, bytes]]) -> str:
    charset = b""
    octets = b""
    for index, (_, coded, value) in enumerate(parts):
        if coded and index == 0 and value.count(b"'") >= 2:
            charset, _, value = value.split(b"'", 2)
        octets += unquote_to_bytes(value) if coded else value
    if b"=?" in octets and not charset:
        return decode_words(octets)
    return tidy(decode(octets, charset.decode("ascii", "replace")))
