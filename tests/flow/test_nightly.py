"""The daemon's nightly work: taken up where it was cut off, alone at it, gone with the daemon."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from dedup import Facts, index_record
from dedup.evaluation.stored import store_one
from frontdesk.processes import is_dead, own_name
from store import Database, chore_requests, chores, pair_queue, points, records
from store.chores import Chore
from store.pair_queue import PairFilter
from store.points import NewPoint
from store.provenance import Origin
from store.tables import chores as table
from store.types import utc_now
from tests.support.house import House, HouseBuilder
from tests.support.waiting import wait_until

pytestmark = pytest.mark.house


@pytest.fixture
def house_cut_off(build_house: HouseBuilder) -> House:
    """A house with one person twice, whose last sweep was cut off yesterday."""
    house = build_house()
    assert house.command("migrate").returncode == 0
    database = Database(house.store_url)
    with database.write() as connection:
        for name in ("Anna Berg", "Berg, Anna"):
            one = records.create(connection, "contact", {"name": name}, Origin())
            point = NewPoint("email", "anna.berg@kranbau.example", "anna.berg@kranbau.example")
            points.add(connection, "contact", one, point)
            index_record(connection, "contact", one)
        yesterday = utc_now() - timedelta(days=1)
        connection.execute(insert(table).values(name="sweep", started_at=yesterday))
    database.close()
    return house


def last(house: House, name: str = "sweep") -> Chore:
    database = Database(house.store_url)
    with database.read() as connection:
        found = chores.last(connection, name)
    database.close()
    assert found is not None
    return found


def test_a_sweep_that_was_cut_off_is_finished_when_the_daemon_starts(house_cut_off: House) -> None:
    house_cut_off.start()
    wait_until(lambda: last(house_cut_off).finished_at is not None, "the end of the sweep", 60)
    done = last(house_cut_off)
    assert (done.is_failed, done.runner) == (False, "")
    assert "contact: pairs to review: 1." in done.said
    database = Database(house_cut_off.store_url)
    with database.read() as connection:
        assert pair_queue.count(connection, PairFilter()) == 1
    database.close()
    assert house_cut_off.stop() == 0


def test_a_sweep_asked_for_on_a_page_begins_within_seconds(house_cut_off: House) -> None:
    house_cut_off.configure({"match": {"sweep_at": ""}})
    house_cut_off.start()
    database = Database(house_cut_off.store_url)
    with database.write() as connection:
        chore_requests.ask(connection, "sweep", None)
    wait_until(lambda: last(house_cut_off).finished_at is not None, "the end of the sweep", 60)
    with database.read() as connection:
        assert pair_queue.count(connection, PairFilter()) == 1
        assert chore_requests.waiting(connection, "sweep") is None
    database.close()
    assert house_cut_off.stop() == 0


def test_what_somebody_else_is_at_is_left_to_them(house_cut_off: House) -> None:
    database = Database(house_cut_off.store_url)
    with database.write() as connection:
        chores.begin(connection, "train", own_name())
    database.close()
    said = house_cut_off.command("dedup", "sweep")
    assert said.returncode == 1
    assert f"{own_name()} is at this already (train, since" in said.stderr
    assert last(house_cut_off).finished_at is None


def test_a_sweep_in_the_background_ends_when_told_and_is_taken_up_again(
    house_cut_off: House, tmp_path: Path
) -> None:
    database = Database(house_cut_off.store_url)
    config = house_cut_off.folder / "frontdesk.toml"
    command = [sys.executable, "-m", "frontdesk", "--config", str(config)]
    with database.write():
        # Nobody can write now, so that the sweep is surely under way when it is told to end.
        process = subprocess.Popen(
            [*command, "dedup", "sweep", "--background"], stdout=subprocess.PIPE, cwd=tmp_path
        )
        wait_until(lambda: niceness(process.pid) > 0, "a process that gives way", 30)
        os.kill(process.pid, signal.SIGTERM)
        process.communicate(timeout=30)
    database.close()
    assert process.returncode != 0
    assert last(house_cut_off).finished_at is None
    assert house_cut_off.command("dedup", "sweep").returncode == 0
    assert last(house_cut_off).finished_at is not None


@pytest.mark.timeout(300)
def test_a_sweep_ends_with_the_daemon_and_is_finished_by_the_next(house_cut_off: House) -> None:
    database = Database(house_cut_off.store_url)
    with database.write() as connection:
        for number in range(400):
            facts = Facts(name=f"Anna{number} Berg{number}", city=f"Ort {number % 7}")
            store_one(connection, "contact", facts)
    database.close()
    house_cut_off.start()
    wait_until(lambda: last(house_cut_off).is_held, "a sweep under way", 60)
    runner = last(house_cut_off).runner
    assert house_cut_off.stop() == 0
    assert is_dead(runner)
    assert last(house_cut_off).finished_at is None
    house_cut_off.start()
    wait_until(lambda: last(house_cut_off).finished_at is not None, "the end of the sweep", 100)
    assert last(house_cut_off).is_failed is False


def niceness(process: int) -> int:
    try:
        return os.getpriority(os.PRIO_PROCESS, process)
    except ProcessLookupError:
        return 0
