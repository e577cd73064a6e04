"""Scores many pairs at once: the levels of an arrival's comparison, and the model's own weights."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dedup.comparisons import FIELDS, MISSING, Levels
from dedup.model import Model
from dedup.profile import Profile
from dedup.resolve import LEAST_SHOWN
from dedup.sweep.bulk.fields import bulk_of
from dedup.sweep.bulk.texts import Flags
from dedup.sweep.columns import Columns, Numbers
from dedup.sweep.counts import BlockSizes
from dedup.sweep.level_table import LevelTable
from dedup.weights import probability_of

# The field that is compared last, and only where it can still make a difference.
_LAST = "email"
# Bits that the number of a field's level takes in a cell; there are far fewer levels.
_BITS = {"name": 9, "details": 24}
_USUAL_BITS = 6


class Edges(NamedTuple):
    """Scored pairs of positions (older, newer), as many numbers in each."""

    left: Numbers
    right: Numbers
    probability: NDArray[np.float64]

    def some(self, start: int, end: int) -> "Edges":
        """Those from one position up to another."""
        return Edges(self.left[start:end], self.right[start:end], self.probability[start:end])


def edges_from(rows: Sequence[tuple[int, int, float]]) -> Edges:
    """The edges of rows (older, newer, probability)."""
    left, right, probability = zip(*rows, strict=True) if rows else ((), (), ())
    return Edges(np.array(left, np.int64), np.array(right, np.int64), np.array(probability, float))


def joined_edges(parts: Iterable[Edges]) -> Edges:
    """All these edges, part by part."""
    columns = zip(edges_from([]), *parts, strict=True)
    return Edges(*(np.concatenate(column) for column in columns))


class Scorer:
    """Weighs pairs of the records in `columns`."""

    def __init__(
        self,
        columns: Columns,
        frequencies: BlockSizes,
        model: Model,
        tables: dict[str, LevelTable] | None = None,
    ) -> None:
        self.columns = columns
        self.frequencies = frequencies
        self.model = model
        self._tables = tables or level_tables(columns, frequencies)
        self._fields = [*(one for one in self._tables if one != _LAST), _LAST]
        bits = [0, *(_BITS.get(one, _USUAL_BITS) for one in self._fields)]
        self._shifts = dict(zip(self._fields, accumulate(bits), strict=False))
        self._probable: dict[int, float] = {}
        self._possible: dict[int, float] = {}

    def with_model(self, model: Model) -> "Scorer":
        """The same with another model: what was compared is not compared again."""
        return Scorer(self.columns, self.frequencies, model, self._tables)

    def edges(self, left: Numbers, right: Numbers) -> Edges:
        """The pairs that are not plainly two, with their probabilities."""
        found = self.probabilities(left, right)
        shown = found >= LEAST_SHOWN
        return Edges(left[shown], right[shown], found[shown])

    def probabilities(self, left: Numbers, right: Numbers) -> NDArray[np.float64]:
        """The probability of each pair; 0 where it cannot be LEAST_SHOWN, and is not known."""
        cells = self._compared(left, right, self._fields[:-1])
        can = self._looked_up(cells, self._possible, self._best) >= LEAST_SHOWN
        left, right, cells = left[can], right[can], cells[can]
        cells |= self._compared(left, right, [_LAST])
        found = np.zeros(len(can), np.float64)
        found[can] = self._looked_up(cells, self._probable, self._probability)
        return found

    def profile(self, record_id: int) -> Profile:
        """The whole profile of one record."""
        [position] = self.columns.positions(np.array([record_id])).tolist()
        return self.columns.profile(position)

    def cells(self, left: Numbers, right: Numbers) -> tuple[list[Levels], Numbers]:
        """The distinct ways in which these pairs agree, and how many pairs agree so."""
        distinct, pairs = np.unique(self.cells_of(left, right), return_counts=True)
        return [self.levels_of(one) for one in distinct.tolist()], pairs

    def cells_of(self, left: Numbers, right: Numbers) -> Numbers:
        """A number for the way in which each pair agrees; pairs of one number agree alike."""
        return self._compared(left, right, self._fields)

    def has_level(
        self, field: str, levels: Collection[str], left: Numbers, right: Numbers
    ) -> Flags:
        """Which of these pairs have one of the levels in that field."""
        table = self._tables[field]
        numbers = table.compare(left, right)
        wanted = [number for number, level in enumerate(table.levels) if level in levels]
        return np.isin(numbers, wanted)

    def same_values(self, field: str, left: Numbers, right: Numbers) -> Flags:
        """Which of these pairs have the very same value in that field."""
        names = [view.field for view in self.columns.views]
        codes = self.columns.codes[names.index(field)]
        same: Flags = codes[left] == codes[right]
        return same

    def levels_of(self, cell: int) -> Levels:
        """The levels of the pairs of one cell."""
        return self._levels(self._words(cell))

    def shown(self, left: Numbers, right: Numbers) -> Iterator[list[str]]:
        """The texts that explain each pair, field by field, left and right in turn."""
        blank = [("", "")] * len(left)
        fields = [
            self._tables[one].shown(left, right) if one in self._tables else blank
            for one in (*FIELDS, "details")
        ]
        for texts in zip(*fields, strict=True):
            yield list(chain.from_iterable(texts))

    def _compared(self, left: Numbers, right: Numbers, fields: Sequence[str]) -> Numbers:
        cells = np.zeros(len(left), np.int64)
        for field in fields:
            cells |= self._tables[field].compare(left, right) << self._shifts[field]
        return cells

    def _looked_up(
        self, cells: Numbers, known: dict[int, float], weigh: Callable[[int], float]
    ) -> NDArray[np.float64]:
        distinct, which = np.unique(cells, return_inverse=True)
        for cell in distinct.tolist():
            if cell not in known:
                known[cell] = weigh(cell)
        return np.array([known[cell] for cell in distinct.tolist()], np.float64)[which]

    def _best(self, cell: int) -> float:
        """The greatest probability that any level of the last field can lead to."""
        words = self._words(cell)
        levels = (self._levels(words | {_LAST: level}) for level in self.model.emails)
        return max(probability_of(one, self.model) for one in levels)

    def _probability(self, cell: int) -> float:
        return probability_of(self._levels(self._words(cell)), self.model)

    def _words(self, cell: int) -> dict[str, Any]:
        """The level of each field, by the numbers that a cell is made of."""
        words = {}
        for field, shift in self._shifts.items():
            number = cell >> shift & (2 ** _BITS.get(field, _USUAL_BITS) - 1)
            # The last field may not have been compared at all yet.
            if number < len(self._tables[field].levels):
                words[field] = self._tables[field].levels[number]
        return words

    @staticmethod
    def _levels(words: Mapping[str, Any]) -> Levels:
        name, chance = words["name"]
        others = [words.get(field, MISSING) for field in FIELDS[1:]]
        return Levels((name, *others), chance, words.get("details", ()))


def level_tables(columns: Columns, frequencies: BlockSizes) -> dict[str, LevelTable]:
    """The comparison of each field of these records."""
    of_each = zip(columns.views, columns.codes, columns.values, strict=True)
    return {
        view.field: LevelTable(view, codes, values, frequencies, bulk_of(columns.kind, view.field))
        for view, codes, values in of_each
    }
