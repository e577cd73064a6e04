"""Message identifiers: Message-ID, In-Reply-To and References (RFC 5322 section 3.6.4)."""

import re

_BRACKETED = re.compile(r"<\s*([^<>\s][^<>]{0,990}?)\s*>")
_BARE = re.compile(r"[^\s<>,;\"()@]{1,250}@[^\s<>,;\"()@]{1,255}")
_BLANK = re.compile(r"\s+")


def read_ids(value: str, most: int) -> tuple[str, ...]:
    """All identifiers of a field without their angle brackets, in order.

    Of more than `most` the first (the thread's root) and the last ones are kept.
    """
    found = [_BLANK.sub("", one) for one in _BRACKETED.findall(value)]
    ids = tuple(dict.fromkeys(found or (_BARE.findall(value) if "@" in value else ())))
    return ids if len(ids) <= most else ids[:1] + ids[1 - most :]


def read_id(value: str) -> str:
    """The one identifier of a Message-ID field; any token where it has no brackets."""
    ids = read_ids(value, 2)
    if ids:
        return ids[0]
    words = value.strip("<> \t").split()
    return words[0][:998] if words else ""
