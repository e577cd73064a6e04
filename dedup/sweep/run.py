"""A sweep from beginning to end: read, score, cluster, suggest; one that was cut off goes on."""

from collections.abc import Callable

from dedup.model import MODEL_VERSION
from dedup.sweep.changed import score_changed
from dedup.sweep.everything import score_everything
from dedup.sweep.suggesting import suggest_pairs
from dedup.sweep.task import Task
from dedup.thresholds import Thresholds
from store import Database
from store.facts import Kind
from store.sweeps import Sweep, begin, changed_ids, count_standing, finish, widen

# Where more than this share of the records changed, one join of all is quicker than look-ups.
_MANY = 0.1


def sweep(
    database: Database,
    kind: Kind,
    *,
    region: str | None = None,
    thresholds: Thresholds | None = None,
    everything: bool = False,
    watch: Callable[[Sweep], None] = lambda _: None,
) -> Sweep:
    """Find the duplicates among stored records and open candidate pairs; merges nothing.

    After the first sweep only what changed is looked at, unless `everything` is asked for or the
    model is another. `watch` hears of every step. Raises SweepTaken when another process took
    this sweep over.
    """
    with database.write() as connection:
        begun = begin(connection, kind, MODEL_VERSION, everything=everything)
    task = Task(database, kind, region, thresholds or Thresholds(), begun, watch)
    watch(begun)
    changed = _changed(task)
    known = None
    if changed is None:
        known = score_everything(task)
    else:
        score_changed(task, changed)
    task.move(phase="clustering")
    suggested = suggest_pairs(task, known, changed)
    with database.write() as connection:
        task.sweep = finish(connection, task.sweep, suggested)
    watch(task.sweep)
    return task.sweep


def _changed(task: Task) -> frozenset[int] | None:
    """What is to be looked at; None means everything."""
    since = task.sweep.changed_since
    if since is None:
        return None
    with task.database.write() as connection:
        ids = changed_ids(connection, task.kind, since)
        if len(ids) <= _MANY * count_standing(connection, task.kind):
            return frozenset(ids)
        task.sweep = widen(connection, task.sweep)
    return None
