"""Reviewing pairs: merge, not a duplicate, later, undo, and two reviewers at once."""

import re

import pytest
from sqlalchemy import select, update

from store import Database, contacts, records
from store.provenance import Origin
from store.records import values
from store.tables import contacts as contacts_table
from tests.admin.conftest import Browser


def city(house: Database, contact: int) -> str:
    with house.read() as connection:
        return str(values(connection, "contact", contact)["city"])


def merged_into(house: Database, contact: int) -> int | None:
    with house.read() as connection:
        return contacts.get(connection, contact).merged_into_id


MERGE = {"version-1": "1", "version-2": "1", "survivor": "1"}


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of the review that tell what the reviewer saw."""
    return dict(re.findall(r'name="((?:seen|version)-\d+)" value="([^"]*)"', page))


def test_the_queue_shows_both_with_reasons(ada: Browser, pair: int) -> None:
    page = ada.get("/duplicates")
    for text in ("Marie Curie", "Marya Curie", "same phone", "different city"):
        assert text in page
    assert "Nothing fits these filters" in ada.get("/duplicates?kind=company")


def test_the_review_folds_what_is_the_same(ada: Browser, pair: int) -> None:
    page = ada.get(f"/duplicates/{pair}")
    table, same = page.split("identical field", 1)
    assert 'name="pick-city" value="2"' in table
    assert 'name="pick-last_name"' not in page
    assert "Curie" in same
    assert "differs" in table


def test_a_merge_keeps_what_was_chosen_and_undo_restores_both(
    ada: Browser, house: Database, pair: int
) -> None:
    choices = {"pick-city": "2", "pick-name": "1", "typed-job_title": "Professor"}
    ada.post(f"/duplicates/{pair}/merge", MERGE | choices, page=f"/duplicates/{pair}")
    assert (city(house, 1), merged_into(house, 2)) == ("Sceaux", 1)
    with house.read() as connection:
        assert values(connection, "contact", 1)["job_title"] == "Professor"
    page = ada.get("/duplicates")
    assert "Merged." in page
    undo = page.split('action="/duplicates/merges/')[1].split('"')[0]
    ada.post(f"/duplicates/merges/{undo}", {}, page="/duplicates/merges")
    assert (city(house, 1), city(house, 2), merged_into(house, 2)) == ("Paris", "Sceaux", None)
    assert "undone" in ada.get("/duplicates/merges")


def test_what_is_written_by_hand_outweighs_a_choice(
    ada: Browser, house: Database, pair: int
) -> None:
    choices = {"pick-city": "2", "typed-city": "Warszawa"}
    ada.post(f"/duplicates/{pair}/merge", MERGE | choices, page=f"/duplicates/{pair}")
    assert city(house, 1) == "Warszawa"


def test_the_reviewer_may_keep_the_younger_record(ada: Browser, house: Database, pair: int) -> None:
    ada.post(f"/duplicates/{pair}/merge", MERGE | {"survivor": "2"}, page=f"/duplicates/{pair}")
    assert (merged_into(house, 1), merged_into(house, 2)) == (2, None)


def test_a_record_changed_meanwhile_is_shown_again_and_nothing_is_lost(
    ada: Browser, house: Database, pair: int
) -> None:
    seen = hidden(ada.get(f"/duplicates/{pair}"))
    with house.write() as connection:
        records.edit(connection, "contact", 1, 1, {"city": "Lyon"}, Origin(user_id=1))
    choices = {"pick-city": "2", "typed-street": "rue Cuvier", **seen}
    page = ada.post(f"/duplicates/{pair}/merge", choices, status=409, page=f"/duplicates/{pair}")
    assert "Somebody else changed or decided this meanwhile." in page
    assert "Lyon" in page
    assert 'data-value="Sceaux" checked' in page
    assert page.count("changed meanwhile") == 1
    assert merged_into(house, 2) is None


def test_two_reviewers_do_not_decide_twice(ada: Browser, pair: int) -> None:
    token = f"/duplicates/{pair}"
    ada.post(f"/duplicates/{pair}/different", {"reason": "different_people"}, page=token)
    page = ada.post(f"/duplicates/{pair}/merge", MERGE, status=409, page=token)
    assert "These two are not one." in page
    ada.post(f"/duplicates/{pair}/snooze", {"days": "7"}, status=409, page=token)


def test_not_a_duplicate_can_be_taken_back(ada: Browser, pair: int) -> None:
    page = f"/duplicates/{pair}"
    ada.post(f"{page}/different", {"reason": "shared_mailbox"}, page=page)
    assert "No pair waits" in ada.get("/duplicates")
    assert "a mailbox that several people share" in ada.get(page)
    ada.post(f"{page}/reopen", {}, page=page)
    assert "Marya Curie" in ada.get("/duplicates")


def test_a_reason_nobody_offers_is_refused(ada: Browser, pair: int) -> None:
    ada.post(f"/duplicates/{pair}/different", {"reason": "because"}, status=400)


def test_a_pair_put_off_waits_elsewhere(ada: Browser, pair: int) -> None:
    ada.post(f"/duplicates/{pair}/snooze", {"days": "30"}, page=f"/duplicates/{pair}")
    assert "No pair waits" in ada.get("/duplicates")
    assert "Marya Curie" in ada.get("/duplicates?status=snoozed")


def test_undo_asks_where_the_record_was_edited_since(
    ada: Browser, house: Database, pair: int
) -> None:
    ada.post(f"/duplicates/{pair}/merge", MERGE | {"pick-city": "1"}, page=f"/duplicates/{pair}")
    with house.write() as connection:
        version = contacts.get(connection, 1).version
        records.edit(connection, "contact", 1, version, {"city": "Lyon"}, Origin(user_id=1))
    undo, history = "/duplicates/merges/1/undo", "/duplicates/merges"
    page = ada.post(undo, {}, status=409, page=history)
    assert "Lyon" in page
    assert merged_into(house, 2) == 1
    ada.post(undo, {"asked": "1", "choice-city": "restore"}, page=history)
    assert (city(house, 1), merged_into(house, 2)) == ("Paris", None)
    ada.post(undo, {}, page=history)
    assert "undone already" in ada.get(history)


@pytest.mark.parametrize("after", ["", "x", "1~", "nan~1", "1e999~5", "~", "0.1~" + "9" * 30])
def test_a_cursor_typed_by_hand_breaks_nothing(ada: Browser, pair: int, after: str) -> None:
    ada.get(f"/duplicates?after={after}")
    ada.get(f"/duplicates/next?after={after}", status=302)


def test_a_column_that_no_field_takes_is_chosen_like_a_field(
    ada: Browser, house: Database, pair: int
) -> None:
    with house.write() as connection:
        for one, club in ((1, "Rowing"), (2, 'Chess "A"')):
            held = contacts_table.c.id == one
            row = {"details": [['club "of" today', club]]}
            connection.execute(update(contacts_table).where(held).values(row))
    page = ada.get(f"/duplicates/{pair}")
    assert "club &#34;of&#34; today" in page
    picks = {'pick-details.club "of" today': "2"}
    ada.post(f"/duplicates/{pair}/merge", MERGE | picks, page=f"/duplicates/{pair}")
    with house.read() as connection:
        kept = connection.execute(select(contacts_table.c.details).where(contacts_table.c.id == 1))
        assert kept.scalar_one() == [['club "of" today', 'Chess "A"']]
