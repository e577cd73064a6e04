"""The levels of person names for many pairs at once, as dedup.compare.names finds them."""

import marshal
from collections.abc import Hashable, Sequence

import numpy as np

from dedup.compare.names import first_level
from dedup.comparisons import LEAST_CHANCE, POWERS
from dedup.frequencies import (
    MOST_OTHERS,
    carriers_of,
    first_name_share,
    last_name_share,
    likely_carriers,
)
from dedup.levels import NO_COINCIDENCE, NameLevel
from dedup.normalise import PersonName
from dedup.sweep.bulk.texts import ASK, Flags, Floats, Numbers, Texts, columns_of, each_related
from dedup.sweep.counts import BlockSizes

_LEVELS = list(NameLevel)
_AT = {level: number for number, level in enumerate(_LEVELS)}
_CHANCES = range(LEAST_CHANCE, LEAST_CHANCE + len(POWERS) + 1)
_NONE = -2
_SAME_FIRST = [_AT[one] for one in (NameLevel.EXACT, NameLevel.NICKNAME, NameLevel.LONGER)]
_NO_COINCIDENCE = np.array([one in NO_COINCIDENCE for one in _LEVELS])


class Names:
    """Distinct names by code; `values` are those of the view of the name."""

    known: Sequence[Hashable] = [(level, chance) for level in _LEVELS for chance in _CHANCES]

    def __init__(self, values: Sequence[bytes], frequencies: BlockSizes) -> None:
        self._firsts: dict[tuple[str, ...], int] = {}
        self._words, self._roots, self._wholes = Texts(), Texts(), Texts()
        self._generations = Texts()
        self._relations: dict[int, int] = {}
        rows = map(self._row, map(marshal.loads, values))
        (
            self._first, self._first_word, self._last_word, self._joined,
            self._lasts, self._is_single, self._generation, root, whole,
        ) = columns_of(rows, 9)  # fmt: skip
        self._first_names = list(self._firsts)
        self._carriers = self._likely_carriers(root, whole, values, frequencies)

    def levels(self, left: Numbers, right: Numbers) -> Numbers:
        """Positions in `known` for pairs of codes, or ASK."""
        level = self._levels(left, right)
        carriers = np.maximum(self._carriers[left], self._carriers[right])
        chance = np.searchsorted(POWERS, carriers, side="right")
        chance[_NO_COINCIDENCE[level]] = 0
        return np.where(level == ASK, ASK, level * len(_CHANCES) + chance)

    def _row(self, plain: tuple[Sequence[str], Sequence[str], str, str, str]) -> tuple[int, ...]:
        first, last, root, generation, _ = plain
        word = self._words.number
        numbers = [word(one) for one in last]
        return (
            self._firsts.setdefault(tuple(first), len(self._firsts)) if first else ASK,
            word(first[0]) if first else 0,
            numbers[0] if last else 0,
            word("".join(last)) if last else 0,
            len(last),
            len(first) == 1 and len(last) == 1,
            self._generations.number(generation),
            self._roots.number(root),
            self._wholes.number(f"{root} {last[0]}") if first and last else 0,
        )

    def _likely_carriers(
        self, roots: Numbers, wholes: Numbers, values: Sequence[bytes], frequencies: BlockSizes
    ) -> Floats:
        """How many others are likely to carry each name; see dedup.frequencies."""
        records = frequencies.records
        first, last, whole = (
            frequencies.all_of(space, texts.all())
            for space, texts in (
                ("first name", self._roots), ("last name", self._words), ("name", self._wholes),
            )
        )  # fmt: skip
        expected = max(records, 1) * _or_one(first_name_share(first.astype(float), records), roots)
        expected *= _or_one(last_name_share(last.astype(float), records), self._last_word)
        others = np.where(wholes > 0, np.clip(whole[wholes], 2, MOST_OTHERS) - 1, 1)
        carriers = carriers_of(expected, others)
        for code in np.flatnonzero(self._lasts > 1).tolist():
            words_first, words_last, *rest = marshal.loads(values[code])
            name = PersonName(tuple(words_first), tuple(words_last), *rest)
            carriers[code] = likely_carriers(name, frequencies)
        return carriers

    def _levels(self, left: Numbers, right: Numbers) -> Numbers:
        first, last = self._first_word, self._last_word
        whole = (first[left] > 0) & (last[left] > 0) & (first[right] > 0) & (last[right] > 0)
        crossing = (first[left] == last[right]) | (last[left] == first[right])
        same_last = self._joined[left] == self._joined[right]
        found = self._first_levels(left, right, whole)
        level = np.full(len(left), ASK)
        # Only words that stand in both names can have changed places.
        one_last = (self._lasts[left] == 1) & (self._lasts[right] == 1)
        told = whole & same_last & ((found != _NONE) | (one_last & ~crossing))
        level[told] = np.where(found == _NONE, _AT[NameLevel.FIRST_DIFFERENT], found)[told]
        single = (self._is_single[left] & self._is_single[right]) == 1
        other = np.flatnonzero(whole & ~same_last & single & ~crossing)
        level[other] = self._with_other_last(left[other], right[other], found[other])
        return np.where(
            whole & self._two_generations(left, right), _AT[NameLevel.GENERATION], level
        )

    def _with_other_last(self, left: Numbers, right: Numbers, found: Numbers) -> Numbers:
        misspelt = self._words.misspelt(self._joined[left], self._joined[right])
        same_first = np.isin(found, _SAME_FIRST)
        similar = np.where(same_first, _AT[NameLevel.LAST_SIMILAR], _AT[NameLevel.BOTH_SIMILAR])
        similar[found == _NONE] = _AT[NameLevel.DIFFERENT]
        apart = np.where(same_first, _AT[NameLevel.LAST_DIFFERENT], _AT[NameLevel.DIFFERENT])
        return np.where(misspelt, similar, apart)

    def _first_levels(self, left: Numbers, right: Numbers, whole: Flags) -> Numbers:
        ones, others = self._first[left], self._first[right]
        found = np.full(len(left), _AT[NameLevel.EXACT])
        differing = np.flatnonzero((ones != others) & whole)
        found[differing] = each_related(ones[differing], others[differing], self._first_level)
        return found

    def _first_level(self, one: int, other: int) -> int:
        both = one << 32 | other
        known = self._relations.get(both)
        if known is None:
            level = first_level(self._first_names[one], self._first_names[other])
            known = self._relations[both] = _NONE if level is None else _AT[level]
        return known

    def _two_generations(self, left: Numbers, right: Numbers) -> Flags:
        one, other = self._generation[left], self._generation[right]
        both: Flags = (one != other) & (one > 0) & (other > 0)
        return both


def _or_one(shares: Floats, at: Numbers) -> Floats:
    """The share of each text, and 1 where there is none."""
    return np.where(at > 0, shares[at], 1.0)
