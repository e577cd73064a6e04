"""What resolving one arrival does, one thing after the other, and how long each takes."""

import time
from collections.abc import Sequence
from itertools import pairwise

from dedup import Thresholds, profile_of
from dedup.active import active_model
from dedup.blocking import remembered_keys
from dedup.nearest import nearest
from dedup.resolve import decide
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
    marks = [time.process_time()]
    profile = profile_of(facts, kind)
    remembered_keys(profile)
    marks.append(time.process_time())
    found = nearest(connection, kind, profile, None, None)
    marks.append(time.process_time())
    decide(profile, found, active_model(connection, kind), Thresholds())
    marks.append(time.process_time())
    names = (
        "read the arrival and make its keys",
        "find the nearest and read their profiles",
        "compare, judge and explain",
    )
    took = [1000 * (end - start) for start, end in pairwise(marks)]
    return dict(zip(names, took, strict=True))
