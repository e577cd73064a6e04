"""The plan of a sweep on Spark, for stores that no one machine holds; it gives the same pairs.

Executors read the store by ranges, Spark SQL joins the blocks, and the scorer of every other sweep
weighs the pairs as a pandas UDF. A pair carries how common its own values are, so nothing has to
be known everywhere. Each executor needs Frontdesk and a way to the store.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
from pyspark import SparkConf
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.functions import pandas_udf

from dedup.blocking import BLOCK_CAP, counting_keys, key_of
from dedup.frequencies import spread_of
from dedup.model import Model
from dedup.profile_text import decoded
from dedup.resolve import LEAST_SHOWN
from dedup.sweep.columns import Columns, part_of
from dedup.sweep.counts import BlockSizes
from dedup.sweep.reading import Wanted, key_ranges, opened_store, read_blocks, record_ranges
from dedup.sweep.scoring import Scorer
from dedup.telling import telling_size
from store import match_profiles
from store.facts import Kind

_RECORDS = "id bigint, profile string, asked array<bigint>, counted array<bigint>"
_BLOCKS = "key bigint, size bigint, ids array<bigint>"

# On this machine alone nothing is served to others, and a few files are enough to sort into.
_ALONE = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "4",
}

# The same as store/block_join.py joins; ids take the place of positions.
_PLAN = {
    "members": """
        SELECT found.key, found.id FROM (SELECT key, explode(ids) AS id FROM blocks) AS found
        JOIN records ON records.id = found.id
        LEFT ANTI JOIN (SELECT DISTINCT explode(counted) AS key FROM records) AS counted
        ON counted.key = found.key""",
    "sized": """
        SELECT key, id, count(*) OVER (PARTITION BY key) AS size FROM members""",
    "pairs": """
        SELECT older.id AS left_id, newer.id AS right_id
        FROM sized AS older JOIN sized AS newer ON older.key = newer.key AND older.id < newer.id
        WHERE older.size <= {cap}
        GROUP BY older.id, newer.id HAVING min(older.size) <= {telling} OR count(*) > 1""",
    "common": """
        SELECT asking.id, map_from_entries(collect_list(struct(blocks.key, blocks.size))) AS sizes
        FROM (SELECT id, explode(asked) AS key FROM records) AS asking
        JOIN blocks ON blocks.key = asking.key GROUP BY asking.id""",
    "known": """
        SELECT records.id, profile, coalesce(sizes, map()) AS sizes
        FROM records LEFT JOIN common ON common.id = records.id""",
    "compared": """
        SELECT left_id, right_id, one.profile AS left_profile, other.profile AS right_profile,
        map_concat(one.sizes, map_filter(other.sizes,
            (key, size) -> NOT map_contains_key(one.sizes, key))) AS sizes
        FROM pairs JOIN known AS one ON one.id = left_id
        JOIN known AS other ON other.id = right_id""",
}


def spark_session() -> SparkSession:
    """The session that the environment configures, or one on this machine alone."""
    # Executors on this machine run the very Python that has our packages.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("frontdesk-sweep")
    if not SparkConf().contains("spark.master"):
        builder = builder.master("local[*]")
        for name, value in _ALONE.items():
            builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def edges_on_spark(
    session: SparkSession, url: str, kind: Kind, reading: str, highest: int, model: Model
) -> Iterator[tuple[int, int, float]]:
    """The edges of all pairs in the store at that URL, whose highest record id is `highest`."""
    records = Wanted(url, kind, reading, 0, highest)
    _read(session, record_ranges(records), _records, _RECORDS).createOrReplaceTempView("records")
    _read(session, key_ranges(url, kind), _blocks, _BLOCKS).createOrReplaceTempView("blocks")
    total = session.table("records").count()
    for name, statement in _PLAN.items():
        plan = statement.format(cap=BLOCK_CAP, telling=telling_size(total))
        session.sql(plan).createOrReplaceTempView(name)
    # Its overloads know no function that is made when it is needed.
    as_udf: Any = pandas_udf
    weigh = as_udf(_weighing(kind, highest, model), "double")
    compared = session.table("compared")
    weighed = compared.select(
        "left_id",
        "right_id",
        weigh("left_profile", "right_profile", "sizes").alias("probability"),
    )
    for row in weighed.where(f"probability >= {LEAST_SHOWN}").toLocalIterator():
        yield row.left_id, row.right_id, row.probability


def _read(
    session: SparkSession,
    ranges: Iterable[Wanted],
    read: Callable[[Wanted], Iterator[pd.DataFrame]],
    schema: str,
) -> DataFrame:
    """What the executors read of the store, a range a task."""
    wanted = list(ranges)

    def of_ranges(batches: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        for batch in batches:
            for number in batch["id"]:
                yield from read(wanted[number])

    tasks = min(len(wanted), 4 * session.sparkContext.defaultParallelism)
    numbers = session.range(0, len(wanted), 1, max(1, tasks))
    return numbers.mapInPandas(of_ranges, schema).persist()


def _records(wanted: Wanted) -> Iterator[pd.DataFrame]:
    with opened_store(wanted.source).read() as connection:
        rows = match_profiles.standing_between(
            connection, wanted.kind, wanted.above, wanted.through, wanted.reading
        )
    profiles = [decoded(text) for _, text in rows]
    asked = [[key_of(*value) for value in spread_of(one)] for one in profiles]
    counted = [list(counting_keys(one)) for one in profiles]
    ids, texts = [one for one, _ in rows], [text for _, text in rows]
    yield _frame(id=ids, profile=texts, asked=asked, counted=counted)


def _blocks(wanted: Wanted) -> Iterator[pd.DataFrame]:
    found = read_blocks(wanted)
    sizes = np.where(found.sizes <= BLOCK_CAP, found.sizes, 0)
    ids = np.split(found.members, np.cumsum(sizes)[:-1]) if len(sizes) else []
    yield _frame(key=found.keys.tolist(), size=found.sizes.tolist(), ids=ids)


def _frame(**columns: Sequence[Any]) -> pd.DataFrame:
    # A column without a row would else be taken for one of numbers.
    return pd.DataFrame({name: pd.Series(some, dtype=object) for name, some in columns.items()})


def _weighing(
    kind: Kind, highest: int, model: Model
) -> Callable[[pd.Series, pd.Series, pd.Series], pd.Series]:
    """The scorer as a function of columns: two profiles, and how common their values are."""

    def weigh(left: pd.Series, right: pd.Series, sizes: pd.Series) -> pd.Series:
        texts = [*left, *right]
        part = part_of(kind, range(len(texts)), [json.loads(one) for one in texts])
        columns = Columns(kind, part.ids, part.codes, part.values)
        common = dict(pair for some in sizes for pair in _pairs(some))
        keys = np.array(sorted(common), np.int64)
        counts = np.array([common[key] for key in keys.tolist()], np.int64)
        scorer = Scorer(columns, BlockSizes(highest, keys, counts), model)
        positions = np.arange(len(left), dtype=np.int64)
        return pd.Series(scorer.probabilities(positions, positions + len(left)))

    return weigh


def _pairs(sizes: Any) -> Iterable[tuple[int, int]]:
    # Spark gives a map as a dictionary or as a list of pairs, by its version.
    return sizes.items() if isinstance(sizes, dict) else sizes
