"""What resolving one arrival does, one thing after the other, and how long each takes."""

import time
from collections.abc import Callable, Sequence

from dedup import profile_of, resolve
from dedup.blocking import remembered_keys
from dedup.nearest import nearest
from store import Connection, Database
from store.facts import Facts, Kind


def mean_steps(database: Database, kind: Kind, all_facts: Sequence[Facts]) -> dict[str, float]:
    """Mean CPU milliseconds; the transaction around them is not among them."""
    took: dict[str, float] = {}
    with database.read() as connection:
        for facts in all_facts:
            for step, milliseconds in _steps(connection, kind, facts).items():
                took[step] = took.get(step, 0.0) + milliseconds
    return {step: round(all_ / len(all_facts), 3) for step, all_ in took.items()}


def _steps(connection: Connection, kind: Kind, facts: Facts) -> dict[str, float]:
    profile = profile_of(facts, kind)
    read = _timed(lambda: remembered_keys(profile_of(facts, kind)))
    found = _timed(lambda: nearest(connection, kind, profile, None, None))
    whole = _timed(lambda: resolve(connection, facts, kind))
    return {
        "read the arrival and make its keys": read,
        "find the nearest and read their profiles": found,
        "compare, judge and explain": max(whole - found, 0.0),
    }


def _timed(step: Callable[[], object]) -> float:
    started = time.process_time()
    step()
    return 1000 * (time.process_time() - started)
