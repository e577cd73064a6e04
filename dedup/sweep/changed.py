"""Scores the records that changed against the store, by the look-up that serves an arrival."""

from collections.abc import Collection, Sequence

from dedup.blocking import BLOCK_CAP, blocking_keys
from dedup.model import shipped_model
from dedup.profile import Profile
from dedup.stored_frequencies import StoredFrequencies
from dedup.sweep.scoring import Scorer
from dedup.sweep.task import Task
from store import Connection
from store.blocks import sharing
from store.sweeps import drop_edges, keep_edges

_RECORDS = 100


def score_changed(task: Task, changed: Collection[int]) -> None:
    """Score anew every pair of a changed record and keep its edges."""
    ids = sorted(changed)
    task.move(phase="scoring", done=0, total=len(ids))
    for start in range(0, len(ids), _RECORDS):
        batch = ids[start : start + _RECORDS]
        with task.database.read() as connection:
            edges = _edges(task, connection, batch)
        with task.database.write() as connection:
            drop_edges(connection, task.kind, batch)
            keep_edges(connection, task.kind, edges)
        task.move(done=start + len(batch))


def scorer_of(task: Task, connection: Connection, ids: Sequence[int]) -> Scorer:
    """A scorer that knows these records and asks the store how common their values are."""
    known = task.profiles(connection, ids)
    frequencies = StoredFrequencies(connection, task.kind)
    return Scorer(known, frequencies, shipped_model(task.kind == "company"))


def _edges(task: Task, connection: Connection, ids: Sequence[int]) -> list[tuple[int, int, float]]:
    profiles = task.profiles(connection, ids)
    pairs = {
        (min(one, other), max(one, other))
        for one, profile in profiles.items()
        for other in _sharing(task, connection, profile)
        if other != one
    }
    scorer = scorer_of(task, connection, sorted({one for pair in pairs for one in pair}))
    standing = [pair for pair in sorted(pairs) if all(one in scorer.profiles for one in pair)]
    return list(scorer.edges(standing))


def _sharing(task: Task, connection: Connection, profile: Profile) -> set[int]:
    return set(sharing(connection, task.kind, blocking_keys(profile), BLOCK_CAP))
