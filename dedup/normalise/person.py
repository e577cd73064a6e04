"""Person names: order, titles, particles and hyphens settled, letters folded."""

import re
from dataclasses import dataclass
from functools import lru_cache

from dedup.normalise.letters import CACHE_SIZE, MAX_LENGTH, folded, folded_once, words
from dedup.normalise.nicknames_of import root_name

_TITLES = words(
    """
    mr mrs ms miss mx sir dame lord lady dr doctor prof professor rev hon capt herr frau fr hr
    hrn m mme mlle monsieur madame mademoiselle senor senora sr sra srta don dona sig signor
    signora dott dottssa dottoressa ing dipl med phil jur nat habil mag msc bsc mba phd md esq
    jd cpa mba bsc ba ma llm dhr mevr mevrouw drs ir pan pani hr
    """
)
_GENERATIONS = {"jr": "jr", "junior": "jr", "jun": "jr", "sr": "sr", "senior": "sr", "sen": "sr"}
_GENERATIONS |= {"ii": "ii", "iii": "iii", "iv": "iv"}
_PARTICLES = words(
    """
    von vom van der den de del della di da dal dalla du des dos das do la le les lo el al bin
    ibn ben ter ten zu zur zum af av mac mc san santa st
    """
)
_NOT_A_PERSON = words(
    """
    test unknown none null na anonymous noname xxx asdf
    """
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """Folded words of a name; `last` holds double names as several words, particles left out."""

    first: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    # The family of first names the first one belongs to (Bob: robert), "" without a first name.
    root: str = ""
    generation: str = ""
    # First and last words in one line, made once because it is shown with every comparison.
    shown: str = ""

    def __bool__(self) -> bool:
        return bool(self.first or self.last)

    @property
    def whole(self) -> str:
        """All words in the order of the alphabet, so that swapped names are equal."""
        return " ".join(sorted((*self.first, *self.last)))


NOBODY = PersonName()


def normalise_person(name: str, first_name: str = "", last_name: str = "") -> PersonName:
    """The name from its parts where they are given, else from the whole as somebody wrote it."""
    if "@" in name:
        # Some letter programs show the address where a name should stand.
        name = ""
    if not (first_name or last_name):
        first_name, last_name = split_name(name)
    elif name and not (first_name and last_name):
        first_name, last_name = _completed(name, first_name, last_name)
    first, _ = _words(first_name)
    last, generation = _words(last_name)
    if not last and len(first) > 1:
        first, last = first[:-1], first[-1:]
    without = last if _PARTICLES.isdisjoint(last) else _without_particles(last)
    root = root_name(first[0]) if first else ""
    return PersonName(first, without, root, generation, " ".join((*first, *last)))


def _without_particles(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([word for word in words if word not in _PARTICLES]) or words


def split_name(name: str) -> tuple[str, str]:
    """First and last name of a name in one line: "Berg, Anna", "BERG Anna" or "Anna von Berg"."""
    text = re.sub(r"[\"“”]|\([^)]*\)", " ", name[:MAX_LENGTH]).strip()
    head, comma, tail = text.partition(",")
    if comma and tail.strip() and folded(tail.strip()) not in _TITLES | _GENERATIONS.keys():
        return tail.strip(), head.strip()
    parts = [word for word in text.replace(",", " ").split() if folded(word) not in _TITLES]
    if len(parts) < 2:
        # People who give one word give their first name.
        return " ".join(parts), ""
    if _is_shouted(parts[0]) and not _is_shouted(parts[-1]):
        return " ".join(parts[1:]), parts[0]
    start = _last_name_start(parts)
    return " ".join(parts[:start]), " ".join(parts[start:])


def _last_name_start(parts: list[str]) -> int:
    start = len(parts) - 1
    if folded(parts[start]) in _GENERATIONS and start > 1:
        start -= 1
    while start > 1 and folded(parts[start - 1]) in _PARTICLES:
        start -= 1
    return start


def _is_shouted(word: str) -> bool:
    return len(word) > 2 and word.isupper()


def _completed(name: str, first_name: str, last_name: str) -> tuple[str, str]:
    known = set(folded(first_name or last_name).split())
    rest = " ".join(word for word in name.split() if not set(folded(word).split()) <= known)
    return (first_name, rest) if first_name else (rest, last_name)


# Whole names are seldom met twice, and their parts often.
@lru_cache(maxsize=CACHE_SIZE)
def _words(text: str) -> tuple[tuple[str, ...], str]:
    kept, generation = [], ""
    for word in folded_once(text).split():
        if word in _GENERATIONS:
            generation = _GENERATIONS[word]
        elif word not in _TITLES and word not in _NOT_A_PERSON and not word.isdigit():
            kept.append(word)
    return tuple(kept), generation
