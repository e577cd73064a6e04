"""A sweep by processes of their own: the same edges and pairs as by this process alone."""

import math

import pytest

from dedup.evaluation.stored import store_one
from dedup.sweep import sweep
from dedup.sweep.crew import Alone, Processes, a_crew
from store import Database
from store.sweep_edges import edges_of
from tests.support.made_up import some_facts


def test_few_records_are_not_worth_a_process() -> None:
    with a_crew(10) as crew:
        assert isinstance(crew, Alone)
        assert list(crew.each(math.sqrt, [4.0, 9.0])) == [2.0, 3.0]


def test_processes_give_results_in_order_and_faults_as_they_are() -> None:
    with Processes() as crew:
        assert list(crew.each(math.sqrt, map(float, range(20)))) == [
            math.sqrt(n) for n in range(20)
        ]
        with pytest.raises(ValueError, match="domain"):
            list(crew.each(math.sqrt, [1.0, -1.0]))


def test_processes_find_what_one_process_finds(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.write() as connection:
        for facts in some_facts("contact", 60):
            store_one(connection, "contact", facts)
    found = []
    for worth in (1_000_000, 1):
        monkeypatch.setattr("dedup.sweep.crew.WORTH_PROCESSES", worth)
        done = sweep(database, "contact", everything=True)
        with database.read() as connection:
            found.append((edges_of(connection, "contact").rows(), done.total, done.suggested))
    assert found[0] == found[1]
    assert len(found[0][0]) > 20
