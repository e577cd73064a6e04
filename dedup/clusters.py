"""Which records are one: clusters grown from scored pairs, best edge first, that never run away."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dedup.components import Numbers, components

Probabilities = NDArray[np.float64]

# What a pair counts for that shares no blocking key, so that nobody scored it: next to nothing.
UNSCORED = 0.02

# From this many linked records on, chance makes clusters of its own.
MANY = 60_000
_MOST_AMONG_MANY, _RISE_AMONG_MANY = 19, 0.05
# Up to so many members no more is asked than of two, and never more than this average.
_SMALL, _ENOUGH = 4, 0.9


class Edge(NamedTuple):
    """Two records (`left` < `right`) and the probability that they are one."""

    left: int
    right: int
    probability: float


@dataclass(frozen=True, slots=True)
class ClusterRules:
    """When two clusters become one.

    `threshold`: the least probability of the edge that proposes it. `link`: the least average
    probability over all their cross pairs, so that one weak link never joins two strong clusters.
    `most`: more members than this no person has, whatever the scores say. `rise`: how much `link`
    grows with each member beyond four.
    """

    threshold: float = 0.5
    link: float = 0.4
    most: int = 50
    rise: float = 0.0

    def among(self, records: int) -> "ClusterRules":
        """The rules among so many linked records.

        People do not leave more records behind in a larger store, but chance brings more of them
        together, so there a cluster has to be the better held together the larger it is.
        """
        if records < MANY:
            return self
        return replace(self, most=min(self.most, _MOST_AMONG_MANY), rise=_RISE_AMONG_MANY)

    def least(self, members: int) -> float:
        """The least average for a cluster of so many members."""
        return min(max(self.link, _ENOUGH), self.link + self.rise * max(0, members - _SMALL))


@dataclass(frozen=True, slots=True)
class Clustering:
    """Clusters of two and more in ascending order, and the edges that tell how they came about.

    `joined` are the edges that grew them, one fewer than members. `refused` is the best edge
    between each two clusters that stayed apart although an edge proposed to join them.
    """

    members: tuple[tuple[int, ...], ...]
    joined: tuple[Edge, ...]
    refused: tuple[Edge, ...]


def cluster(
    edges: Iterable[Edge],
    cannot_link: Collection[tuple[int, int]] = (),
    rules: ClusterRules | None = None,
) -> Clustering:
    """The clusters of these records; the order in which the edges come makes no difference.

    `cannot_link` are pairs of records decided to be different: they never share a cluster.
    """
    columns = list(zip(*edges, strict=True)) or [(), (), ()]
    left, right = (np.array(column, np.int64) for column in columns[:2])
    return cluster_columns(left, right, np.array(columns[2], float), cannot_link, rules)


def cluster_columns(
    left: Numbers,
    right: Numbers,
    probability: Probabilities,
    cannot_link: Collection[tuple[int, int]] = (),
    rules: ClusterRules | None = None,
) -> Clustering:
    """The same for edges in three columns, as many as a store has."""
    rules = (rules or ClusterRules()).among(len(np.unique(np.concatenate([left, right]))))
    apart: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for one, other in cannot_link:
        apart[one].append((one, other))
    found = [
        _grown(group, [pair for one in _ends(group) for pair in apart.get(one, ())], rules)
        for group in _groups(left, right, probability, rules.threshold)
    ]
    return Clustering(
        tuple(sorted(members for one in found for members in one.members)),
        tuple(sorted((edge for one in found for edge in one.joined), key=_strength)),
        tuple(sorted((edge for one in found for edge in one.refused), key=_strength)),
    )


def _groups(
    left: Numbers, right: Numbers, probability: Probabilities, threshold: float
) -> Iterator[list[Edge]]:
    """The edges of records that proposals may bring together; others make no difference."""
    strong = probability >= threshold
    records = np.unique(np.concatenate([left[strong], right[strong]]))
    if not len(records):
        return
    ones, others = np.searchsorted(records, left), np.searchsorted(records, right)
    roots = components(ones[strong], others[strong], len(records))
    inside = _found(records, ones, left) & _found(records, others, right)
    ones, others = ones[inside], others[inside]
    inside[inside] = roots[ones] == roots[others]
    root = roots[np.searchsorted(records, left[inside])]
    order = np.argsort(root, kind="stable")
    bounds = np.flatnonzero(np.diff(root[order])) + 1
    columns = [one[inside][order].tolist() for one in (left, right, probability)]
    for start, end in pairwise([0, *bounds.tolist(), len(order)]):
        yield [Edge(*row) for row in zip(*(one[start:end] for one in columns), strict=True)]


def _found(records: Numbers, at: Numbers, wanted: Numbers) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = records[np.minimum(at, len(records) - 1)] == wanted
    return found


def _ends(edges: Iterable[Edge]) -> set[int]:
    return {end for edge in edges for end in edge[:2]}


def _grown(
    edges: list[Edge], cannot_link: Collection[tuple[int, int]], rules: ClusterRules
) -> Clustering:
    if len(edges) == 1 and not cannot_link:
        # Most clusters are of two records, and nothing speaks against them but the rules.
        [edge] = edges
        if edge.left < edge.right and edge.probability >= rules.link and rules.most > 1:
            return Clustering((edge[:2],), (edge,), ())
    ordered = _strongest_first(edges)
    growing = _Growing(ordered, cannot_link)
    proposals = [edge for edge in ordered if edge.probability >= rules.threshold]
    joined = tuple([edge for edge in proposals if growing.join(edge, rules)])
    members = tuple(tuple(sorted(one)) for one in growing.members.values())
    return Clustering(members, joined, _between(proposals, growing))


def _strength(edge: Edge) -> tuple[float, int, int]:
    return -edge.probability, edge.left, edge.right


class _Growing:
    """Clusters under way, each named by one of its members."""

    def __init__(self, edges: Iterable[Edge], cannot_link: Iterable[tuple[int, int]]) -> None:
        self.members: dict[int, list[int]] = {}
        self._parent: dict[int, int] = {}
        # What the scored cross pairs of two clusters count above UNSCORED, in sum.
        self._near: dict[int, dict[int, float]] = defaultdict(dict)
        self.apart: dict[int, set[int]] = defaultdict(set)
        for left, right, probability in edges:
            self._near[left][right] = self._near[right][left] = probability - UNSCORED
        for left, right in cannot_link:
            self.apart[left].add(right)
            self.apart[right].add(left)

    def of(self, record: int) -> int:
        """The cluster of a record."""
        root = record
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(record, record)) != root:
            self._parent[record], record = root, above
        return root

    def join(self, edge: Edge, rules: ClusterRules) -> bool:
        """Make one cluster of the two ends' clusters; False where they are one or must not be."""
        one, other = self.of(edge.left), self.of(edge.right)
        if one == other or other in self.apart[one]:
            return False
        sizes = len(self.members.get(one, (one,))), len(self.members.get(other, (other,)))
        average = UNSCORED + self._near[one].get(other, 0.0) / (sizes[0] * sizes[1])
        if sum(sizes) > rules.most or average < rules.least(sum(sizes)):
            return False
        larger, smaller = (one, other) if sizes[0] >= sizes[1] else (other, one)
        self._absorb(larger, smaller)
        return True

    def _absorb(self, larger: int, smaller: int) -> None:
        self._parent[smaller] = larger
        self.members.setdefault(larger, [larger]).extend(self.members.pop(smaller, [smaller]))
        near = self._near[larger]
        near.pop(smaller, None)
        for third, weight in self._near.pop(smaller, {}).items():
            if third == larger:
                continue
            near[third] = self._near[third][larger] = near.get(third, 0.0) + weight
            del self._near[third][smaller]
        for third in self.apart.pop(smaller, ()):
            self.apart[third].discard(smaller)
            self.apart[third].add(larger)
            self.apart[larger].add(third)


def _strongest_first(edges: Iterable[Edge]) -> list[Edge]:
    best: dict[tuple[int, int], float] = {}
    for one, other, probability in edges:
        ends = (one, other) if one < other else (other, one)
        best[ends] = max(probability, best.get(ends, 0.0))
    scored = [Edge(left, right, probability) for (left, right), probability in best.items()]
    return sorted(scored, key=lambda edge: (-edge.probability, edge.left, edge.right))


def _between(proposals: Iterable[Edge], growing: _Growing) -> tuple[Edge, ...]:
    best: dict[tuple[int, int], Edge] = {}
    for edge in proposals:
        one, other = growing.of(edge.left), growing.of(edge.right)
        if one != other and other not in growing.apart[one]:
            best.setdefault((min(one, other), max(one, other)), edge)
    return tuple(best.values())
