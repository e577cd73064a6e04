"""A sweep from beginning to end: read, score, cluster, suggest; one that was cut off goes on."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from dedup.active import active_model
from dedup.model import Model
from dedup.sweep.changed import score_changed
from dedup.sweep.crew import a_crew
from dedup.sweep.everything import score_everything
from dedup.sweep.for_spark import score_on_spark
from dedup.sweep.suggesting import suggest_changed, suggest_from_store, suggest_pairs
from dedup.sweep.task import Task
from dedup.thresholds import Thresholds
from store import Database
from store.facts import Kind
from store.sweeps import Sweep, begin, changed_ids, count_standing, finish, widen

Engine = Literal["duckdb", "spark"]

# Where more than this share of the records changed, one join of all is quicker than look-ups.
_MANY = 0.1


def sweep(
    database: Database,
    kind: Kind,
    *,
    region: str | None = None,
    thresholds: Thresholds | None = None,
    model: Model | None = None,
    everything: bool = False,
    engine: Engine = "duckdb",
    watch: Callable[[Sweep], None] = lambda _: None,
) -> Sweep:
    """Find the duplicates among stored records and open candidate pairs; merges nothing.

    After the first sweep only what changed is looked at, unless `everything` is asked for or the
    model is another; without a `model` the one in use weighs. `watch` hears of every step. The
    `engine` joins and scores where everything is looked at: DuckDB on this machine, or Spark.
    Raises SweepTaken when another process took this sweep over, NoSpark where Spark is missing.
    """
    with database.write() as connection:
        model = model or active_model(connection, kind)
        begun = begin(connection, kind, model.version, everything=everything)
    task = Task(database, kind, region, thresholds or Thresholds(), model, begun, watch)
    watch(begun)
    changed = _changed(task)
    suggested = _everything(task, engine) if changed is None else _of_changed(task, changed)
    with database.write() as connection:
        task.sweep = finish(connection, task.sweep, suggested)
    watch(task.sweep)
    return task.sweep


def _everything(task: Task, engine: Engine) -> int:
    if engine == "spark":
        edges = score_on_spark(task)
        task.move(phase="clustering")
        return suggest_from_store(task, edges)
    with task.database.read() as connection:
        records = count_standing(connection, task.kind)
    with a_crew(records) as crew, tempfile.TemporaryDirectory(prefix="frontdesk-sweep-") as folder:
        source, edges = score_everything(task, crew, Path(folder))
        task.move(phase="clustering")
        return suggest_pairs(task, crew, source, edges)


def _of_changed(task: Task, changed: frozenset[int]) -> int:
    score_changed(task, changed)
    task.move(phase="clustering")
    return suggest_changed(task, changed)


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
