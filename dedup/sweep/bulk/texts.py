"""Texts by number, so that arrays can tell which are equal, and what two unequal ones share."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dedup.similarity import all_misspelt, all_slips
from dedup.sweep.counts import BlockSizes

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
R = TypeVar("R", bound=np.generic)

# Stands for a level that arrays cannot tell, so that the comparison of an arrival is asked.
ASK = -1


class Texts:
    """Texts in the order they came; 0 is the empty one.

    All are numbered before the first is asked for.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {"": 0}
        self._listed: list[str] = []

    def number(self, text: str) -> int:
        """The number of a text, the same each time."""
        return self._numbers.setdefault(text, len(self._numbers))

    def all(self) -> Sequence[str]:
        """Each text at its number."""
        if not self._listed:
            # A million texts by number are no small thing to keep twice.
            self._listed, self._numbers = list(self._numbers), {}
        return self._listed

    def lengths(self) -> Numbers:
        """How many letters each has."""
        return np.fromiter(map(len, self.all()), np.int64)

    def each(self, made: Callable[[str], str], other: "Texts") -> Numbers:
        """For each text the number in `other` of what is made of it."""
        return np.fromiter((other.number(made(one)) for one in self.all()), np.int64)

    def misspelt(self, left: Numbers, right: Numbers) -> Flags:
        """Which pairs, given by number, may be one word with a slip."""
        return self.related(left, right, all_misspelt)

    def slips(self, left: Numbers, right: Numbers) -> NDArray[np.uint8]:
        """How many slips of the pen lie between the two of each pair; 4 means many."""
        return self.related(left, right, all_slips)

    def related(
        self,
        left: Numbers,
        right: Numbers,
        relation: Callable[[Sequence[str], Sequence[str]], NDArray[R]],
    ) -> NDArray[R]:
        """What `relation` says of each pair; equal pairs are asked once."""
        distinct, which = np.unique(left << 32 | right, return_inverse=True)
        texts = self.all()
        ones = [texts[one] for one in (distinct >> 32).tolist()]
        others = [texts[one] for one in (distinct & 0xFFFFFFFF).tolist()]
        return relation(ones, others)[which]


class Holders:
    """On how many records each text is, counted when it is first asked for."""

    def __init__(self, frequencies: BlockSizes, space: str, texts: Texts) -> None:
        self._frequencies = frequencies
        self._space = space
        self._texts = texts
        self._counted = np.full(len(texts.all()), -1, np.int64)

    def of(self, numbers: Numbers) -> Numbers:
        """The counts of these texts."""
        new = np.unique(numbers[self._counted[numbers] < 0])
        texts = self._texts.all()
        self._counted[new] = self._frequencies.all_of(
            self._space, [texts[one] for one in new.tolist()]
        )
        return self._counted[numbers]


def each_related(
    left: Numbers, right: Numbers, relation: Callable[[int, int], object]
) -> NDArray[np.object_]:
    """What `relation` says of the two numbers of each pair; equal pairs are asked once."""
    distinct, which = np.unique(left << 32 | right, return_inverse=True)
    ones, others = (distinct >> 32).tolist(), (distinct & 0xFFFFFFFF).tolist()
    found = np.empty(len(distinct), object)
    found[:] = [relation(one, other) for one, other in zip(ones, others, strict=True)]
    return found[which]


def columns_of(rows: Iterable[tuple[int, ...]], width: int) -> list[Numbers]:
    """The rows as that many columns."""
    table = np.fromiter(chain.from_iterable(rows), np.int64).reshape(-1, width)
    return [np.ascontiguousarray(column) for column in table.T]
