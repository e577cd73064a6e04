"""Letters of any script as plain lower-case ASCII words, umlauts folded so that ue equals u."""

import re
from functools import lru_cache

from anyascii import anyascii

# Longer input is not a name, a street or a firm; cutting it bounds the work of a hostile one.
MAX_LENGTH = 512
CACHE_SIZE = 65_536

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_UMLAUTS = re.compile(r"(?<=[aou])e(?![aeiou])")


def _plain(raw: str) -> str:
    ascii_text = anyascii(raw[:MAX_LENGTH]).lower()
    if ascii_text.isalnum():
        return ascii_text
    # Of the apostrophes of all scripts these are left.
    closed = ascii_text.replace("'", "").replace("`", "")
    return _NOT_WORD.sub(" ", closed).strip()


def folded_once(raw: str) -> str:
    """As `folded`, of what is seldom met twice and not worth keeping."""
    return _UMLAUTS.sub("", _plain(raw))


@lru_cache(maxsize=CACHE_SIZE)
def plain(raw: str) -> str:
    """Lower-case ASCII words with single spaces: "Müller-Lüdenscheidt" is "muller ludenscheidt"."""
    return _plain(raw)


@lru_cache(maxsize=CACHE_SIZE)
def folded(raw: str) -> str:
    """As `plain`, with ae, oe, ue before a consonant folded, so that Mueller equals Müller."""
    return folded_once(raw)


def words(text: str) -> frozenset[str]:
    """The words of a kept list."""
    return frozenset(text.split())
