"""How alike two strings are; the only place that knows rapidfuzz."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import cpdist

_CACHE_SIZE = 65_536
# Slips allowed in a word of three letters and more, and from so many letters on.
_SLIPS, _SLIPS_IN_LONG, _LONG = 1, 2, 6
_SHORTEST, _VERY_ALIKE = 3, 0.93
_MANY_SLIPS = 3


def is_very_alike(left: str, right: str, least: float) -> bool:
    """Whether Jaro-Winkler (0..1, kind to agreement at the start) is at least `least`."""
    # A cutoff told to the library would lose those that are exactly as alike, and saves nothing.
    return JaroWinkler.similarity(left, right) >= least


def slips(left: str, right: str) -> int:
    """Slips of the pen between two words (letters changed, lost, added, swapped); 4 means many."""
    return OSA.distance(left, right, score_cutoff=_MANY_SLIPS)


@lru_cache(maxsize=_CACHE_SIZE)
def is_misspelt(left: str, right: str) -> bool:
    """True when one word may be the other with a slip: one in a short word, two in a longer."""
    shorter = min(len(left), len(right))
    if shorter < _SHORTEST:
        return False
    allowed = _SLIPS if shorter < _LONG else _SLIPS_IN_LONG
    if OSA.distance(left, right, score_cutoff=allowed) <= allowed:
        return True
    return shorter > _SHORTEST and is_very_alike(left, right, _VERY_ALIKE)


def all_very_alike(lefts: Sequence[str], rights: Sequence[str], least: float) -> NDArray[np.bool_]:
    """`is_very_alike` of each left text and the right one beside it."""
    alike = cpdist(lefts, rights, scorer=JaroWinkler.similarity, dtype=np.float64)
    found: NDArray[np.bool_] = alike >= least
    return found


def all_slips(lefts: Sequence[str], rights: Sequence[str]) -> NDArray[np.uint8]:
    """`slips` of each left text and the right one beside it."""
    return cpdist(lefts, rights, scorer=OSA.distance, score_cutoff=_MANY_SLIPS, dtype=np.uint8)


def all_misspelt(lefts: Sequence[str], rights: Sequence[str]) -> NDArray[np.bool_]:
    """`is_misspelt` of each left word and the right one beside it."""
    shorter = np.minimum(_lengths(lefts), _lengths(rights))
    allowed = np.where(shorter < _LONG, _SLIPS, _SLIPS_IN_LONG)
    distance = cpdist(
        lefts, rights, scorer=OSA.distance, score_cutoff=_SLIPS_IN_LONG, dtype=np.uint8
    )
    found: NDArray[np.bool_] = (shorter >= _SHORTEST) & (distance <= allowed)
    doubtful = np.flatnonzero(~found & (shorter > _SHORTEST))
    ones, others = ([words[one] for one in doubtful.tolist()] for words in (lefts, rights))
    found[doubtful] = all_very_alike(ones, others, _VERY_ALIKE)
    return found


def _lengths(words: Sequence[str]) -> NDArray[np.int64]:
    return np.fromiter(map(len, words), np.int64, len(words))
