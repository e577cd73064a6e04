"""All pairs of records that share a blocking key, joined in an embedded DuckDB beside the store."""

import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

# Bytes the join may keep in memory before it goes to disk, and pairs given out at one time.
MEMORY = "1000MB"
BATCH = 50_000

Numbers = NDArray[np.int64]

_MEMBERS = """
CREATE TABLE members AS SELECT key, number, size FROM blocks JOIN
(SELECT key, count(*) AS size FROM blocks GROUP BY key HAVING count(*) BETWEEN 2 AND ?) USING (key)
"""
_SIZES = """
CREATE TABLE sizes AS SELECT key, count(*) AS size
FROM (SELECT key FROM blocks UNION ALL SELECT key FROM counted) GROUP BY key HAVING count(*) > 1
"""
_PAIRS = """
CREATE TABLE pairs AS
SELECT older.number AS older, newer.number AS newer
FROM members AS older JOIN members AS newer
ON older.key = newer.key AND older.number < newer.number
WHERE newer.number >= ?
GROUP BY older.number, newer.number HAVING min(older.size) <= ? OR count(*) > 1
"""


class BlockJoin:
    """Keys go in many at a time, pairs come out by batches in the order of the newer record.

    Records are told apart by a number below 2**31, a newer one having a greater number.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="frontdesk-sweep-")
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": MEMORY,
            "temp_directory": self._folder.name,
            # Nothing is ever fetched from outside for a join.
            "autoinstall_known_extensions": False,
            "preserve_insertion_order": False,
        }
        self._engine = duckdb.connect(":memory:", config=settings)
        self._engine.execute("CREATE TABLE blocks (key BIGINT, number INTEGER)")
        self._engine.execute("CREATE TABLE counted (key BIGINT)")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._engine.close()
        self._folder.cleanup()

    def add_many(self, keys: Numbers, numbers: Numbers) -> None:
        """Put records into blocks: `numbers[i]` into that of `keys[i]`."""
        self._insert("blocks", pa.table({"key": keys, "number": numbers.astype(np.int32)}))

    def count_many(self, keys: Numbers) -> None:
        """Count a record more for each of these keys, which are of no block."""
        self._insert("counted", pa.table({"key": keys}))

    def join(self, cap: int, telling: int, from_number: int = 0) -> int:
        """Find the pairs whose newer record is `from_number` or later; how many there are.

        A block of more than `cap` records says nothing and is skipped whole; of one with more
        than `telling`, only the pairs that share another block are given.
        """
        self._engine.execute(_SIZES)
        self._engine.execute(_MEMBERS, [cap])
        self._engine.execute("DROP TABLE blocks")
        self._engine.execute(_PAIRS, [from_number, telling])
        self._engine.execute("DROP TABLE members")
        return self.count()

    def sizes(self) -> tuple[Numbers, Numbers]:
        """After the join: the keys of at least two records, ascending, and how many have them."""
        found = self._engine.sql("SELECT key, size FROM sizes ORDER BY key").to_arrow_table()
        return _numbers(found.column(0)), _numbers(found.column(1))

    def count(self) -> int:
        """How many pairs were found."""
        counted = self._engine.execute("SELECT count(*) FROM pairs").fetchall()
        return int(counted[0][0])

    def arrays(self, size: int = BATCH) -> Iterator[tuple[Numbers, Numbers]]:
        """The pairs in batches of about `size`, by the newer: the older records and the newer."""
        query = "SELECT older, newer FROM pairs ORDER BY newer, older"
        for batch in self._engine.sql(query).to_arrow_reader(size):
            yield _numbers(batch.column(0)), _numbers(batch.column(1))

    def _insert(self, table: str, rows: pa.Table) -> None:
        self._engine.register("fresh", rows)
        self._engine.execute(f"INSERT INTO {table} SELECT * FROM fresh")
        self._engine.unregister("fresh")


def _numbers(column: Any) -> Numbers:
    return np.asarray(column.to_numpy(zero_copy_only=False), np.int64)
