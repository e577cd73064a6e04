"""Long work that somebody wants now is begun once, and again where it was cut off."""

from datetime import timedelta

from store import Database, chore_requests
from store.types import utc_now


def test_a_request_is_taken_once_and_goes_with_the_end(database: Database) -> None:
    long_ago = utc_now() - timedelta(days=1)
    with database.write() as connection:
        assert chore_requests.waiting(connection, "sweep") is None
        chore_requests.ask(connection, "sweep", None)
        chore_requests.ask(connection, "sweep", None)
        assert chore_requests.is_open(chore_requests.waiting(connection, "sweep"), long_ago)
        assert chore_requests.take(connection, "sweep", long_ago)
        assert not chore_requests.is_open(chore_requests.waiting(connection, "sweep"), long_ago)
        assert not chore_requests.take(connection, "sweep", long_ago)
        chore_requests.answer(connection, "sweep")
        assert chore_requests.waiting(connection, "sweep") is None


def test_what_an_earlier_daemon_began_and_did_not_end_is_taken_again(database: Database) -> None:
    with database.write() as connection:
        chore_requests.ask(connection, "sweep", None)
        chore_requests.take(connection, "sweep", utc_now())
        started = utc_now() + timedelta(seconds=1)
        assert chore_requests.is_open(chore_requests.waiting(connection, "sweep"), started)
        assert chore_requests.take(connection, "sweep", started)
