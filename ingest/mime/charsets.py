"""Bytes to text whatever the label says: declared charset, utf-8, the usual liars, detection."""

import codecs
import re
from functools import lru_cache

from charset_normalizer import from_bytes

from ingest.mime.japanese import decode_iso_2022_jp

# Labels that in mail stand for a larger set than the one they name: the larger set decodes all
# of the smaller one, so nothing is lost by always taking it (WHATWG Encoding, section 4.2).
_WIDER = {
    "ascii": "cp1252", "us-ascii": "cp1252", "ansi_x3.4-1968": "cp1252", "ascii-8bit": "cp1252",
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "iso_8859-1": "cp1252", "latin1": "cp1252",
    "latin-1": "cp1252", "windows-1252": "cp1252", "iso-8859-9": "cp1254", "latin5": "cp1254",
    "iso-8859-11": "cp874", "tis-620": "cp874", "windows-874": "cp874",
    "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "cp936": "gb18030",
    "x-gbk": "gb18030", "euc-cn": "gb18030", "big5": "cp950", "x-x-big5": "cp950",
    "ks_c_5601-1987": "cp949", "ks_c_5601": "cp949", "euc-kr": "cp949", "ksc5601": "cp949",
    "iso-2022-cn": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932",
    "x-sjis": "cp932", "windows-31j": "cp932", "ms_kanji": "cp932",
    "x-mac-roman": "mac_roman", "macintosh": "mac_roman", "x-mac-cyrillic": "mac_cyrillic",
    "unicode-1-1-utf-7": "utf-7", "utf8mb4": "utf-8", "x-utf-8": "utf-8", "unicode": "utf-8",
    "iso-8859-8-i": "iso-8859-8", "iso-8859-8-e": "iso-8859-8", "iso-8859-6-i": "iso-8859-6",
    "utf-16": "utf-16", "x-unknown": "", "unknown-8bit": "", "default": "", "x-user-defined": "",
    "binary": "", "8bit": "", "none": "", "unknown": "",
}  # fmt: skip

# Python codecs that are no character sets, or whose time grows with the square of the input.
_FORBIDDEN = frozenset(
    {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem"}
)
_ESCAPED_JAPANESE = frozenset({"iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_ext"})
_SAMPLE = 4096
_LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+()-]{0,40}")
# Characters that no language uses but that come out when utf-8 is read as a western charset.
_DENSE = re.compile(rb"[\x80-\xff]{3}")
_HIGH_UTF8 = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")


@lru_cache(maxsize=512)
def codec_name(label: str) -> str:
    """Python's codec for a charset label of a letter; empty when it is unknown or unsafe."""
    name = label.strip().strip("\"'").lower().split("*", 1)[0]
    if name in _WIDER:
        return _WIDER[name]
    if not _LABEL.fullmatch(name):
        return ""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return codec_name("windows-" + name[3:]) if name.startswith("cp-") else ""
    if found.name in _FORBIDDEN or not getattr(found, "_is_text_encoding", True):
        return ""
    return _WIDER.get(found.name, found.name)


def decode(data: bytes, label: str = "", fallback: str = "") -> str:
    """Text of `data`, never failing.

    `label` is the declared charset, `fallback` one that the letter declares elsewhere. A label
    that does not fit is overruled by utf-8, then by `fallback`, then by detection.
    """
    if data.isascii() and b"\x1b" not in data and not label.lower().startswith("utf-"):
        return _seven_bit(data, label)
    codec = codec_name(label) if label else ""
    for candidate in _candidates(data, codec, fallback):
        text = _strictly(data, candidate)
        if text is not None:
            return text
    text = data.decode(codec or _detected(data), "replace")
    # utf-7 may spell halves of a character, which no store and no page can hold.
    return text.encode("utf-8", "replace").decode("utf-8")


def _seven_bit(data: bytes, label: str) -> str:
    """Plain ASCII, unless the label names one of the charsets that hide in seven bits."""
    codec = codec_name(label) if label else ""
    if codec in ("utf-7", "hz"):
        return _strictly(data, codec) or data.decode("ascii")
    return data.decode("ascii")


def _candidates(data: bytes, codec: str, fallback: str) -> list[str]:
    western = codec in ("cp1252", "cp1254", "latin_1")
    if not codec or (western and _HIGH_UTF8.search(data)):
        return ["utf-8", codec or codec_name(fallback)]
    return [codec, "utf-8", codec_name(fallback)]


def _strictly(data: bytes, codec: str) -> str | None:
    if not codec:
        return None
    if codec in _ESCAPED_JAPANESE:
        return decode_iso_2022_jp(data)
    try:
        text = data.decode(codec)
        text.encode("utf-8")
    except (UnicodeError, ValueError):
        # cp1252 leaves five octets undefined; they must not cost the other letters.
        return data.decode("latin-1") if codec == "cp1252" and _mostly_text(data) else None
    return text


def _mostly_text(data: bytes) -> bool:
    high = sum(1 for octet in data[:_SAMPLE] if octet > 0x7F)
    return high * 4 < len(data[:_SAMPLE])


@lru_cache(maxsize=256)
def _detected_sample(sample: bytes) -> str:
    best = from_bytes(sample, steps=3, chunk_size=256, explain=False).best()
    return best.encoding if best is not None else "cp1252"


def _detected(data: bytes) -> str:
    """The likeliest charset of a bounded sample around the first 8-bit octet.

    Single 8-bit letters among many ASCII ones are a western language, which detection would
    have to guess from too little.
    """
    if not _DENSE.search(data[:_SAMPLE]):
        return "cp1252"
    first = next((i for i, octet in enumerate(data) if octet > 0x7F), 0)
    start = max(0, first - 64)
    return _detected_sample(bytes(data[start : start + _SAMPLE // 2]))
