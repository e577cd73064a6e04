"""One arrival against a large store, in SQLite on disk: how long until it is known?

usage: python -m benchmarks.dedup.arrivals STORE.sqlite3 FILE.csv [--arrivals N] [--json]

The last N records of the file arrive; all others are loaded first when the store is not there yet
(a million take some minutes and 2 GB). First each is only resolved, then resolved and written with
its keys and its profile and committed, and at the end what was written is taken out again.
"""

import argparse
import gc
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import delete, func, select

from benchmarks.dedup.bulk import load
from benchmarks.dedup.steps import mean_steps
from benchmarks.dedup.stored import store_facts
from benchmarks.dedup.table import Table, facts_in
from dedup import resolve
from dedup.evaluation.stored import store_one
from store import Database
from store.facts import Facts, Kind
from store.migrate import upgrade
from store.records import TABLES
from store.tables import blocking_keys, contact_points, match_profiles, provenance

_WARM_UP = 500


def main() -> None:
    """Measure, loading the store first where it is not there yet."""
    options = _arguments()
    is_new = not options.store.exists()
    database = Database(f"sqlite:///{options.store}")
    records = list(facts_in(options.file))
    kind, facts = records[0][0], [one for _, one in records]
    del records
    known, fresh = facts[: -2 * options.arrivals], facts[-2 * options.arrivals :]
    if is_new:
        upgrade(database)
        print(f"Loaded in {load(database, kind, known):.0f} s.")
    print(json.dumps(against(database, kind, fresh), indent=1))
    database.close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("store", type=Path)
    parser.add_argument("file", type=Path)
    parser.add_argument("--arrivals", type=int, default=2000)
    return parser.parse_args()


def measure(table: Table, number: int) -> dict[str, Any]:
    """The same for the last records of a table against its others, in a store made for it."""
    with tempfile.TemporaryDirectory(prefix="frontdesk-bench-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'store.sqlite3'}")
        upgrade(database)
        store_facts(database, table.kind, table.facts[: -2 * number])
        found = against(database, table.kind, table.facts[-2 * number :])
        database.close()
    return found


def against(database: Database, kind: Kind, fresh: Sequence[Facts]) -> dict[str, Any]:
    """Milliseconds of resolving the first half of the records, and of writing the other half."""

    def asked(facts: Facts) -> None:
        with database.read() as connection:
            resolve(connection, facts, kind)

    def written(facts: Facts) -> None:
        with database.write() as connection:
            resolve(connection, facts, kind)
            store_one(connection, kind, facts)

    stored, half = _highest(database, kind), len(fresh) // 2
    for facts in islice(fresh, half, half + _WARM_UP):
        asked(facts)
    # As the daemon does when it has started: what lives for ever is not walked by the collector.
    gc.collect()
    gc.freeze()
    # Each record is asked once: the second time all that concerns it would be at hand.
    figures: dict[str, Any] = {"stored": stored}
    figures["steps_cpu_ms"] = mean_steps(database, kind, fresh[: half // 4])
    figures |= _times("", asked, fresh[half // 4 : half])
    figures |= _times("write_", written, fresh[half:])
    _take_out(database, kind, stored)
    return figures


def _highest(database: Database, kind: Kind) -> int:
    with database.read() as connection:
        return connection.execute(select(func.max(TABLES[kind].c.id))).scalar_one() or 0


def _take_out(database: Database, kind: Kind, after: int) -> None:
    with database.write() as connection:
        for table in (blocking_keys, match_profiles, contact_points, provenance):
            its = (table.c.record_kind == kind, table.c.record_id > after)
            connection.execute(delete(table).where(*its))
        connection.execute(delete(TABLES[kind]).where(TABLES[kind].c.id > after))


def _times(name: str, work: Callable[[Facts], None], all_facts: Sequence[Facts]) -> dict[str, Any]:
    """Wall and CPU milliseconds; on a busy machine only the second says something."""
    walls, cpus = [], []
    for facts in all_facts:
        wall, cpu = time.perf_counter(), time.process_time()
        work(facts)
        walls.append(1000 * (time.perf_counter() - wall))
        cpus.append(1000 * (time.process_time() - cpu))
    return _percentiles(name, walls) | _percentiles(f"{name}cpu_", cpus)


def _percentiles(name: str, times: list[float]) -> dict[str, float]:
    times.sort()
    shares = {"p50_ms": 0.5, "p95_ms": 0.95, "p99_ms": 0.99}
    found = {
        name + label: round(times[min(len(times) - 1, int(share * len(times)))], 3)
        for label, share in shares.items()
    }
    return found | {f"{name}mean_ms": round(sum(times) / max(len(times), 1), 3)}


if __name__ == "__main__":
    main()
