"""Contacts: seen with all that happened, made and changed without losing a word, told apart."""

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest

from dedup import index_record
from store import Database, contacts, points, records, timeline
from store.contacts import Contact
from store.points import NewPoint
from store.provenance import Origin, of_record
from store.tables import contacts as contacts_table
from store.timeline import NewActivity

ANN = {"first_name": "Ann", "last_name": "Lee", "name": "Ann Lee", "job_title": "Buyer"}


@pytest.fixture
def ann(house: Database) -> int:
    """Ann Lee with an e-mail and a phone."""
    with house.write() as connection:
        made = records.create(connection, "contact", ANN, Origin(found_by="arrival"))
        for point in (
            NewPoint("email", "ann@example.com", "ann@example.com"),
            NewPoint("phone", "030 1234567", "+49301234567"),
        ):
            points.add(connection, "contact", made, point)
        index_record(connection, "contact", made)
        return made


def _get(house: Database, contact_id: int) -> Contact:
    with house.read() as connection:
        return contacts.get(connection, contact_id)


def _points(house: Database, contact_id: int) -> list[tuple[str, str, bool]]:
    with house.read() as connection:
        found = points.of_record(connection, "contact", contact_id)
    return [(one.type, one.value, one.is_primary) for one in found]


def _filled(house: Database, contact_id: int, **changes: str) -> dict[str, str]:
    """What the edit page sends when only `changes` were typed."""
    with house.read() as connection:
        fields = records.values(connection, "contact", contact_id)
        known = points.of_record(connection, "contact", contact_id)
        version = contacts.get(connection, contact_id).version
    values = {name: str(value or "") for name, value in fields.items() if name != "company_id"}
    lines = {f"point-{one.id}": one.value for one in known}
    was = {f"was-{name}": value for name, value in values.items()}
    return {**values, **lines, **was, "version": str(version), "company": "", **changes}


def test_a_person_is_shown_with_reach_values_and_their_origin(ada: Any, ann: int) -> None:
    page = ada.get(f"/contacts/{ann}")
    assert "<h1>Ann Lee</h1>" in page
    assert 'href="mailto:ann@example.com"' in page
    assert 'href="tel:+49301234567"' in page
    assert "read from a letter or form" in page


def test_a_letter_is_a_card_with_its_history_folded(ada: Any, house: Database, ann: int) -> None:
    with house.write() as connection:
        timeline.write(
            connection,
            NewActivity(
                "mail", "in", "Desks", "Tuesday suits.", "> <script>alert(1)</script>",
                datetime(2026, 11, 20, 9, 0, tzinfo=UTC), contact_id=ann,
            ),
        )  # fmt: skip
    page = ada.get(f"/contacts/{ann}")
    assert "Tuesday suits.</div>" in page
    assert "<summary>The whole letter</summary>" in page
    assert "<script>alert" not in page
    assert "Tuesday suits." not in ada.get(f"/contacts/{ann}?show=form")


def test_a_changed_field_is_written_and_noted(ada: Any, house: Database, ann: int) -> None:
    values = _filled(house, ann, job_title="Head of buying", city="Köln", responsible="1")
    ada.post(f"/contacts/{ann}/edit", values, page=f"/contacts/{ann}/edit")
    contact = _get(house, ann)
    assert (contact.job_title, contact.city, contact.responsible_id) == (
        "Head of buying", "Köln", 1,
    )  # fmt: skip
    page = ada.get(f"/contacts/{ann}")
    assert "City: Köln" in page
    assert "<s>Buyer</s>" in page


def test_the_name_follows_its_parts_unless_it_was_typed(
    ada: Any, house: Database, ann: int
) -> None:
    ada.post(f"/contacts/{ann}/edit", _filled(house, ann, last_name="Berg"))
    assert _get(house, ann).name == "Ann Berg"
    ada.post(f"/contacts/{ann}/edit", _filled(house, ann, name="Dr. Ann Berg"))
    assert _get(house, ann).name == "Dr. Ann Berg"
    assert _get(house, ann).last_name == "Berg"


def test_contact_points_are_added_changed_taken_off_and_put_first(
    ada: Any, house: Database, ann: int
) -> None:
    ada.post(f"/contacts/{ann}/edit", _filled(house, ann, **{"new-email": "Ann@Work.example"}))
    added = points_by_value(house, ann)["Ann@Work.example"]
    first = {"primary-email": str(added)}
    ada.post(f"/contacts/{ann}/edit", _filled(house, ann, **first))
    assert ("email", "Ann@Work.example", True) in _points(house, ann)
    phone = points_by_value(house, ann)["030 1234567"]
    changes = {f"point-{phone}": "030 7654321", f"point-{added}": ""}
    ada.post(f"/contacts/{ann}/edit", _filled(house, ann, **changes))
    assert _points(house, ann) == [
        ("email", "ann@example.com", True),
        ("phone", "030 7654321", True),
    ]


def points_by_value(house: Database, contact_id: int) -> dict[str, int]:
    """The ids of a contact's points."""
    with house.read() as connection:
        return {one.value: one.id for one in points.of_record(connection, "contact", contact_id)}


def test_a_mistake_loses_nothing_that_was_typed(ada: Any, house: Database, ann: int) -> None:
    values = _filled(house, ann, city="Köln", **{"new-email": "ann at work"})
    page = unescape(ada.post(f"/contacts/{ann}/edit", values, status=422))
    assert 'value="Köln"' in page
    assert 'value="ann at work"' in page
    assert 'href="#field-new-email"' in page
    assert _get(house, ann).city == ""


def test_who_was_slower_sees_both_and_may_save_again(ada: Any, house: Database, ann: int) -> None:
    mine = _filled(house, ann, city="Köln", street="Domplatz 1")
    with house.write() as connection:
        version = contacts.get(connection, ann).version
        theirs = {"city": "Bonn", "country": "DE"}
        records.edit(connection, "contact", ann, version, theirs, Origin())
    page = unescape(ada.post(f"/contacts/{ann}/edit", mine, status=409))
    assert "Somebody else changed this" in page
    assert "Now stored here: Bonn" in page
    assert 'value="Köln"' in page
    assert 'value="Domplatz 1"' in page
    assert "Now stored here: DE" not in page
    assert _get(house, ann).city == "Bonn"
    again = dict(re.findall(r'name="([a-z0-9_-]+)" type="text" value="([^"]*)"', page))
    now = str(_get(house, ann).version)
    assert f'name="version" value="{now}"' in page
    ada.post(f"/contacts/{ann}/edit", again | {"version": now})
    contact = _get(house, ann)
    assert (contact.city, contact.street, contact.country) == ("Köln", "Domplatz 1", "DE")


def test_a_new_person_gets_a_company_and_is_compared_with_those_known(
    ada: Any, house: Database, ann: int
) -> None:
    values = {
        "first_name": "Ann", "last_name": "Lee", "name": "", "company": "Acme GmbH",
        "new-email": "ann@example.com", "new-phone": "", "new-url": "",
    }  # fmt: skip
    ada.post("/contacts", values, page="/contacts/new")
    contact = _get(house, ann + 1)
    assert (contact.name, contact.company_id) == ("Ann Lee", 1)
    page = ada.get(f"/contacts/{ann}")
    assert "Perhaps the same as" in page
    assert f'href="/contacts/{ann + 1}"' in page


def test_nobody_without_a_name_or_an_address_is_made(ada: Any) -> None:
    page = ada.post("/contacts", {"job_title": "Buyer", "new-url": "example.com"}, status=422)
    assert "Give a name, or at least an e-mail address or a phone number." in page
    assert 'value="Buyer"' in page


@pytest.mark.parametrize(("answer", "city"), [("accept", "Köln"), ("reject", "Bonn")])
def test_a_proposal_is_taken_over_or_set_aside_once(
    ada: Any, house: Database, ann: int, answer: str, city: str
) -> None:
    with house.write() as connection:
        records.fill(connection, "contact", ann, {"city": "Bonn"}, Origin())
        records.fill(connection, "contact", ann, {"city": "Köln"}, Origin(found_by="arrival"))
        noted = next(
            one for one in of_record(connection, "contact", ann) if one.status == "proposed"
        )
    page = ada.get(f"/contacts/{ann}")
    assert "instead of “Bonn”" in page
    url = f"/contacts/{ann}/proposals/{noted.id}/{answer}"
    ada.post(url, {}, page=f"/contacts/{ann}")
    assert _get(house, ann).city == city
    ada.post(url, {})
    after = ada.get(f"/contacts/{ann}")
    assert "Somebody else has decided this already." in after
    assert "Waiting for your word" not in after


def test_a_merged_persons_address_leads_to_the_survivor(
    ada: Any, house: Database, ann: int
) -> None:
    with house.write() as connection:
        survivor = records.create(connection, "contact", ANN, Origin())
        connection.execute(
            contacts_table.update()
            .where(contacts_table.c.id == ann)
            .values(merged_into_id=survivor)
        )
    answer = ada.client.get(f"/contacts/{ann}")
    assert (answer.status_code, answer.location) == (301, f"/contacts/{survivor}")
    assert f'href="/contacts/{ann}"' not in ada.get("/contacts?q=ann")
    values = _filled(house, ann, city="Köln")
    ada.post(f"/contacts/{ann}/edit", values, status=409, page="/contacts/new")


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("ann lee", True),
        ("ÄNN", True),
        ("ann@example.com", True),
        ("example.com", True),
        ("030 1234567", True),
        ("+49 30 123", True),
        ("lee bob", False),
        ("100%", False),
        ("_", False),
    ],
)
def test_people_are_found_by_name_address_and_number(
    ada: Any, ann: int, typed: str, is_found: bool
) -> None:
    page = ada.client.get("/contacts", query_string={"q": typed}).text
    assert (f'href="/contacts/{ann}"' in page) == is_found
