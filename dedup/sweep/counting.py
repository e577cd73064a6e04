"""Counts how the stored records agree pair by pair, for a model to be re-estimated from."""

from collections import Counter

from dedup.estimate import Cell, cell_of
from dedup.model import shipped_model
from dedup.sweep.batches import Pairs, Source, the_scorer
from dedup.sweep.candidates import join_blocks
from dedup.sweep.crew import Alone, Crew
from dedup.sweep.gathering import Gathering
from dedup.sweep.reading import read_store
from dedup.sweep.scoring import Scorer
from store import Database
from store.block_join import BlockJoin
from store.facts import Kind

# More pairs than this, evenly drawn, would not change the weights.
ENOUGH = 200_000
_AT_ONCE = 1_000_000


def count_cells(database: Database, kind: Kind, *, region: str | None = None) -> Counter[Cell]:
    """How many candidate pairs of the store fall into each cell; at most about ENOUGH in all."""
    with BlockJoin() as join:
        columns, sizes = read_store(database, kind, region, join, Alone())
        join_blocks(join, len(columns.ids))
        # Levels are the same whatever the model.
        return _counted(Scorer(columns, sizes, shipped_model(kind == "company")), join, Alone())


def cells_of(gathering: Gathering) -> Counter[Cell]:
    """The cells of the gathered records' candidate pairs, which were joined before."""
    source = gathering.source(shipped_model(gathering.kind == "company"))
    return _counted(source, gathering.join, gathering.crew)


def cells_of_pairs(pairs: Pairs) -> Counter[Cell]:
    """How many of the pairs fall into each cell; the work of one process."""
    levels, counts = the_scorer(pairs.source).cells(pairs.left, pairs.right)
    cells: Counter[Cell] = Counter()
    for one, number in zip(levels, counts.tolist(), strict=True):
        cells[cell_of(one)] += number
    return cells


def _counted(source: Source, join: BlockJoin, crew: Crew) -> Counter[Cell]:
    step = max(1, join.count() // ENOUGH)
    drawn = (Pairs(source, left[::step], right[::step]) for left, right in join.arrays(_AT_ONCE))
    return sum(crew.each(cells_of_pairs, drawn), Counter())
