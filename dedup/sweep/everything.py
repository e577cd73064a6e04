"""Scores every pair of stored records that shares a block; goes on where it was cut off."""

from collections.abc import Iterator

from dedup.model import shipped_model
from dedup.sweep.gathering import Gathering
from dedup.sweep.scoring import Scorer, scored_batches
from dedup.sweep.task import Task
from store.block_join import BlockJoin
from store.sweeps import count_standing, keep_edges, standing_ids

# Records read, and pairs scored, between two notes of the progress.
_RECORDS, _PAIRS = 2000, 20_000


def score_everything(task: Task) -> Scorer:
    """Keep the edges of all pairs in the store; the scorer knows every record."""
    with BlockJoin() as join:
        gathering = _gather(task, join)
        left = gathering.pairs(task.sweep.through_id)
        scorer = gathering.scorer(shipped_model(task.kind == "company"))
        done = task.sweep.done if task.sweep.phase == "scoring" else 0
        task.move(phase="scoring", done=done, total=done + left)
        for batch, edges in scored_batches(scorer, join.pairs(_PAIRS), left):
            with task.database.write() as connection:
                keep_edges(connection, task.kind, edges)
            task.move(done=task.sweep.done + len(batch), through_id=batch[-1][1])
        return scorer


def _gather(task: Task, join: BlockJoin) -> Gathering:
    """All records; a sweep that was cut off while scoring keeps its progress meanwhile."""
    gathering, is_new = Gathering(join), task.sweep.phase == "reading"
    with task.database.read() as connection:
        total = count_standing(connection, task.kind)
    for ids in _ids(task):
        with task.database.read() as connection:
            found = task.profiles(connection, ids)
        for record_id, profile in found.items():
            gathering.add(record_id, profile)
        if is_new:
            task.move(done=len(gathering.profiles), total=total)
    return gathering


def _ids(task: Task) -> Iterator[list[int]]:
    after = 0
    while True:
        with task.database.read() as connection:
            ids = standing_ids(connection, task.kind, after, _RECORDS)
        if not ids:
            return
        yield list(ids)
        after = ids[-1]
