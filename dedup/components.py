"""Which records hang together by any chain of links: connected components on arrays."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def components(left: Numbers, right: Numbers, nodes: int) -> Numbers:
    """For each node the least node that it hangs together with; a link is from left to right."""
    least = np.arange(nodes, dtype=np.int64)
    while True:
        one, other = least[left], least[right]
        apart = one != other
        if not apart.any():
            return least
        # The greater root of each link is hung below the least that it is linked with.
        left, right = left[apart], right[apart]
        low, high = np.minimum(one[apart], other[apart]), np.maximum(one[apart], other[apart])
        np.minimum.at(least, high, low)
        while True:
            above = least[least]
            if np.array_equal(above, least):
                break
            least = above


def distinct(values: Numbers) -> Numbers:
    """The values in ascending order, each once."""
    # What numpy has for this hashes, which takes ten times as long for millions.
    ordered = np.sort(values)
    first = np.ones(len(ordered), bool)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered[first]
