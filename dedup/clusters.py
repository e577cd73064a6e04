"""Scored pairs become clusters, strongest first, without one weak link chaining strong ones."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

# A cross pair that no block brought together is taken as this likely.
UNSCORED = 0.02


@dataclass(frozen=True, slots=True)
class Edge:
    """Two records (left < right) and the probability that they are one."""

    left: int
    right: int
    probability: float


def clusters(
    edges: Iterable[Edge],
    *,
    threshold: float = 0.5,
    cannot_link: Collection[tuple[int, int]] = (),
) -> list[tuple[int, ...]]:
    """The clusters of two and more records, each in ascending order of ids.

    Two clusters join only when the pairs across them are on average as likely as the threshold
    (average link) and none of them was decided different; so one shared mailbox never joins two
    families. The result does not depend on the order of the edges.
    """
    known = {(edge.left, edge.right): edge.probability for edge in edges}
    forbidden = {(min(pair), max(pair)) for pair in cannot_link}
    members: dict[int, list[int]] = {}
    home: dict[int, int] = {}
    for left, right in sorted(known, key=lambda pair: (-known[pair], pair)):
        if known[left, right] < threshold:
            break
        a, b = home.setdefault(left, left), home.setdefault(right, right)
        one, other = members.setdefault(a, [a]), members.setdefault(b, [b])
        if a == b or not _may_join(one, other, known, forbidden, threshold):
            continue
        keep, gone = (a, b) if len(one) >= len(other) else (b, a)
        for record in members[gone]:
            home[record] = keep
        members[keep] += members.pop(gone)
    return sorted(tuple(sorted(group)) for group in members.values() if len(group) > 1)


def _may_join(
    one: list[int],
    other: list[int],
    known: dict[tuple[int, int], float],
    forbidden: set[tuple[int, int]],
    threshold: float,
) -> bool:
    crossing = [(min(a, b), max(a, b)) for a in one for b in other]
    if any(pair in forbidden for pair in crossing):
        return False
    return sum(known.get(pair, UNSCORED) for pair in crossing) / len(crossing) >= threshold
