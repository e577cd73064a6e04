"""Clusters: strong ones form, chains do not, decisions hold."""

from hypothesis import given
from hypothesis import strategies as st

from dedup.clusters import Edge, clusters


def test_what_belongs_together() -> None:
    edges = [Edge(1, 2, 0.9), Edge(2, 3, 0.8), Edge(1, 3, 0.7), Edge(4, 5, 0.6), Edge(6, 7, 0.4)]
    assert clusters(edges) == [(1, 2, 3), (4, 5)]


def test_one_link_does_not_join_two_families() -> None:
    family = [Edge(1, 2, 0.99), Edge(1, 3, 0.99), Edge(2, 3, 0.99)]
    other = [Edge(4, 5, 0.99), Edge(4, 6, 0.99), Edge(5, 6, 0.99)]
    assert clusters([*family, *other, Edge(3, 4, 0.98)]) == [(1, 2, 3), (4, 5, 6)]


def test_a_chain_of_likely_pairs_does_not_run_away() -> None:
    chain = [Edge(number, number + 1, 0.9) for number in range(200)]
    assert max(len(group) for group in clusters(chain)) <= 3


def test_what_was_decided_different_stays_apart() -> None:
    edges = [Edge(1, 2, 0.99), Edge(2, 3, 0.95), Edge(1, 3, 0.9)]
    assert clusters(edges, cannot_link={(3, 1)}) == [(1, 2)]
    assert clusters(edges, cannot_link={(2, 1), (1, 3), (3, 2)}) == []


pairs = st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda pair: pair[0] < pair[1])
scored = st.dictionaries(pairs, st.floats(0, 1), max_size=40)


@given(known=scored, forbidden=st.sets(pairs, max_size=5), data=st.data())
def test_order_does_not_matter_and_decisions_always_hold(
    known: dict[tuple[int, int], float], forbidden: set[tuple[int, int]], data: st.DataObject
) -> None:
    edges = [Edge(*pair, probability) for pair, probability in known.items()]
    shuffled = data.draw(st.permutations(edges))
    found = clusters(edges, cannot_link=forbidden)
    assert found == clusters(shuffled, cannot_link=forbidden)
    together = {(a, b) for group in found for a in group for b in group}
    assert not together & forbidden
