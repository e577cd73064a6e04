"""How alike two strings are; the only place that knows rapidfuzz."""

from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

_CACHE_SIZE = 65_536


def is_very_alike(left: str, right: str, least: float) -> bool:
    """Whether Jaro-Winkler (0..1, kind to agreement at the start) is at least `least`."""
    # A cutoff told to the library would lose those that are exactly as alike, and saves nothing.
    return JaroWinkler.similarity(left, right) >= least


def slips(left: str, right: str) -> int:
    """Slips of the pen between two words (letters changed, lost, added, swapped); 4 means many."""
    return OSA.distance(left, right, score_cutoff=3)


@lru_cache(maxsize=_CACHE_SIZE)
def is_misspelt(left: str, right: str) -> bool:
    """True when one word may be the other with a slip: one in a short word, two in a longer."""
    shorter = min(len(left), len(right))
    if shorter < 3:
        return False
    allowed = 1 if shorter < 6 else 2
    if OSA.distance(left, right, score_cutoff=allowed) <= allowed:
        return True
    return shorter > 3 and is_very_alike(left, right, 0.93)
