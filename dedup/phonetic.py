"""How a name sounds, roughly and in any European language, for finding hearing errors."""

import re
from functools import lru_cache

from dedup.normalise.letters import CACHE_SIZE

_SILENT_STARTS = ("kn", "gn", "pn", "wr")
_HISSES = re.compile(r"sch|sh|tch|tsch|ch")
_STOPS = re.compile(r"th|dt|tt|d")
_SIBILANTS = re.compile(r"c(?=[eiy])|z|ss|ts|tz")
# What single letters that are left sound like; an x is a hiss by now.
_ALIKE = str.maketrans("vwqcgbxmj", "ffkkkpsny")
_OPEN = frozenset("aeiouyh")
_CLOSED = str.maketrans("", "", "aeiouyh")
_DOUBLES = re.compile(r"(.)\1+")


@lru_cache(maxsize=CACHE_SIZE)
def sound(word: str) -> str:
    """The consonants of a folded word by their sound: "schmidt", "smith" and "schmitt" agree."""
    if word.startswith(_SILENT_STARTS):
        word = word[1:]
    word = _HISSES.sub("x", word).replace("ph", "f")
    word = _SIBILANTS.sub("s", _STOPS.sub("t", word))
    word = word.replace("ck", "k").replace("qu", "k").translate(_ALIKE)
    first = "a" if word[:1] in _OPEN else word[:1]
    return _DOUBLES.sub(r"\1", first + word[1:].translate(_CLOSED))[:6]
