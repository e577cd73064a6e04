"""The levels of one field for many pairs at once: each two values are compared a single time."""

import marshal
from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np

from dedup.frequencies import Frequencies
from dedup.sweep.columns import Codes, Numbers
from dedup.sweep.views import View


class LevelTable:
    """Compares records by the codes of their values; a level is known by its number."""

    def __init__(
        self, view: View, codes: Codes, values: Sequence[bytes], frequencies: Frequencies
    ) -> None:
        self._view = view
        self._codes = codes
        self._values = values
        self._frequencies = frequencies
        # What was made of a value, by its code.
        self._made: dict[int, Any] = {}
        self._numbers: dict[Hashable, int] = {}
        self.levels: list[Any] = []

    def compare(self, left: Numbers, right: Numbers) -> Numbers:
        """The number of the level of each pair of records, which are given by position."""
        both = (self._codes[left].astype(np.int64) << 32) | self._codes[right]
        distinct, which = np.unique(both, return_inverse=True)
        ones, others = (distinct >> 32).tolist(), (distinct & 0xFFFFFFFF).tolist()
        self._make({*ones, *others})
        made, level, frequencies = self._made, self._view.level, self._frequencies
        found = [
            level(made[one], made[other], frequencies)
            for one, other in zip(ones, others, strict=True)
        ]
        return np.array([self._number(one) for one in found], np.int64)[which]

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
