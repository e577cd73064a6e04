"""Raw header octets to text: tolerant encoded words (RFC 2047) and unencoded 8-bit octets."""

import binascii
import re

from ingest.mime.charsets import decode

_OPENING = re.compile(rb"=\?([\w.:+*()-]{1,60})\?([bBqQ])\?")
_CLOSING = b"?="
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_BLANKS = re.compile(r"[\r\n\t\x00 ]+")
_HEX_PAIR = re.compile(rb"[0-9A-F]{2}")

# One decoded run: its octets and the charset they claim, empty for text outside of words.
_Run = tuple[bytes, str]


def decode_words(value: bytes, fallback: str = "") -> str:
    """Text of one unfolded header value; white space runs become single spaces.

    Octets of neighbouring words of one charset are joined before decoding, because mailers cut
    multibyte characters in two. `fallback` is the charset for unencoded 8-bit octets.
    """
    if b"=?" not in value:
        return tidy(decode(value, "", fallback))
    text = "".join(decode(octets, charset, fallback) for octets, charset in _runs(value))
    return tidy(text)


def decode_text(value: str) -> str:
    """The same for text in which encoded words were left over."""
    return decode_words(value.encode("utf-8", "replace")) if "=?" in value else value


def tidy(text: str) -> str:
    """One line: no control characters that could start another header or hide text."""
    return _BLANKS.sub(" ", text).strip(" ")


def _runs(value: bytes) -> list[_Run]:
    runs: list[_Run] = []
    position = 0
    while opening := _OPENING.search(value, position):
        end = _word_end(value, opening)
        _append_between(runs, value[position : opening.start()])
        charset = opening[1].decode("ascii", "replace").lower()
        _append_word(runs, _octets(value[opening.end() : end], opening[2]), charset)
        position = min(len(value), end + len(_CLOSING))
    _append_between(runs, value[position:], last=True)
    return runs


def _word_end(value: bytes, opening: re.Match[bytes]) -> int:
    """Index of the word's closing mark; the end of the value for a word that was cut off."""
    end = value.find(_CLOSING, opening.end())
    if end < 0:
        return len(value)
    if opening[2] in b"qQ" and _HEX_PAIR.match(value, end + 2):
        # "?=3D" is a question mark followed by an encoded octet if a closing mark still follows.
        later = value.find(_CLOSING, end + 2)
        blank = value.find(b" ", end)
        if later > 0 and (blank < 0 or later < blank):
            return later
    return end


def _append_between(runs: list[_Run], octets: bytes, last: bool = False) -> None:
    """Keep text outside of words; white space between two words is no text (RFC 2047 6.2)."""
    if octets and (last or not runs or octets.strip()):
        runs.append((octets, ""))


def _append_word(runs: list[_Run], octets: bytes, charset: str) -> None:
    if runs and runs[-1][1] == charset:
        runs[-1] = (runs[-1][0] + octets, charset)
        return
    runs.append((octets, charset))


def _octets(coded: bytes, encoding: bytes) -> bytes:
    if encoding in b"bB":
        return _from_base64(coded)
    return binascii.a2b_qp(coded.replace(b"_", b" ").replace(b"\n", b""), header=False)


def _from_base64(coded: bytes) -> bytes:
    letters = _NOT_BASE64.sub(b"", coded)
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
