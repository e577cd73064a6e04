"""All pairs of records that share a blocking key, joined in an embedded DuckDB beside the store."""

import tempfile
from collections.abc import Collection, Iterator, Sequence
from types import TracebackType
from typing import Self

import duckdb
import pyarrow as pa

# Bytes the join may keep in memory before it goes to disk, and pairs given out at one time.
MEMORY = "1500MB"
BATCH = 50_000

_MEMBERS = """
CREATE TABLE members AS SELECT key, id FROM blocks
WHERE key IN (SELECT key FROM blocks GROUP BY key HAVING count(*) BETWEEN 2 AND ?)
"""
_PAIRS = """
CREATE TABLE pairs AS
SELECT DISTINCT older.id AS left_id, newer.id AS right_id
FROM members AS older JOIN members AS newer ON older.key = newer.key AND older.id < newer.id
WHERE newer.id >= ?
"""


class BlockJoin:
    """Keys go in record by record, pairs come out by batches in the order of the newer record."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="frontdesk-sweep-")
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": MEMORY,
            "temp_directory": self._folder.name,
            # Nothing is ever fetched from outside for a join.
            "autoinstall_known_extensions": False,
        }
        self._engine = duckdb.connect(":memory:", config=settings)
        self._engine.execute("CREATE TABLE blocks (key BIGINT, id BIGINT)")
        self._keys: list[int] = []
        self._ids: list[int] = []

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

    def add(self, record_id: int, keys: Collection[int]) -> None:
        """Put a record into its blocks; each record is added once."""
        self._keys.extend(keys)
        self._ids.extend([record_id] * len(keys))
        if len(self._keys) > BATCH:
            self._flush()

    def join(self, cap: int, from_id: int = 0) -> int:
        """Find the pairs whose newer record is `from_id` or later; how many there are.

        A block of more than `cap` records says nothing and is skipped whole.
        """
        self._flush()
        self._engine.execute(_MEMBERS, [cap])
        self._engine.execute("DROP TABLE blocks")
        self._engine.execute(_PAIRS, [from_id])
        self._engine.execute("DROP TABLE members")
        return self.count()

    def count(self) -> int:
        """How many pairs were found."""
        counted = self._engine.execute("SELECT count(*) FROM pairs").fetchall()
        return int(counted[0][0])

    def pairs(self, size: int = BATCH) -> Iterator[Sequence[tuple[int, int]]]:
        """The pairs (older id, newer id) in batches of about `size`, by the newer id."""
        query = "SELECT left_id, right_id FROM pairs ORDER BY right_id, left_id"
        for batch in self._engine.sql(query).to_arrow_reader(size):
            yield list(zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True))

    def _flush(self) -> None:
        arrays = [pa.array(values, pa.int64()) for values in (self._keys, self._ids)]
        self._engine.register("fresh", pa.table(arrays, names=["key", "id"]))
        self._engine.execute("INSERT INTO blocks SELECT key, id FROM fresh")
        self._engine.unregister("fresh")
        self._keys, self._ids = [], []
