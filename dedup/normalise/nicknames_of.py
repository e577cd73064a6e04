"""First names that are one name: Bob and Robert, Hans and Johannes, Pepe and José."""

from functools import lru_cache

from nicknames import NickNamer

from dedup.normalise.letters import CACHE_SIZE, folded
from dedup.normalise.nickname_table import FAMILIES


def _roots() -> dict[str, str]:
    roots: dict[str, str] = {}
    for line in FAMILIES.strip().splitlines():
        names = [folded(name) for name in line.split()]
        for name in names:
            roots.setdefault(name, names[0])
    return roots


_ROOTS = _roots()
_PACKAGE = NickNamer()


@lru_cache(maxsize=CACHE_SIZE)
def root_name(first_name: str) -> str:
    """One word for a family of first names; a name of no family is its own."""
    known = _ROOTS.get(first_name)
    if known:
        return known
    longer = [name for name in _PACKAGE.canonicals_of(first_name) if len(name) > len(first_name)]
    # The alphabet decides among several, so that every run and machine makes the same key.
    return _ROOTS.get(min(longer), min(longer)) if longer else first_name


@lru_cache(maxsize=CACHE_SIZE)
def are_nicknames(left: str, right: str) -> bool:
    """True when one first name is used for the other, or both for a third."""
    if root_name(left) == root_name(right):
        return True
    return right in _canonicals(left) or left in _canonicals(right)


@lru_cache(maxsize=CACHE_SIZE)
def _canonicals(name: str) -> frozenset[str]:
    return frozenset(_PACKAGE.canonicals_of(name))
