"""How alike two strings are; the only place that knows rapidfuzz."""

from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

_CACHE_SIZE = 65_536


@lru_cache(maxsize=_CACHE_SIZE)
def jaro_winkler(left: str, right: str) -> float:
    """0..1, kind to agreement at the start, as names have it."""
    return JaroWinkler.similarity(left, right)


@lru_cache(maxsize=_CACHE_SIZE)
def slips(left: str, right: str) -> int:
    """Slips of the pen between two words (letters changed, lost, added, swapped); 4 means many."""
    return OSA.distance(left, right, score_cutoff=3)


def is_misspelt(left: str, right: str) -> bool:
    """True when one word may be the other with a slip: one in a short word, two in a longer."""
    shorter = min(len(left), len(right))
    if shorter < 3:
        return False
    allowed = 1 if shorter < 6 else 2
    return slips(left, right) <= allowed or (shorter > 3 and jaro_winkler(left, right) >= 0.93)
