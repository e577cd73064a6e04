"""Scores every pair of stored records that shares a block; goes on where it was cut off."""

from collections.abc import Callable, Iterator

from dedup.model import shipped_model
from dedup.stored_profiles import stored_profiles
from dedup.sweep.gathering import Gathering
from dedup.sweep.scoring import Scorer, scored_batches
from dedup.sweep.task import Task
from store import Database
from store.block_join import BlockJoin
from store.facts import Kind
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


def gather(
    database: Database,
    kind: Kind,
    region: str | None,
    join: BlockJoin,
    heard: Callable[[int], None] = lambda _: None,
) -> Gathering:
    """All records that stand; `heard` is told now and then how many were read."""
    gathering = Gathering(join)
    for ids in _ids(database, kind):
        with database.read() as connection:
            profiles = stored_profiles(connection, kind, ids, region)
        for record_id, profile in profiles.items():
            gathering.add(record_id, profile)
        heard(len(gathering.profiles))
    return gathering


def _gather(task: Task, join: BlockJoin) -> Gathering:
    with task.database.read() as connection:
        total = count_standing(connection, task.kind)

    def heard(read: int) -> None:
        # A sweep that was cut off while scoring keeps its progress meanwhile.
        if task.sweep.phase == "reading":
            task.move(done=read, total=total)

    return gather(task.database, task.kind, task.region, join, heard)


def _ids(database: Database, kind: Kind) -> Iterator[list[int]]:
    after = 0
    while True:
        with database.read() as connection:
            ids = standing_ids(connection, kind, after, _RECORDS)
        if not ids:
            return
        yield list(ids)
        after = ids[-1]
