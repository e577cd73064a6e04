"""Long work of which only one runs at a time."""

from sqlalchemy import update

from store import Connection, Database, chores
from store.chores import LEASE
from store.tables import chores as table
from store.types import utc_now


def let_the_lease_run_out(connection: Connection) -> None:
    connection.execute(update(table).values(held_until=utc_now() - LEASE))


def test_two_never_work_at_once_whatever_they_do(database: Database) -> None:
    with database.write() as connection:
        assert chores.begin(connection, "sweep", "here/1") is None
        busy = chores.begin(connection, "train", "there/2")
        assert busy is not None
        assert (busy.name, busy.runner) == ("sweep", "here/1")
        chores.end(connection, "sweep", "here/1", "Found 3 pairs.")
        assert chores.begin(connection, "train", "there/2") is None
        done = chores.last(connection, "sweep")
    assert done is not None
    assert done.finished_at is not None
    assert (done.said, done.is_held) == ("Found 3 pairs.", False)


def test_a_dead_runner_is_not_waited_for(database: Database) -> None:
    with database.write() as connection:
        chores.begin(connection, "sweep", "here/1")
        assert chores.begin(connection, "sweep", "here/2", lambda name: name == "here/1") is None
        assert not chores.go_on(connection, "sweep", "here/1")
        assert chores.go_on(connection, "sweep", "here/2")


def test_a_silent_runner_loses_its_chore_and_writes_nothing_more(database: Database) -> None:
    with database.write() as connection:
        chores.begin(connection, "sweep", "here/1")
        let_the_lease_run_out(connection)
        assert chores.begin(connection, "sweep", "there/2") is None
        chores.end(connection, "sweep", "here/1", "late")
        now = chores.last(connection, "sweep")
    assert now is not None
    assert (now.runner, now.said, now.finished_at) == ("there/2", "", None)
