"""Counts how the stored records agree pair by pair, for a model to be re-estimated from."""

from collections import Counter
from collections.abc import Iterable

from dedup.estimate import Cell, cell_of
from dedup.model import shipped_model
from dedup.sweep.candidates import join_blocks
from dedup.sweep.columns import Numbers
from dedup.sweep.crew import Alone
from dedup.sweep.gathering import Gathering
from dedup.sweep.reading import read_store
from dedup.sweep.scoring import Scorer
from store import Database
from store.block_join import BlockJoin
from store.facts import Kind

# More pairs than this, evenly drawn, would not change the weights.
ENOUGH = 200_000


def count_cells(database: Database, kind: Kind, *, region: str | None = None) -> Counter[Cell]:
    """How many candidate pairs of the store fall into each cell; at most about ENOUGH in all."""
    with BlockJoin() as join:
        columns, sizes = read_store(database, kind, region, join, Alone())
        join_blocks(join, len(columns.ids))
        # Levels are the same whatever the model.
        return _counted(Scorer(columns, sizes, shipped_model(kind == "company")), join)


def cells_of(gathering: Gathering) -> Counter[Cell]:
    """The cells of the gathered records' candidate pairs, which were joined before."""
    scorer = gathering.scorer(shipped_model(gathering.kind == "company"))
    return _counted(scorer, gathering.join)


def _counted(scorer: Scorer, join: BlockJoin) -> Counter[Cell]:
    step = max(1, join.count() // ENOUGH)
    drawn = ((left[::step], right[::step]) for left, right in join.arrays())
    return _cells(scorer, drawn)


def _cells(scorer: Scorer, batches: Iterable[tuple[Numbers, Numbers]]) -> Counter[Cell]:
    cells: Counter[Cell] = Counter()
    for left, right in batches:
        levels, pairs = scorer.cells(left, right)
        for one, number in zip(levels, pairs.tolist(), strict=True):
            cells[cell_of(one)] += number
    return cells
