"""The levels of one field for many pairs at once: each two values are compared a single time."""

import marshal
from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np

from dedup.sweep.bulk.fields import Bulk, Made
from dedup.sweep.bulk.texts import ASK
from dedup.sweep.columns import Codes, Numbers
from dedup.sweep.counts import BlockSizes
from dedup.sweep.views import View


class LevelTable:
    """Compares records by the codes of their values; a level is known by its number.

    Where `bulk` tells the level of two values by arrays, the comparison of an arrival is asked
    for the others only.
    """

    def __init__(
        self,
        view: View,
        codes: Codes,
        values: Sequence[bytes],
        frequencies: BlockSizes,
        bulk: Made | None = None,
    ) -> None:
        self._view = view
        self._codes = codes
        self._values = values
        self._frequencies = frequencies
        self._bulk = bulk
        self._arrays: tuple[Bulk, Numbers] | None = None
        # What was made of a value, by its code.
        self._made: dict[int, Any] = {}
        self._numbers: dict[Hashable, int] = {}
        self.levels: list[Any] = []

    def compare(self, left: Numbers, right: Numbers) -> Numbers:
        """The number of the level of each pair of records, which are given by position."""
        ones, others = self._codes[left].astype(np.int64), self._codes[right].astype(np.int64)
        if self._bulk is None:
            return self._compared(ones, others)
        bulk, numbers = self._in_bulk(self._bulk)
        levels = bulk.levels(ones, others)
        found = numbers[levels]
        asked = np.flatnonzero(levels == ASK)
        found[asked] = self._compared(ones[asked], others[asked])
        return found

    def _in_bulk(self, made: Made) -> tuple[Bulk, Numbers]:
        """The arrays, and the number here of each level they know."""
        if self._arrays is None:
            bulk = made(self._values, self._frequencies)
            self._arrays = bulk, np.array([self._number(one) for one in bulk.known], np.int64)
        return self._arrays

    def _compared(self, ones: Numbers, others: Numbers) -> Numbers:
        distinct, which = np.unique(ones << 32 | others, return_inverse=True)
        left, right = (distinct >> 32).tolist(), (distinct & 0xFFFFFFFF).tolist()
        self._make({*left, *right})
        made, level, frequencies = self._made, self._view.level, self._frequencies
        found = [
            self._number(level(made[one], made[other], frequencies))
            for one, other in zip(left, right, strict=True)
        ]
        return np.array(found, np.int64)[which]

    def shown(self, left: Numbers, right: Numbers) -> list[Sequence[str]]:
        """The texts that explain the level of each pair, left and right in turn."""
        ones, others = self._codes[left].tolist(), self._codes[right].tolist()
        self._make({*ones, *others})
        made, shown, frequencies = self._made, self._view.shown, self._frequencies
        return [
            shown(made[one], made[other], frequencies)
            for one, other in zip(ones, others, strict=True)
        ]

    def _make(self, codes: set[int]) -> None:
        make, values, frequencies = self._view.made, self._values, self._frequencies
        for code in codes.difference(self._made):
            self._made[code] = make(marshal.loads(values[code]), frequencies)

    def _number(self, level: Hashable) -> int:
        number = self._numbers.get(level)
        if number is None:
            number = self._numbers[level] = len(self.levels)
            self.levels.append(level)
        return number
