"""One arrival against the stored rest of a table, in SQLite on disk: how long until it is known?"""

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.dedup.stored import store_facts, store_one
from benchmarks.dedup.table import Table
from dedup import resolve
from store import Database
from store.facts import Facts
from store.migrate import upgrade

_WARM_UP = 200


def measure(table: Table, number: int) -> dict[str, float]:
    """Milliseconds (p50, p99) of resolving the table's last records, without and with writing."""
    with tempfile.TemporaryDirectory(prefix="frontdesk-bench-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'store.sqlite3'}")
        upgrade(database)
        known, fresh = table.facts[:-number], table.facts[-number:]
        store_facts(database, table.kind, known)

        def asked(facts: Facts) -> None:
            with database.read() as connection:
                resolve(connection, facts, table.kind)

        def written(facts: Facts) -> None:
            with database.write() as connection:
                resolve(connection, facts, table.kind)
                store_one(connection, table.kind, facts)

        for facts in known[-_WARM_UP:]:
            asked(facts)
        times, writes = _times(asked, fresh), _times(written, fresh)
        database.close()
    return {
        "stored": len(known),
        "p50_ms": _percentile(times, 0.5),
        "p99_ms": _percentile(times, 0.99),
        "write_p50_ms": _percentile(writes, 0.5),
        "write_p99_ms": _percentile(writes, 0.99),
    }


def _times(work: Callable[[Facts], None], all_facts: Sequence[Facts]) -> list[float]:
    times = []
    for facts in all_facts:
        started = time.perf_counter()
        work(facts)
        times.append(1000 * (time.perf_counter() - started))
    return sorted(times)


def _percentile(times: Sequence[float], share: float) -> float:
    return round(times[min(len(times) - 1, int(share * len(times)))], 3)
