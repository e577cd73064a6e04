"""Pairwise figures: what the found pairs or clusters are worth against the truth."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

# Records of one person or company have one number.
Truth = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Figures:
    """Percentages."""

    precision: float
    recall: float
    f1: float

    def to_json(self) -> dict[str, float]:
        """Plain values."""
        return asdict(self)


def numbered(truth: Sequence[str]) -> Truth:
    """The truth as numbers."""
    known: dict[str, int] = {}
    return np.fromiter((known.setdefault(one, len(known)) for one in truth), np.int64, len(truth))


def pairs_within(sizes: Iterable[int]) -> int:
    """How many pairs groups of these sizes hold."""
    return sum(size * (size - 1) // 2 for size in sizes)


def true_pairs(truth: Sequence[str]) -> int:
    """How many pairs of records are one."""
    return pairs_within(Counter(truth).values())


def figures(right: int, found: int, true: int) -> Figures:
    """From how many pairs were rightly found, found at all, and true."""
    precision, recall = right / max(found, 1), right / max(true, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-12)
    return Figures(*(round(100 * one, 2) for one in (precision, recall, f1)))


def of_clusters(clusters: Iterable[Sequence[int]], truth: Sequence[str]) -> Figures:
    """The figures of the pairs that the clusters imply; records are positions in `truth`."""
    found = right = 0
    for members in clusters:
        found += pairs_within([len(members)])
        right += pairs_within(Counter(truth[one] for one in members).values())
    return figures(right, found, true_pairs(truth))


def of_pairs(left: Truth, right: Truth, truth: Truth, true: int) -> Figures:
    """The figures of pairs of positions, where `true` pairs are one."""
    right_ones = int((truth[left] == truth[right]).sum())
    return figures(right_ones, len(left), true)


def largest_wrong(clusters: Iterable[Sequence[int]], truth: Sequence[str]) -> int:
    """The size of the largest cluster that holds more than one person or company."""
    wrong = [len(members) for members in clusters if len({truth[one] for one in members}) > 1]
    return max(wrong, default=0)
