"""The button that asks for a sweep, and what the page says until it has ended."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from store import Database, chore_requests, chores, sweeps
from store.tables import chore_requests as requests_table
from store.types import utc_now
from tests.admin.conftest import Browser

PAGE, PIECE = "/duplicates", "/duplicates/sweep"


def asked(house: Database) -> bool:
    with house.read() as connection:
        return chore_requests.waiting(connection, "sweep") is not None


def test_a_sweep_is_asked_for(ada: Browser, house: Database) -> None:
    assert "No sweep for duplicates has run yet." in ada.get(PAGE)
    ada.post(PIECE, {}, page=PAGE)
    assert asked(house)
    page = ada.get(PAGE)
    assert "The sweep was asked for." in page
    assert "starts within seconds" in page
    assert "Sweep now" not in page
    with house.write() as connection:
        chores.begin(connection, "train", "desk/1")
    assert "when the other long work has ended" in ada.get(PIECE)


def test_a_running_sweep_shows_how_far_it_is_and_is_not_asked_for_again(
    ada: Browser, house: Database
) -> None:
    before = ada.token(PAGE)
    with house.write() as connection:
        chores.begin(connection, "sweep", "desk/1")
        now = sweeps.begin(connection, "contact", 1, everything=True)
        sweeps.move(connection, now, phase="scoring", total=400, done=100)
    piece = ada.get(PIECE)
    assert '<progress max="400" value="100"' in piece
    assert "comparing" in piece
    assert "Sweep now" not in piece
    assert ada.client.post(PIECE, data={"csrf_token": before}).status_code == 302
    assert "running already" in ada.get(PAGE)
    assert not asked(house)


def test_the_page_says_how_the_last_one_ended(ada: Browser, house: Database) -> None:
    with house.write() as connection:
        chores.begin(connection, "sweep", "desk/1")
        chores.end(connection, "sweep", "desk/1", "contact: pairs to review: 1.")
    page = ada.get(PAGE)
    assert "Last sweep for duplicates:" in page
    assert "Sweep now" in page
    with house.write() as connection:
        chores.begin(connection, "sweep", "desk/1")
        chores.end(connection, "sweep", "desk/1", "no space", is_failed=True)
    assert "The last sweep failed" in ada.get(PIECE)


def test_one_that_was_taken_up_and_never_began_can_be_asked_for_again(
    ada: Browser, house: Database
) -> None:
    ada.post(PIECE, {}, page=PAGE)
    with house.write() as connection:
        long_ago = utc_now() - timedelta(minutes=5)
        connection.execute(update(requests_table).values(taken_at=long_ago))
    assert "Sweep now" in ada.get(PAGE)


@pytest.mark.parametrize("data", [{}, {"csrf_token": "forged"}])
def test_nobody_is_made_to_press_it_from_elsewhere(
    ada: Browser, house: Database, data: dict[str, str]
) -> None:
    assert ada.client.post(PIECE, data=data).status_code in (400, 403)
    assert not asked(house)


def test_a_stranger_sees_nothing_of_it(stranger: Browser) -> None:
    stranger.get(PIECE, status=302)
