"""The door to Spark, which is an extra: a sweep's scoring handed over to it."""

from importlib.util import find_spec
from itertools import islice

from dedup.stored_profiles import reading
from dedup.sweep.reading import bring_up_to_date
from dedup.sweep.scoring import Edges, edges_from, joined_edges
from dedup.sweep.task import Task
from store.profiles import count_records
from store.sweep_edges import KeptEdges, keep_edges

# Edges kept in one transaction.
_EDGES = 50_000


class NoSpark(Exception):
    """Spark or pandas is not installed; the message says how to get them."""


def score_on_spark(task: Task) -> Edges:
    """Keep the edges of all pairs in the store, found by Spark; a cut-off sweep starts anew."""
    if not (find_spec("pyspark") and find_spec("pandas")):
        raise NoSpark("Spark is not installed: pip install 'frontdesk[spark]', and Java 17.")
    from dedup.sweep.on_spark import edges_on_spark, spark_session

    bring_up_to_date(task.database, task.kind, task.region)
    with task.database.read() as connection:
        highest = count_records(connection, task.kind)
    session = spark_session()
    task.move(phase="scoring", done=0, total=0)
    url = task.database.url.render_as_string(hide_password=False)
    edges = edges_on_spark(session, url, task.kind, reading(task.region), highest, task.model)
    found = []
    while rows := list(islice(edges, _EDGES)):
        found.append(edges_from(rows))
        with task.database.write() as connection:
            keep_edges(connection, task.kind, KeptEdges(*found[-1]))
        done = task.sweep.done + len(rows)
        task.move(done=done, total=done)
    return joined_edges(found)
