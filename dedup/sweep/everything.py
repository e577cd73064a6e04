"""Scores every pair of stored records that shares blocks; goes on where it was cut off."""

from pathlib import Path

import numpy as np

from dedup.sweep.batches import Scored, Source, scored_pairs, source_for
from dedup.sweep.candidates import join_blocks
from dedup.sweep.columns import Numbers
from dedup.sweep.crew import Crew
from dedup.sweep.reading import read_store
from dedup.sweep.scoring import Edges, Scorer, joined_edges
from dedup.sweep.task import Task
from store.block_join import BlockJoin
from store.sweep_edges import KeptEdges, edges_of, keep_edges
from store.sweeps import count_standing


def score_everything(task: Task, crew: Crew, folder: Path) -> tuple[Source, Edges]:
    """Keep the edges of all pairs in the store; what scored them, and the edges by record id."""
    with BlockJoin() as join:
        scorer = _read(task, join, crew)
        ids, through = scorer.columns.ids, task.sweep.through_id
        left = join_blocks(join, len(ids), int(np.searchsorted(ids, through)))
        done = task.sweep.done if task.sweep.phase == "scoring" else 0
        task.move(phase="scoring", done=done, total=done + left)
        source = source_for(crew, scorer, folder)
        found = [_kept(task)] if through else []
        found += [_keep(task, one, ids) for one in scored_pairs(source, join, crew)]
        return source, joined_edges(found)


def _read(task: Task, join: BlockJoin, crew: Crew) -> Scorer:
    with task.database.read() as connection:
        total = count_standing(connection, task.kind)

    def heard(read: int) -> None:
        # A sweep that was cut off while scoring keeps its progress meanwhile.
        if task.sweep.phase == "reading":
            task.move(done=read, total=total)

    columns, sizes = read_store(task.database, task.kind, task.region, join, crew, heard)
    return Scorer(columns, sizes, task.model)


def _keep(task: Task, scored: Scored, ids: Numbers) -> Edges:
    left, right, probability = scored.edges
    edges = Edges(ids[left], ids[right], probability)
    with task.database.write() as connection:
        keep_edges(connection, task.kind, KeptEdges(*edges))
    task.move(done=task.sweep.done + scored.pairs, through_id=int(ids[scored.through]))
    return edges


def _kept(task: Task) -> Edges:
    """What was scored before the sweep was cut off."""
    with task.database.read() as connection:
        return Edges(*edges_of(connection, task.kind))
