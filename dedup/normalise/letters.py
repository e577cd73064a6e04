"""Letters of any script as plain lower-case ASCII words, umlauts folded so that ue equals u."""

import re
from functools import lru_cache

from anyascii import anyascii

# Longer input is not a name, a street or a firm; cutting it bounds the work of a hostile one.
MAX_LENGTH = 512
CACHE_SIZE = 65_536

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile(r"['’‘`´]")
_UMLAUTS = re.compile(r"(?<=[aou])e(?![aeiou])")


@lru_cache(maxsize=CACHE_SIZE)
def plain(raw: str) -> str:
    """Lower-case ASCII words with single spaces: "Müller-Lüdenscheidt" is "muller ludenscheidt"."""
    ascii_text = _APOSTROPHES.sub("", anyascii(raw[:MAX_LENGTH])).lower()
    return _NOT_WORD.sub(" ", ascii_text).strip()


@lru_cache(maxsize=CACHE_SIZE)
def folded(raw: str) -> str:
    """As `plain`, with ae, oe, ue before a consonant folded, so that Mueller equals Müller."""
    return _UMLAUTS.sub("", plain(raw))


def words(text: str) -> frozenset[str]:
    """The words of a kept list."""
    return frozenset(text.split())
