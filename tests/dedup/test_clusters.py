"""Clusters: best edge first, no chain of weak links, decisions respected, order of no account."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dedup.clusters import ClusterRules, Edge, cluster


def clique(*records: int, probability: float = 0.99) -> list[Edge]:
    """Every pair of the records."""
    return [Edge(a, b, probability) for a in records for b in records if a < b]


def test_what_agrees_is_one() -> None:
    found = cluster([*clique(1, 2, 3), Edge(4, 5, 0.6), Edge(6, 7, 0.4)])
    assert found.members == ((1, 2, 3), (4, 5))
    assert len(found.joined) == 3
    assert found.refused == ()


def test_a_weak_link_never_joins_two_strong_clusters() -> None:
    link = Edge(3, 4, 0.95)
    found = cluster([*clique(1, 2, 3), *clique(4, 5, 6), link])
    assert found.members == ((1, 2, 3), (4, 5, 6))
    assert found.refused == (link,)


def test_a_chain_does_not_run_away() -> None:
    found = cluster([Edge(one, one + 1, 0.9) for one in range(200)])
    assert max(len(members) for members in found.members) <= 5


def test_clusters_stop_growing_whatever_the_scores_say() -> None:
    found = cluster(clique(*range(12)), rules=ClusterRules(most=5))
    assert max(len(members) for members in found.members) <= 5


def test_who_was_decided_to_be_two_never_meets_in_a_cluster() -> None:
    found = cluster([*clique(1, 2, 3, 4)], cannot_link=[(4, 1)])
    assert not any({1, 4} <= set(members) for members in found.members)
    assert all({edge.left, edge.right} != {1, 4} for edge in found.refused)


def test_one_suggestion_between_two_clusters() -> None:
    between = [Edge(1, 4, 0.7), Edge(2, 5, 0.6), Edge(3, 5, 0.55)]
    found = cluster([*clique(1, 2, 3), *clique(4, 5, 6), *between])
    assert found.refused == (Edge(1, 4, 0.7),)


pairs = st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda pair: pair[0] != pair[1])
scored = st.dictionaries(
    pairs.map(lambda pair: (min(pair), max(pair))), st.floats(0, 1).map(lambda p: round(p, 2))
)


@given(scored, st.lists(pairs, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_the_edges_makes_no_difference(
    edges: dict[tuple[int, int], float], apart: list[tuple[int, int]], chance: Random
) -> None:
    listed = [Edge(left, right, probability) for (left, right), probability in edges.items()]
    mixed = [Edge(right, left, p) for left, right, p in listed]
    chance.shuffle(mixed)
    assert cluster(mixed, apart[::-1]) == cluster(listed, apart)


@given(scored, st.lists(pairs, max_size=6))
def test_clusters_are_apart_and_respect_decisions(
    edges: dict[tuple[int, int], float], apart: list[tuple[int, int]]
) -> None:
    found = cluster([Edge(*ends, p) for ends, p in edges.items()], apart)
    everybody = [record for members in found.members for record in members]
    assert len(everybody) == len(set(everybody))
    for members in found.members:
        assert not any({one, other} <= set(members) for one, other in apart)
    assert len(found.joined) == sum(len(members) - 1 for members in found.members)


def test_among_many_records_a_large_cluster_must_hold_together_well() -> None:
    usual = ClusterRules()
    many = usual.among(1_000_000)
    assert usual.among(5_000) == usual
    assert (many.most < 20, many.least(2), many.least(4)) == (True, usual.link, usual.link)
    assert usual.link < many.least(8) < many.least(12) < 1.0
    # Ten records, each quite like the next few: chance, not one person.
    chain = [Edge(one, one + step, 0.8) for one in range(12) for step in (1, 2, 3, 4)]
    assert max(map(len, cluster(chain, rules=many).members)) < max(
        map(len, cluster(chain, rules=usual).members)
    )
