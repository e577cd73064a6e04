"""The levels of phone numbers for many pairs at once, as dedup.compare.phones finds them."""

import marshal
from collections.abc import Hashable, Sequence

import numpy as np

from dedup.compare.phones import FAMILY_NUMBER, OWN_NUMBER
from dedup.levels import PhoneLevel
from dedup.sweep.bulk.texts import ASK, Holders, Numbers, Texts, columns_of
from dedup.sweep.counts import BlockSizes

_LEVELS = list(PhoneLevel)
_AT = {level: number for number, level in enumerate(_LEVELS)}
# In the order of how many have the number.
_SPREAD = np.array(
    [_AT[PhoneLevel.EXACT], _AT[PhoneLevel.EXACT_SHARED], _AT[PhoneLevel.EXACT_SWITCHBOARD]]
)


class Phones:
    """Distinct lists of numbers by code; `values` are those of the view of phones."""

    known: Sequence[Hashable] = _LEVELS

    def __init__(self, values: Sequence[bytes], frequencies: BlockSizes) -> None:
        self._numbers, self._tails, self._starts = Texts(), Texts(), Texts()
        rows = map(self._row, map(marshal.loads, values))
        self._many, self._number, self._tail, self._start = columns_of(rows, 4)
        self._range = self._tails.each(lambda tail: tail[:-2], Texts())[self._tail]
        self._holders = Holders(frequencies, "phone", self._tails)

    def levels(self, left: Numbers, right: Numbers) -> Numbers:
        """Positions in `known` for pairs of codes, or ASK."""
        many = self._many[left], self._many[right]
        level = np.full(len(left), _AT[PhoneLevel.MISSING])
        level[(many[0] > 0) & (many[1] > 0)] = ASK
        single = np.flatnonzero((many[0] == 1) & (many[1] == 1))
        level[single] = self._of_two(left[single], right[single])
        return level

    def _row(self, plain: Sequence[tuple[str, str, str]]) -> tuple[int, ...]:
        if len(plain) != 1:
            return len(plain), 0, 0, 0
        [(number, tail, _)] = plain
        return 1, self._numbers.number(number), self._tails.number(tail), self._start_of(number)

    def _start_of(self, number: str) -> int:
        """Numbers of one start may be compared; international ones have an even number."""
        at = self._starts.number(number[:2])
        return 2 * at if number.startswith("+") else 2 * at + 1

    def _of_two(self, left: Numbers, right: Numbers) -> Numbers:
        tail, start = self._tail, self._start
        same_tail = tail[left] == tail[right]
        same_number = self._number[left] == self._number[right]
        both_abroad = (start[left] % 2 == 0) & (start[right] % 2 == 0)
        level = np.full(len(left), _AT[PhoneLevel.DIFFERENT])
        near = np.flatnonzero(~same_tail & (start[left] // 2 == start[right] // 2))
        slips = self._tails.slips(tail[left[near]], tail[right[near]])
        level[near[slips == 1]] = _AT[PhoneLevel.MISSPELT]
        level[self._range[left] == self._range[right]] = _AT[PhoneLevel.SAME_RANGE]
        # One of the two may lack its country or its area; which, only the digits tell.
        level[same_tail & ~same_number & ~both_abroad] = ASK
        same = np.flatnonzero(same_number)
        holders = self._holders.of(tail[left[same]])
        level[same] = _SPREAD[np.searchsorted((OWN_NUMBER, FAMILY_NUMBER), holders)]
        return level
