"""Connected components on arrays, against the plainest way of finding them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dedup.components import components

NODES = 12
LINKS = st.lists(st.tuples(st.integers(0, NODES - 1), st.integers(0, NODES - 1)), max_size=20)


@given(LINKS)
def test_each_node_knows_the_least_of_its_component(links: list[tuple[int, int]]) -> None:
    least = list(range(NODES))
    for _ in range(NODES):
        for one, other in links:
            least[one] = least[other] = min(least[one], least[other])
    left, right = np.array(links, np.int64).reshape(-1, 2).T
    assert components(left, right, NODES).tolist() == least
