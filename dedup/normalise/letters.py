"""Letters of any script as plain lower-case ASCII words, umlauts folded so that ue equals u."""

import re
from functools import lru_cache

from anyascii import anyascii

# Longer input is not a name, a street or a firm; cutting it bounds the work of a hostile one.
MAX_LENGTH = 512
CACHE_SIZE = 65_536

# Capitals are made small, apostrophes closed up, and all else but digits parts words.
_LETTERS = {
    code: None if chr(code) in "'`" else chr(code).lower() if chr(code).isalnum() else " "
    for code in range(128)
}
_UMLAUTS = re.compile(r"(?<=[aou])e(?![aeiou])")


def _plain(raw: str) -> str:
    text = raw[:MAX_LENGTH]
    ascii_text = text if text.isascii() else anyascii(text)
    return " ".join(ascii_text.translate(_LETTERS).split())


def folded_once(raw: str) -> str:
    """As `folded`, of what is seldom met twice and not worth keeping."""
    text = _plain(raw)
    may_have_umlauts = "ue" in text or "oe" in text or "ae" in text
    return _UMLAUTS.sub("", text) if may_have_umlauts else text


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
