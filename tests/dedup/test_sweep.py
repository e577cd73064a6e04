"""A sweep over a store: what it suggests, what it leaves, how it goes on after an accident."""

from dataclasses import dataclass
from itertools import product

import pytest

from dedup import Facts, index_record, resolve
from dedup.resolve import Candidate
from dedup.sweep import Sweep, SweepTaken, sweep
from store import Connection, Database, pair_queue, pairs, points, records, sweeps
from store.facts import Kind
from store.pair_queue import PairFilter
from store.points import NewPoint
from store.provenance import Origin

ANNA = Facts(name="Anna Berg", emails=("anna.berg@kranbau.de",), phones=("+4930123456",))
ANNA_AGAIN = Facts(name="Berg, Anna", emails=("Anna.Berg@gmail.com",), phones=("+4930123456",))
TOM = Facts(name="Tom Stein", emails=("tom.stein@kranbau.de",))
TOM_AGAIN = Facts(name="Thomas Stein", emails=("tom.stein@kranbau.de",))


def keep(database: Database, facts: Facts, kind: Kind = "contact") -> int:
    """Store and index a record as an import would, without asking who it is."""
    with database.write() as connection:
        return _keep(connection, facts, kind)


def _keep(connection: Connection, facts: Facts, kind: Kind) -> int:
    fields = {"name": facts.name}
    if kind == "company":
        fields = {"name": facts.company, "domain": facts.url}
    record_id = records.create(connection, kind, fields | {"city": facts.city}, Origin())
    for email in facts.emails:
        points.add(connection, kind, record_id, NewPoint("email", email, email.lower()))
    for phone in facts.phones:
        points.add(connection, kind, record_id, NewPoint("phone", phone, phone))
    index_record(connection, kind, record_id, facts, region="DE")
    return record_id


def waiting(database: Database, kind: Kind = "contact") -> set[tuple[int, int]]:
    """The open pairs, older record first."""
    with database.read() as connection:
        page = pair_queue.page(connection, PairFilter(kind=kind))
    return {(pair.left_id, pair.right_id) for pair in page.pairs}


def test_a_sweep_finds_what_arrived_unasked(database: Database) -> None:
    anna, tom = keep(database, ANNA), keep(database, TOM)
    anna_again, tom_again = keep(database, ANNA_AGAIN), keep(database, TOM_AGAIN)
    keep(database, Facts(name="Ines Blum", emails=("ines.blum@kranbau.de",)))
    heard: list[Sweep] = []
    done = sweep(database, "contact", region="DE", watch=heard.append)
    assert waiting(database) == {(anna, anna_again), (tom, tom_again)}
    assert (done.phase, done.suggested, done.done) == ("done", 2, done.total)
    assert [one.phase for one in heard][:2] == ["reading", "reading"]
    with database.read() as connection:
        pair = pairs.between(connection, "contact", anna, anna_again)
    assert pair is not None
    assert pair.score["fields"][0]["field"] == "name"


def test_companies_are_swept_by_themselves(database: Database) -> None:
    one = keep(database, Facts(company="Kranbau GmbH", url="kranbau.de", city="Köln"), "company")
    two = keep(database, Facts(company="Kranbau", url="kranbau.de", city="Koeln"), "company")
    sweep(database, "company")
    assert (waiting(database, "company"), waiting(database)) == ({(one, two)}, set())


def test_an_empty_store_is_swept_in_no_time(database: Database) -> None:
    assert sweep(database, "lead").suggested == 0


def test_what_was_decided_is_not_asked_again(database: Database) -> None:
    anna, again = keep(database, ANNA), keep(database, ANNA_AGAIN)
    with database.write() as connection:
        pairs.forbid(connection, "contact", again, anna, "different_people", None)
    assert sweep(database, "contact").suggested == 0
    assert waiting(database) == set()


def test_afterwards_only_what_changed_is_looked_at(database: Database) -> None:
    for first, last in product(
        ("Ada", "Bert", "Cleo", "Dirk", "Hilde"), ("Mohr", "Okafor", "Lindqvist", "Petrov", "Wu")
    ):
        keep(database, Facts(name=f"{first} {last}"))
    anna, tom = keep(database, ANNA), keep(database, TOM)
    assert sweep(database, "contact", region="DE").suggested == 0
    again = keep(database, ANNA_AGAIN)
    second = sweep(database, "contact", region="DE")
    assert second.changed_since is not None
    assert waiting(database) == {(anna, again)}
    # A contact point alone is a change as well.
    other = keep(database, Facts(name="Stein"))
    sweep(database, "contact", region="DE")
    with database.write() as connection:
        email = TOM.emails[0]
        points.add(connection, "contact", other, NewPoint("email", email, email))
        index_record(connection, "contact", other, region="DE")
    sweep(database, "contact", region="DE")
    assert waiting(database) == {(anna, again), (tom, other)}
    assert sweep(database, "contact", everything=True).changed_since is None


@dataclass
class Accident(Exception):
    """The process ends in the middle."""

    phase: str


@pytest.mark.parametrize("phase", ["reading", "scoring", "clustering"])
def test_a_sweep_that_was_cut_off_goes_on(database: Database, phase: str) -> None:
    anna, again = keep(database, ANNA), keep(database, ANNA_AGAIN)
    tom, tom_again = keep(database, TOM), keep(database, TOM_AGAIN)

    def ends(now: Sweep) -> None:
        if now.phase == phase and now.done:
            raise Accident(phase)

    with pytest.raises(Accident):
        sweep(database, "contact", region="DE", watch=ends)
    with database.read() as connection:
        cut = sweeps.latest(connection, "contact")
    done = sweep(database, "contact", region="DE")
    assert cut is not None
    assert (done.id, done.phase) == (cut.id, "done")
    assert waiting(database) == {(anna, again), (tom, tom_again)}


def test_two_processes_never_move_one_sweep(database: Database) -> None:
    keep(database, ANNA)
    keep(database, ANNA_AGAIN)
    finished: list[Sweep] = []

    def taken_over(now: Sweep) -> None:
        if now.phase == "scoring" and not finished:
            finished.append(now)
            finished.append(sweep(database, "contact", region="DE"))

    with pytest.raises(SweepTaken):
        sweep(database, "contact", region="DE", watch=taken_over)
    assert finished[1].phase == "done"
    assert finished[1].id == finished[0].id


def test_the_sweep_scores_as_an_arrival_is_scored(database: Database) -> None:
    anna = keep(database, ANNA)
    with database.read() as connection:
        found = resolve(connection, ANNA_AGAIN, "contact", region="DE").candidates[0]
    assert isinstance(found, Candidate)
    again = keep(database, ANNA_AGAIN)
    sweep(database, "contact", region="DE")
    with database.read() as connection:
        pair = pairs.between(connection, "contact", anna, again)
    assert pair is not None
    levels = {field["field"]: field["level"] for field in pair.score["fields"]}
    assert levels == {name: str(level) for name, level in found.score.levels().items()}
