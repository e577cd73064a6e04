"""How a name sounds, roughly and in any European language, for finding hearing errors."""

import re
from functools import lru_cache

from dedup.normalise.letters import CACHE_SIZE

_REWRITES = (
    (re.compile(r"^(kn|gn|pn)"), "n"),
    (re.compile(r"^wr"), "r"),
    (re.compile(r"sch|sh|tch|tsch|ch"), "x"),
    (re.compile(r"ph|v|w"), "f"),
    (re.compile(r"th|dt|tt|d"), "t"),
    (re.compile(r"c(?=[eiy])|z|ss|ts|tz"), "s"),
    (re.compile(r"ck|qu|q|c|g"), "k"),
    (re.compile(r"b"), "p"),
    (re.compile(r"x"), "s"),
    (re.compile(r"m"), "n"),
    (re.compile(r"j"), "y"),
)
_VOWELS = re.compile(r"(?<!^)[aeiouyh]")
_DOUBLES = re.compile(r"(.)\1+")


@lru_cache(maxsize=CACHE_SIZE)
def sound(word: str) -> str:
    """The consonants of a folded word by their sound: "schmidt", "smith" and "schmitt" agree."""
    for pattern, replacement in _REWRITES:
        word = pattern.sub(replacement, word)
    word = _DOUBLES.sub(r"\1", word)
    first = "a" if word[:1] in set("aeiouyh") else word[:1]
    return _DOUBLES.sub(r"\1", first + _VOWELS.sub("", word)[1:])[:6]
