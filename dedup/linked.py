"""Scored pairs by the group of records that they may bring together, the strongest first."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dedup.components import Numbers, components, distinct

Probabilities = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Linked(NamedTuple):
    """Edges (`left` < `right`) of groups: that of number g has those from bounds[g] to [g + 1].

    `records` says how many records each group has. Each pair of records has one edge at most.
    """

    left: Numbers
    right: Numbers
    probability: Probabilities
    bounds: Numbers
    records: Numbers

    def of(self, group: int) -> Iterator[tuple[int, int, float]]:
        """The edges of one group."""
        some = slice(int(self.bounds[group]), int(self.bounds[group + 1]))
        columns = (self.left, self.right, self.probability)
        return zip(*(column[some].tolist() for column in columns), strict=True)

    def touched(self, records: Collection[int]) -> Flags:
        """The groups that have one of these records."""
        asked = np.array(sorted(records), np.int64)
        touching = np.isin(self.left, asked) | np.isin(self.right, asked)
        return np.add.reduceat(touching, self.bounds[:-1]) > 0 if len(touching) else touching

    def weakest(self) -> Probabilities:
        """The least probability within each group."""
        return self.probability[self.bounds[1:] - 1]


def linked(left: Numbers, right: Numbers, probability: Probabilities, threshold: float) -> Linked:
    """The edges of records that those from `threshold` on may join; others make no difference."""
    records = distinct(np.concatenate([left, right]))
    ends = np.searchsorted(records, left), np.searchsorted(records, right)
    pair, probability = _once(np.minimum(*ends) << 32 | np.maximum(*ends), probability)
    low, high = pair >> 32, pair & 0xFFFFFFFF
    strong = probability >= threshold
    roots = components(low[strong], high[strong], len(records))
    inside = np.flatnonzero(roots[low] == roots[high])
    order = inside[np.lexsort((pair[inside], -probability[inside], roots[low[inside]]))]
    low, high, root = low[order], high[order], roots[low[order]]
    bounds = np.flatnonzero(np.diff(root, prepend=-1, append=len(records)))
    sizes = np.bincount(roots)[root[bounds[:-1]]] if len(root) else bounds[:-1]
    return Linked(records[low], records[high], probability[order], bounds, sizes)


def _once(pair: Numbers, probability: Probabilities) -> tuple[Numbers, Probabilities]:
    """Each pair of records with its greatest probability."""
    if len(distinct(pair)) == len(pair):
        return pair, probability
    order = np.lexsort((-probability, pair))
    pair, probability = pair[order], probability[order]
    first = np.ones(len(pair), bool)
    first[1:] = pair[1:] != pair[:-1]
    return pair[first], probability[first]
