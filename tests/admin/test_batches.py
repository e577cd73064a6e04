"""Many pairs merged at once: a dry run with a tick for each, one batch, one undo."""

import re
from datetime import timedelta

from sqlalchemy import update

from dedup import explain, index_record
from store import Connection, Database, merges, pairs, points
from store.points import NewPoint
from store.tables import candidate_pairs
from store.tables import contacts as contact_table
from store.types import utc_now
from tests.admin.conftest import Browser, Suggestion, person


def suggest(connection: Connection, one: int, other: int) -> int:
    pairs.suggest(
        connection, "contact", other, Suggestion(one, explain(connection, "contact", one, other))
    )
    waiting = pairs.between(connection, "contact", one, other)
    assert waiting is not None
    return waiting.id


def let_a_day_pass(connection: Connection) -> None:
    then = utc_now() - timedelta(days=1)
    connection.execute(update(contact_table).values(updated_at=then))
    connection.execute(update(candidate_pairs).values(created_at=then))


def twins(connection: Connection, number: int) -> int:
    email = f"twin{number}@x.example"
    one = person(connection, f"Ida Abel{number}", email, "Bonn")
    other = person(connection, f"I. Abel{number}", f"i{number}@x.example", "Bonn")
    points.add(connection, "contact", other, NewPoint("email", email, email))
    index_record(connection, "contact", other)
    return suggest(connection, one, other)


def ticks(page: str) -> list[str]:
    return re.findall(r'name="pair" checked value="([\d:]+)"', page)


def test_many_pairs_are_merged_after_a_dry_run_and_undone_at_once(
    ada: Browser, house: Database
) -> None:
    with house.write() as connection:
        for number in range(3):
            twins(connection, number)
        let_a_day_pass(connection)
    assert "Merge many at once" in ada.get("/duplicates")
    page = ada.get("/duplicates/batch?at_least=0.9")
    found = ticks(page)
    assert len(found) == 3
    with house.read() as connection:
        assert merges.recent(connection) == []
    token = ada.token("/duplicates/batch?at_least=0.9")
    ada.client.post("/duplicates/batch", data={"pair": found[:2], "csrf_token": token})
    page = ada.get("/duplicates")
    assert "2 records joined." in page
    undo = re.search(r'action="(/duplicates/batch/\w+)/undo"', page)
    assert undo
    assert ada.get(undo[1]).count('id="merge-') == 2
    ada.post(f"{undo[1]}/undo", {}, page="/duplicates/merges")
    with house.read() as connection:
        assert all(one.undone_at for one in merges.recent(connection))


def test_what_was_called_different_before_is_not_merged_unseen(
    ada: Browser, house: Database
) -> None:
    with house.write() as connection:
        number = twins(connection, 1)
        asked = {"asked_again_for": "+49"}
        connection.execute(update(candidate_pairs).values(**asked))
        let_a_day_pass(connection)
    page = ada.get(f"/duplicates/batch?pair={number}")
    assert ticks(page) == []
    assert "somebody called them different before" in page


def test_an_untrue_tick_merges_nothing(ada: Browser, house: Database, pair: int) -> None:
    token = ada.token("/duplicates")
    for value in ("", "1", "1:2:3:4:x", "9:1:1:2:1", f"{pair}:1:7:2:1"):
        ada.client.post("/duplicates/batch", data={"pair": value, "csrf_token": token})
    with house.read() as connection:
        assert merges.recent(connection) == []
