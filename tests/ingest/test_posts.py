"""A post is a claim: what it adds to what is known, and what it can never touch."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from dedup import index_record
from store import Database, contacts, leads, points, records, timeline, users
from store.form_definition import FormDefinition, FormField, callback_request
from store.payload import PostedFile
from store.points import NewPoint
from store.provenance import Origin, proposals
from store.tables import activities, companies
from store.tables import contacts as contact_rows
from store.tables import leads as lead_rows
from store.tables import submissions as submission_rows
from tests.support.office import ADA, Office

pytestmark = pytest.mark.store


@pytest.fixture
def office(database: Database) -> Office:
    """A form on SQLite and PostgreSQL in turn."""
    return Office(database)


def became(office: Office, submission_id: int) -> Any:
    with office.database.read() as connection:
        return timeline.by_submission(connection, submission_id)


def status(office: Office, submission_id: int) -> tuple[str, str]:
    with office.database.read() as connection:
        row = connection.execute(
            select(submission_rows.c.status, submission_rows.c.reason).where(
                submission_rows.c.id == submission_id
            )
        ).one()
        return row.status, row.reason


def count(office: Office, table: Any) -> int:
    with office.database.read() as connection:
        return len(connection.execute(select(table.c.id)).all())


def known_person(office: Office) -> int:
    """Ada as a colleague entered her."""
    fields = {"name": "Ada Lovelace", "first_name": "Ada", "last_name": "Lovelace"}
    with office.database.write() as connection:
        contact = records.create(
            connection, "contact", fields | {"city": "London"}, Origin(found_by="person")
        )
        points.add_all(
            connection,
            "contact",
            contact,
            [
                NewPoint("email", "ada@engines.example", "ada@engines.example"),
                NewPoint("phone", "+44 20 7946 0000", "+442079460000"),
            ],
        )
        index_record(connection, "contact", contact)
    return contact


def test_a_known_persons_fields_and_id_stay_whatever_a_post_claims(office: Office) -> None:
    """Mautic #7749, #16425: a post under a known e-mail overwrote the contact or its id."""
    ada = known_person(office)
    with office.database.read() as connection:
        before = records.values(connection, "contact", ada)
        reach = points.of_record(connection, "contact", ada)
    submission = office.post(
        [
            ("name", "Ada K. Lovelace"),
            ("email", "Ada@Engines.example"),
            ("phone", "+44 20 7946 0999"),
            ("message", "My number changed."),
        ]
    )
    with office.database.read() as connection:
        after = records.values(connection, "contact", ada)
        assert {name: after[name] for name in before if before[name]} == {
            name: value for name, value in before.items() if value
        }
        assert points.of_record(connection, "contact", ada) == reach
        waiting = {one.field: one.value for one in proposals(connection, "contact", ada)}
    assert became(office, submission).contact_id == ada
    assert waiting["phone"] == "+44 20 7946 0999"
    assert waiting["name"] == "Ada K. Lovelace"
    assert count(office, contact_rows) == 1


def test_a_post_fills_what_is_empty(office: Office) -> None:
    office.define_as(
        FormDefinition(
            fields=(
                FormField(name="who", maps_to="name"),
                FormField(name="mail", type="email", maps_to="email"),
                FormField(name="role", maps_to="title"),
            )
        )
    )
    ada = known_person(office)
    office.post([("who", "Ada Lovelace"), ("mail", "ada@engines.example"), ("role", "Engineer")])
    with office.database.read() as connection:
        assert contacts.get(connection, ada).job_title == "Engineer"


def test_two_people_at_one_address_and_browser_are_two_contacts(office: Office) -> None:
    """Mautic #1256: the second lead from the same IP overwrote the first."""
    office.post(ADA, peer="192.0.2.77")
    office.post(
        [("name", "Bob Hardy"), ("email", "bob@fields.example"), ("message", "Hello")],
        peer="192.0.2.77",
    )
    assert count(office, contact_rows) == 2
    assert count(office, lead_rows) == 2


def test_only_the_mapping_decides_what_a_field_fills(office: Office) -> None:
    """EspoCRM #2620: fields outside the configured payload, such as status, were accepted."""
    office.define_as(
        FormDefinition(
            strict=True,
            fields=(
                FormField(name="email", type="email", maps_to="email"),
                FormField(name="phone", label="Order number"),
                FormField(name="evil", maps_to="status"),
            ),
        )
    )
    submission = office.post(
        [
            ("email", "ada@engines.example"),
            ("phone", "4711"),
            ("evil", "converted"),
            ("status", "junk"),
            ("responsible_id", "1"),
            ("name", "Injected"),
            ("merged_into_id", "1"),
        ]
    )
    with office.database.read() as connection:
        lead = leads.get(connection, became(office, submission).lead_id)
        assert lead.status == "new"
        assert lead.name == ""
        assert lead.responsible_id is None
        assert lead.extra == [["Order number", "4711"], ["evil", "converted"]]
        assert [one.type for one in points.of_record(connection, "lead", lead.id)] == ["email"]


def test_quarantine_is_held_with_its_reasons_and_makes_nothing(office: Office) -> None:
    held = office.post(verdict="quarantine", score=7, signs=(("links", "It has 9 links."),))
    assert status(office, held) == ("held", "It has 9 links.")
    assert count(office, contact_rows) == 0
    office.run_again(held, override="accept")
    assert status(office, held)[0] == "done"
    assert count(office, lead_rows) == 1


def test_a_sign_alone_holds_nothing_when_the_door_accepted(office: Office) -> None:
    done = office.post(verdict="accept", score=5, signs=(("honeypot", "A trap was filled in."),))
    assert status(office, done)[0] == "done"


def test_a_test_post_has_no_effect_even_when_somebody_accepts_it(office: Office) -> None:
    office.define(notify=["anna@shop.example"], webhook_url="https://hook.example/")
    test = office.post(test=True, verdict="accept")
    office.run_again(test, override="accept")
    assert status(office, test)[0] == "discarded"
    assert count(office, contact_rows) == count(office, activities) == 0
    assert office.items() == []


def test_a_client_form_makes_contact_and_company_and_no_lead(office: Office) -> None:
    office.define(creates="client", tags=["fair 2026"])
    submission = office.post([*ADA, ("company", "Analytical Engines Ltd")])
    made = became(office, submission)
    assert made.lead_id is None
    assert made.contact_id
    assert made.company_id
    assert made.detail["tags"] == ["fair 2026"]
    assert count(office, companies) == 1


def test_a_lead_has_the_forms_responsible_tags_and_source(office: Office) -> None:
    with office.database.write() as connection:
        grace = users.create(connection, "grace@shop.example", "Grace", "violet lamp on a stair")
    office.define(responsible_id=grace, tags=["web"], source="Landing page")
    submission = office.post()
    made = became(office, submission)
    with office.database.read() as connection:
        lead = leads.get(connection, made.lead_id)
        assert lead.responsible_id == grace
        assert lead.attribution["source"] == "Landing page"
        assert contacts.get(connection, made.contact_id).responsible_id == grace
        row = connection.execute(select(lead_rows.c.tags)).scalar_one()
    assert row == ["web"]


def test_the_responsible_of_somebody_known_stays(office: Office) -> None:
    with office.database.write() as connection:
        grace = users.create(connection, "grace@shop.example", "Grace", "violet lamp on a stair")
    ada = known_person(office)
    office.define(responsible_id=grace)
    office.post()
    with office.database.read() as connection:
        assert contacts.get(connection, ada).responsible_id is None


def test_attribution_stands_on_lead_and_timeline(office: Office) -> None:
    submission = office.post(
        [*ADA, ("utm_source", "letter"), ("gclid", "x1")],
        page="https://www.shop.example/contact?utm_campaign=spring",
        referrer="https://search.example/",
        controls=(("_landing", "https://www.shop.example/?utm_term=lamp"),),
    )
    made = became(office, submission)
    wanted = {
        "utm_source": "letter",
        "gclid": "x1",
        "utm_campaign": "spring",
        "utm_term": "lamp",
        "referrer": "https://search.example/",
        "landing": "https://www.shop.example/?utm_term=lamp",
    }
    with office.database.read() as connection:
        lead = leads.get(connection, made.lead_id)
    page = {"page": "https://www.shop.example/contact?utm_campaign=spring"}
    assert lead.attribution == wanted | page
    assert made.detail["attribution"] == wanted
    assert lead.extra == []


@pytest.mark.parametrize(
    ("day", "hour", "due"),
    [
        ("2026-03-05", "14:00", datetime(2026, 3, 5, 14, tzinfo=UTC)),
        ("2026-03-05", "", datetime(2026, 3, 5, 9, tzinfo=UTC)),
        ("", "16:00", datetime(2026, 3, 4, 16, tzinfo=UTC)),
        ("", "", datetime(2026, 3, 4, 10, tzinfo=UTC)),
        ("1999-01-01", "08:00", datetime(2026, 3, 4, 10, tzinfo=UTC)),
        ("tomorrow", "soon", datetime(2026, 3, 4, 10, tzinfo=UTC)),
    ],
)
def test_a_call_is_planned_for_the_wanted_time(
    office: Office, day: str, hour: str, due: datetime
) -> None:
    office.define_as(callback_request())
    fields = [("name", "Ada Lovelace"), ("phone", "+1 415 555 2671"), ("message", "About lamps")]
    wanted = [("wanted_date", day), ("wanted_time", hour)]
    submission = office.post([*fields, *wanted], at=datetime(2026, 3, 4, 10, tzinfo=UTC))
    office.run_again(submission)
    with office.database.read() as connection:
        rows = connection.execute(select(activities).where(activities.c.kind == "call")).all()
    (call,) = rows
    assert call.due_at == due
    assert call.completed_at is None
    assert call.contact_id == became(office, submission).contact_id
    assert call.subject == "Ada Lovelace"


def test_files_are_listed_with_the_post(office: Office) -> None:
    file = PostedFile("plan", "plan.pdf", "application/pdf", b"%PDF-1.7 a plan\n\nend")
    other = PostedFile("plan", "photo.png", "image/png", b"\x89PNG\r\n\x1a\n")
    submission = office.post(files=(file, other))
    with office.database.read() as connection:
        files = timeline.files(connection, became(office, submission).id)
    assert [(one.position, one.filename, one.size) for one in files] == [
        (0, "plan.pdf", 20),
        (1, "photo.png", 8),
    ]


def test_answers_without_a_name_are_kept_without_a_contact(office: Office) -> None:
    office.define_as(FormDefinition(fields=(FormField(name="rating", label="How was it?"),)))
    submission = office.post([("rating", "5")])
    made = became(office, submission)
    assert made.contact_id is None
    assert made.detail["extra"] == [["How was it?", "5"]]


def test_a_post_is_read_by_the_version_it_was_sent_to(office: Office) -> None:
    first = office.define_as(FormDefinition(fields=(FormField(name="a", maps_to="name"),)))
    waiting = office.accept([("a", "Ada Lovelace")], form_version=first.version)
    office.define_as(FormDefinition(fields=(FormField(name="a", maps_to="message"),)))
    office.read()
    with office.database.read() as connection:
        lead = leads.get(connection, became(office, waiting).lead_id)
    assert lead.name == "Ada Lovelace"
