"""Which records are one: clusters grown from scored pairs, best edge first, that never run away."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import starmap
from typing import NamedTuple

import numpy as np

from dedup.components import Numbers, distinct
from dedup.linked import Flags, Linked, Probabilities, linked
from store.facts import Kind

# From this many linked records on, chance makes clusters of its own.
MANY = 60_000
_MOST_AMONG_MANY, _RISE_AMONG_MANY = 19, 0.02
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

    `threshold`: the least probability of an edge that proposes it; `joins`: of one that does it,
    if the rest agrees. `link`: the least average probability over all their cross pairs, so that
    one weak link never joins two strong clusters. `most`: more members than this no person has,
    whatever the scores say. `rise`: how much `link` grows with each member beyond four.
    `unscored`: what a pair counts for that shares no blocking key, so that nobody scored it.
    """

    threshold: float = 0.5
    joins: float = 0.55
    link: float = 0.3
    most: int = 50
    rise: float = 0.0
    unscored: float = 0.05

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


def rules_for(kind: Kind, review: float) -> ClusterRules:
    """The rules for people or firms, of which pairs from `review` on are proposed."""
    if kind == "company":
        # Branches and neighbours look alike in a chain of pairs more often than people do.
        return ClusterRules(threshold=review, joins=0.7, link=0.4, unscored=0.02)
    return ClusterRules(threshold=review)


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
    rules = (rules or ClusterRules()).among(len(distinct(np.concatenate([left, right]))))
    edges = linked(left, right, probability, rules.threshold)
    apart: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in cannot_link:
        for one in pair:
            apart[one].append(pair)
    plain = _holding_together(edges, rules) & ~edges.touched(apart)
    found = [
        *(_whole(edges, plain & (edges.records == size)) for size in (2, 3)),
        *(_grown(edges.of(group), apart, rules) for group in np.flatnonzero(~plain).tolist()),
    ]
    return Clustering(
        tuple(sorted(members for one in found for members in one.members)),
        tuple(sorted((edge for one in found for edge in one.joined), key=_strength)),
        tuple(sorted((edge for one in found for edge in one.refused), key=_strength)),
    )


def _holding_together(edges: Linked, rules: ClusterRules) -> Flags:
    """The groups of two or three records that become one whatever the order.

    Most are of so few, and no more need be looked at than their weakest edge.
    """
    pairs = np.diff(edges.bounds)
    weakest = edges.weakest()
    found = np.zeros(len(pairs), bool)
    for size, needed in ((2, 1), (3, 3)):
        least = max(rules.threshold, rules.joins, rules.least(size))
        whole = (edges.records == size) & (pairs == needed) & (weakest >= least)
        found |= whole & (size <= rules.most)
    return found


def _whole(edges: Linked, groups: Flags) -> Clustering:
    """Groups of two or of three records, each as a cluster that its strongest edges joined."""
    starts = edges.bounds[:-1][groups]
    size = int(edges.records[groups].max(initial=2))
    # Any two edges of three records hold all of them.
    rows = (starts[:, None] + np.arange(size - 1)).ravel()
    columns = (edges.left[rows], edges.right[rows], edges.probability[rows])
    joined = tuple(starmap(Edge, zip(*(one.tolist() for one in columns), strict=True)))
    ends = np.concatenate([one.reshape(-1, size - 1) for one in columns[:2]], axis=1)
    ends.sort(axis=1)
    # The one that both edges share stands twice among the ends.
    doubled = np.zeros(ends.shape, bool)
    doubled[:, 1:] = ends[:, 1:] == ends[:, :-1]
    members = ends[~doubled].reshape(-1, size)
    return Clustering(tuple(map(tuple, members.tolist())), joined, ())


def _grown(
    edges: Iterable[tuple[int, int, float]],
    apart: Mapping[int, Collection[tuple[int, int]]],
    rules: ClusterRules,
) -> Clustering:
    ordered = [Edge(*edge) for edge in edges]
    ends = {end for edge in ordered for end in edge[:2]} & apart.keys()
    pairs_apart = [pair for one in ends for pair in apart[one]]
    growing = _Growing(ordered, pairs_apart, rules.unscored)
    proposals = [edge for edge in ordered if edge.probability >= rules.threshold]
    joined = tuple([edge for edge in proposals if growing.join(edge, rules)])
    members = tuple(tuple(sorted(one)) for one in growing.members.values())
    return Clustering(members, joined, _between(proposals, growing))


def _strength(edge: Edge) -> tuple[float, int, int]:
    return -edge.probability, edge.left, edge.right


class _Growing:
    """Clusters under way, each named by one of its members."""

    def __init__(
        self, edges: Iterable[Edge], cannot_link: Iterable[tuple[int, int]], unscored: float
    ) -> None:
        self._unscored = unscored
        self.members: dict[int, list[int]] = {}
        self._parent: dict[int, int] = {}
        # What the scored cross pairs of two clusters count above an unscored one, in sum.
        self._near: dict[int, dict[int, float]] = defaultdict(dict)
        self.apart: dict[int, set[int]] = defaultdict(set)
        for left, right, probability in edges:
            self._near[left][right] = self._near[right][left] = probability - unscored
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
        if edge.probability < rules.joins or one == other or other in self.apart[one]:
            return False
        sizes = len(self.members.get(one, (one,))), len(self.members.get(other, (other,)))
        average = self._unscored + self._near[one].get(other, 0.0) / (sizes[0] * sizes[1])
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


def _between(proposals: Iterable[Edge], growing: _Growing) -> tuple[Edge, ...]:
    best: dict[tuple[int, int], Edge] = {}
    for edge in proposals:
        one, other = growing.of(edge.left), growing.of(edge.right)
        if one != other and other not in growing.apart[one]:
            best.setdefault((min(one, other), max(one, other)), edge)
    return tuple(best.values())
