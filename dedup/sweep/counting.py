"""Counts how the stored records agree pair by pair, for a model to be re-estimated from."""

from collections import Counter

from dedup.comparisons import levels_of
from dedup.estimate import Cell, cell_of
from dedup.sweep.everything import gather
from dedup.sweep.gathering import Gathering
from store import Database
from store.block_join import BlockJoin
from store.facts import Kind

# More pairs than this, evenly drawn, would not change the weights.
ENOUGH = 200_000


def count_cells(database: Database, kind: Kind, *, region: str | None = None) -> Counter[Cell]:
    """How many candidate pairs of the store fall into each cell; at most about ENOUGH in all."""
    with BlockJoin() as join:
        gathering = gather(database, kind, region, join)
        gathering.pairs()
        return cells_of(gathering)


def cells_of(gathering: Gathering) -> Counter[Cell]:
    """The cells of the gathered records' candidate pairs, which were joined before."""
    step = max(1, gathering.join.count() // ENOUGH)
    profiles, frequencies = gathering.profiles, gathering.frequencies
    return Counter(
        cell_of(levels_of(profiles[left], profiles[right], frequencies))
        for batch in gathering.join.pairs()
        for left, right in batch[::step]
    )
