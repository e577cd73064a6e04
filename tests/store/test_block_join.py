"""The join of blocks: what is skipped whole, what needs a second block, and in which order."""

import numpy as np
import pytest

from store.block_join import BlockJoin


def pairs_of(
    blocks: dict[int, list[int]], cap: int, telling: int, start: int = 0
) -> list[tuple[int, int]]:
    """The pairs of records that share these blocks."""
    with BlockJoin() as join:
        for key, members in blocks.items():
            join.add_many(np.full(len(members), key), np.array(members))
        count = join.join(cap, telling, start)
        batches = [zip(*(some.tolist() for some in batch), strict=True) for batch in join.arrays(2)]
        found = [pair for batch in batches for pair in batch]
    assert len(found) == count
    return found


def test_pairs_come_once_in_the_order_of_the_newer() -> None:
    blocks = {7: [0, 3, 5], -9: [3, 5], 2**62: [1, 5]}
    expected = [(0, 3), (0, 5), (1, 5), (3, 5)]
    assert pairs_of(blocks, 10, 10) == expected
    assert pairs_of(blocks, 10, 10, 4) == expected[1:]


def test_a_block_beyond_the_cap_says_nothing() -> None:
    assert pairs_of({1: [0, 1, 2, 3], 2: [0, 1]}, 3, 3) == [(0, 1)]


def test_a_large_block_needs_a_second_one() -> None:
    blocks = {1: [0, 1, 2, 3], 2: [0, 1, 4, 5], 3: [2, 3]}
    # 0 and 1 share two large blocks, 2 and 3 a small one.
    assert pairs_of(blocks, 10, 2) == [(0, 1), (2, 3)]


def test_sizes_count_blocks_and_what_is_only_counted() -> None:
    with BlockJoin() as join:
        join.add_many(np.array([5, 6, 5]), np.array([0, 0, 1]))
        join.count_many(np.array([1, 1, 2]))
        join.add_many(np.array([5, 8]), np.array([2, 2]))
        join.join(100, 100)
        keys, sizes = join.sizes()
    assert dict(zip(keys.tolist(), sizes.tolist(), strict=True)) == {1: 2, 5: 3}


@pytest.mark.parametrize("start", [0, 3])
def test_no_block_gives_no_pair(start: int) -> None:
    assert pairs_of({}, 10, 10, start) == []
