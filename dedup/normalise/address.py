"""Postal addresses: street and house number apart, town and postal code folded."""

import re
from dataclasses import dataclass
from functools import lru_cache

from dedup.normalise.letters import CACHE_SIZE, folded, folded_once, plain, words

# What a street is called is written in full or in short; both become the first word of a line.
_STREETS = """
    st street saint sankt sainte
    rd road
    av avenue ave avenida avda
    bd boulevard blvd bvd
    dr drive
    ln lane laan
    ct court
    sq square
    pl place plaza piazza
    tce terrace
    cr crescent
    cct circuit
    hwy highway
    pkwy parkway
    cl close
    str strasse strase straat
    r rue ru
    rte route
    ch chemin
    all allee
    imp impasse
    c calle
    v via vej
    vle viale
    cso corso
    g gata gatan
"""
_STREET_WORDS = {
    folded(word): line.split()[0]
    for line in _STREETS.strip().splitlines()
    for word in line.split()[1:]
}
_JOINED_ENDS = ("strasse", "strase", "straat", "str")
_JOINED_STREET = re.compile(rf"(?<=[a-z]{{3}})({'|'.join(_JOINED_ENDS)})$")
_UNIT = words(
    """
    apt apartment flat unit suite ste floor fl rm room bldg etage bat appt wohnung top bis ter
    """
)
# Which side of town: "1 North Ogden" is written "1 N Ogden" as well.
_SIDES = {"north": "n", "south": "s", "east": "e", "west": "w", "northeast": "ne",
          "northwest": "nw", "southeast": "se", "southwest": "sw"}  # fmt: skip
# Words that say what sort of street it is, and on which side, and are left out by some.
_LEFT_OUT = frozenset({*_STREET_WORDS.values(), *_SIDES.values(), "way", "wy"})
_CITY_WORDS = {"saint": "st", "sankt": "st", "sainte": "st"}
_CITY_NOISE = re.compile(r"\b(cedex|city of)\b.*$")
# "5 a Hauptstrasse", but "5 r de la Paix" is a rue.
_SUFFIXES = frozenset("abdef")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_HAS_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Street:
    """A street as folded words without its house number, and that number ("12a", or "").

    `core` is the name without its side of town and its sort of street, where something is left.
    """

    name: str
    number: str
    core: str = ""

    def __bool__(self) -> bool:
        return bool(self.name)


NO_STREET = Street("", "")


def normalise_street(raw: str) -> Street:
    """The street of an address line; its first number is the house, with the letter after it."""
    if not raw:
        return NO_STREET
    number, kept = "", []
    tokens = folded_once(_without_town(raw)).split()
    for position, token in enumerate(tokens):
        if not token.isalpha():
            number = number or token
            continue
        is_suffix = len(token) == 1 and (token in _SUFFIXES or position == len(tokens) - 1)
        if number and is_suffix and tokens[position - 1] == number:
            number += token
            continue
        if token not in _UNIT:
            kept.append(_street_word(token))
    core = [word for word in kept if word not in _LEFT_OUT]
    return Street(" ".join(kept), number, " ".join(core or kept))


def _without_town(raw: str) -> str:
    # "1 Main St, Springfield": what follows the last comma has no number, and the street has one.
    head, comma, tail = raw.rpartition(",")
    is_town = comma and _HAS_DIGIT.search(head) and not _HAS_DIGIT.search(tail)
    return head if is_town and _LETTERS.search(head) else raw


def _street_word(token: str) -> str:
    known = _STREET_WORDS.get(token) or _SIDES.get(token)
    if known:
        return known
    return _JOINED_STREET.sub(" str", token) if token.endswith(_JOINED_ENDS) else token


@lru_cache(maxsize=CACHE_SIZE)
def normalise_city(raw: str) -> str:
    """A town as folded words; "Saint" and "Sankt" in short, CEDEX cut off."""
    parts = _CITY_NOISE.sub("", folded_once(raw)).split()
    return " ".join(_CITY_WORDS.get(part, part) for part in parts)


@lru_cache(maxsize=CACHE_SIZE)
def normalise_postal_code(raw: str) -> str:
    """A postal code without spaces, hyphens and the country's prefix ("D-10115" is "10115")."""
    code = plain(raw).replace(" ", "")
    if re.fullmatch(r"[a-z]{1,2}\d{4,5}", code):
        code = code.lstrip("abcdefghijklmnopqrstuvwxyz")
    # ZIP+4 is kept by few; the first five digits are the part both records have.
    return code[:5] if re.fullmatch(r"\d{9}", code) else code
