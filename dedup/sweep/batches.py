"""Pairs go to whoever scores them by batches, and come back as edges in the same order."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dedup.sweep.columns import Numbers
from dedup.sweep.crew import Crew
from dedup.sweep.saved import save_scorer, saved_scorer
from dedup.sweep.scoring import Edges, Scorer
from store.block_join import BlockJoin

# Pairs scored at one time: by this process, and by one beside it.
_PAIRS, _PAIRS_APART = 20_000, 250_000

# A scorer, or where it was saved for the processes of a crew.
Source = Scorer | Path


class Pairs(NamedTuple):
    """Some pairs of positions, in the order of the newer."""

    source: Source
    left: Numbers
    right: Numbers


class Scored(NamedTuple):
    """The edges among some pairs, how many pairs they were, and the newer record of the last."""

    edges: Edges
    pairs: int
    through: int


def source_for(crew: Crew, scorer: Scorer, folder: Path) -> Source:
    """The scorer as the crew can use it; other processes read it from the folder."""
    if not crew.is_apart:
        return scorer
    return save_scorer(scorer, folder)


def scored_pairs(source: Source, join: BlockJoin, crew: Crew) -> Iterator[Scored]:
    """The joined pairs, scored batch by batch in the order of the newer record."""
    batches = join.arrays(_PAIRS_APART if crew.is_apart else _PAIRS)
    return crew.each(score_pairs, (Pairs(source, *batch) for batch in batches))


def score_pairs(pairs: Pairs) -> Scored:
    """Score some pairs; the work of one process."""
    edges = the_scorer(pairs.source).edges(pairs.left, pairs.right)
    return Scored(edges, len(pairs.left), int(pairs.right[-1]))


def the_scorer(source: Source) -> Scorer:
    """The scorer itself, read from where it was saved if it is another process's."""
    return saved_scorer(source) if isinstance(source, Path) else source
