"""Lists and surroundings of records give the same on both databases."""

from datetime import UTC, datetime
from typing import Any

import pytest

from store import Connection, Database, points, records, timeline, users
from store.lists import companies, contacts, leads
from store.lists.record_page import Change, Entry, around
from store.lists.search import exact, letters, wanted
from store.points import NewPoint, Point
from store.provenance import Origin
from store.responsible import assign
from store.tables import candidate_pairs
from store.timeline import File, NewActivity
from store.types import utc_now

PHONE = NewPoint("phone", "030 1234567", "+49301234567")
NOTHING: dict[str, Any] = {"extra": [], "attribution": {}}


def _contact(connection: Connection, name: str, **fields: Any) -> int:
    return records.create(connection, "contact", {"name": name, **fields}, Origin())


def _points(connection: Connection, contact_id: int) -> list[Point]:
    return points.of_record(connection, "contact", contact_id)


def test_a_list_goes_on_and_back_by_cursor(database: Database) -> None:
    with database.write() as connection:
        ids = [_contact(connection, f"Person {number}") for number in range(7)]
    newest_first = ids[::-1]
    with database.read() as connection:
        first = contacts.page(connection, contacts.Filters(), limit=3)
        second = contacts.page(connection, contacts.Filters(), before=first.older, limit=3)
        last = contacts.page(connection, contacts.Filters(), before=second.older, limit=3)
        back = contacts.page(connection, contacts.Filters(), after=last.newer, limit=3)
    shown = [[row.id for row in page.rows] for page in (first, second, last, back)]
    assert shown == [newest_first[:3], newest_first[3:6], newest_first[6:], newest_first[3:6]]
    assert (first.newer, last.older) == ("", "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ann", ["Ann Lee"]),
        ("acme", ["Ann Lee"]),
        ("acme lee", ["Ann Lee"]),
        ("30 12345", ["Ann Lee"]),
        ("lee%", []),
        ("\\", []),
    ],
)
def test_people_are_searched_with_their_company_and_number(
    database: Database, text: str, found: list[str]
) -> None:
    with database.write() as connection:
        firm = records.create(connection, "company", {"name": "Acme"}, Origin())
        ann = _contact(connection, "Ann Lee", company_id=firm)
        _contact(connection, "Bob Ray")
        points.add(connection, "contact", ann, PHONE)
    with database.read() as connection:
        page = contacts.page(connection, contacts.Filters(wanted(text)))
        (company,) = companies.page(connection, companies.Filters()).rows
    assert [row.name for row in page.rows] == found
    assert company.people == 1


def test_the_exact_number_is_found_by_its_index(database: Database) -> None:
    with database.write() as connection:
        ann = _contact(connection, "Ann Lee")
        points.add(connection, "contact", ann, PHONE)
    with database.read() as connection:
        sought = wanted("030 1234567", phone="+49301234567")
        assert exact(connection, "contact", sought, 10) == [ann]
        assert exact(connection, "company", sought, 10) == []
        assert list(letters(connection, sought, 10)) == []


def test_companies_are_found_by_name_however_written(database: Database) -> None:
    with database.write() as connection:
        made = records.create(connection, "company", {"name": "Möbel 100%", "city": "B"}, Origin())
        records.create(connection, "company", {"name": "Möbel 100% Nord"}, Origin())
    with database.read() as connection:
        assert companies.with_name(connection, "MOBEL 100%") == made
        assert companies.with_name(connection, "Möbel") is None
        assert companies.names(connection, 10) == ["Möbel 100%", "Möbel 100% Nord"]


def test_leads_are_filtered_by_stage_and_person(database: Database) -> None:
    with database.write() as connection:
        ann = _contact(connection, "Ann Lee")
        fields = {"title": "Desks", "message": "x" * 500}
        one = records.create(connection, "lead", fields, Origin(), contact_id=ann, **NOTHING)
        two = records.create(connection, "lead", {"title": "Junk"}, Origin(), **NOTHING)
        assign(connection, "lead", two, None, Origin())
    with database.read() as connection:
        mine = leads.page(connection, leads.Filters(contact_id=ann)).rows
        every = leads.page(connection, leads.Filters(status="open")).rows
        assert leads.page(connection, leads.Filters(status="junk")).rows == ()
    assert [(row.id, len(row.words)) for row in mine] == [(one, 200)]
    assert [row.id for row in every] == [two, one]


def test_around_a_person_stand_letters_changes_files_and_duplicates(database: Database) -> None:
    with database.write() as connection:
        ada = users.create(connection, "ada@example.org", "Ada", "violet lamp on a stair")
        ann, other = _contact(connection, "Ann Lee"), _contact(connection, "Anne Lee")
        letter = NewActivity("mail", "in", "Desks", "Hi", "", utc_now(), contact_id=ann)
        letter_id = timeline.write(connection, letter)
        timeline.keep_files(
            connection, letter_id, 1, (File(0, "plan.pdf", "application/pdf", 9, b"1" * 32),)
        )
        by_ada = Origin(user_id=ada)
        records.edit(connection, "contact", ann, 1, {"city": "Köln", "street": "X"}, by_ada)
        assign(connection, "contact", ann, ada, by_ada)
        connection.execute(
            candidate_pairs.insert().values(
                record_kind="contact", left_id=ann, right_id=other, weight=5.0, probability=0.9,
                score={}, model_version=1, created_at=datetime(2026, 11, 20, tzinfo=UTC),
            )
        )  # fmt: skip
    with database.read() as connection:
        page = around(connection, "contact", ann)
        only_mail = around(connection, "contact", ann, show="mail")
    change, entry = page.timeline.entries
    assert isinstance(change, Change)
    assert isinstance(entry, Entry)
    assert dict(change.fields) == {"city": "Köln", "street": "X", "responsible_id": str(ada)}
    assert [file.filename for file in entry.files] == ["plan.pdf"]
    assert [(one.record_id, one.name) for one in page.duplicates] == [(other, "Anne Lee")]
    assert page.user_names == {ada: "Ada"}
    assert [one.status for one in page.noted["name"]] == ["current"]
    assert len(only_mail.timeline.entries) == 1


def test_a_long_timeline_goes_on(database: Database) -> None:
    with database.write() as connection:
        ann = _contact(connection, "Ann Lee")
        for number in range(30):
            post = NewActivity("form", "in", str(number), "", "", utc_now(), contact_id=ann)
            timeline.write(connection, post)
    with database.read() as connection:
        first = around(connection, "contact", ann).timeline
        second = around(connection, "contact", ann, before=first.older).timeline
    subjects = [
        one.activity.subject
        for page in (first, second)
        for one in page.entries
        if isinstance(one, Entry)
    ]
    assert subjects == [str(number) for number in reversed(range(30))]
    assert second.older == 0


def test_a_primary_point_taken_off_leaves_another_in_its_place(database: Database) -> None:
    with database.write() as connection:
        ann = _contact(connection, "Ann Lee")
        for email in ("a@example.com", "b@example.com", "c@example.com"):
            points.add(connection, "contact", ann, NewPoint("email", email, email))
        points.remove(connection, _points(connection, ann)[0])
        left = [(one.value, one.is_primary) for one in _points(connection, ann)]
    assert left == [("b@example.com", True), ("c@example.com", False)]
