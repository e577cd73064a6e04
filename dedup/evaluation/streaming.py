"""A table as it would arrive: each record against those before it, in a throw-away store."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from dedup.clusters import Edge
from dedup.evaluation.asking import Pair
from dedup.evaluation.columns import Table
from dedup.evaluation.stored import store_one
from dedup.model import Model
from dedup.resolve import Resolution, resolve
from dedup.thresholds import Thresholds
from dedup.verdict import Verdict
from store import Database
from store.migrate import upgrade

# Arrivals written in one transaction; each sees those before it all the same.
_BATCH = 500


@dataclass(slots=True)
class Streamed:
    """The edges and verdicts that the arrivals got, by position in the table."""

    edges: list[Edge] = field(default_factory=list)
    verdicts: dict[Pair, Verdict] = field(default_factory=dict)


def stream(table: Table, thresholds: Thresholds, model: Model) -> Streamed:
    """Let the records of the table arrive one after the other."""
    found, positions, companies = Streamed(), dict[int, int](), dict[str, int]()
    arrivals = enumerate(table.facts)
    with _throw_away_store() as database:
        while batch := list(islice(arrivals, _BATCH)):
            with database.write() as connection:
                for number, facts in batch:
                    found_of = resolve(
                        connection, facts, table.kind, thresholds=thresholds, model=model
                    )
                    _note(found_of, number, positions, found)
                    positions[store_one(connection, table.kind, facts, companies)] = number
    return found


def _note(resolution: Resolution, number: int, positions: dict[int, int], found: Streamed) -> None:
    for candidate in resolution.candidates:
        pair = (positions[candidate.id], number)
        found.edges.append(Edge(*pair, candidate.score.probability))
        if candidate.verdict != "NEW":
            found.verdicts[pair] = candidate.verdict


@contextmanager
def _throw_away_store() -> Iterator[Database]:
    with tempfile.TemporaryDirectory(prefix="frontdesk-evaluate-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'store.sqlite3'}")
        upgrade(database)
        yield database
        database.close()
