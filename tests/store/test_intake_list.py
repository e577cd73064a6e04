"""The lists of the pages on both databases: intake, dashboard, cards of records."""

import hashlib
from datetime import timedelta

import pytest

from store import Arrival, Database, Envelope, records, sources
from store.accepting import accept
from store.inbox import claim
from store.lists import dashboard, intake
from store.lists.duplicates import cards
from store.lists.intake import Filters
from store.provenance import Origin
from store.tables import candidate_pairs, submissions
from store.types import utc_now


@pytest.fixture
def letters(database: Database) -> list[int]:
    """Five letters through one door and one through another, oldest first."""
    now = utc_now()
    with database.write() as connection:
        smtp = sources.register(connection, "smtp", "smtp", "Our SMTP")
        plain = sources.register(connection, "imap", "imap:sales", "")
        found = []
        for number in range(6):
            raw = f"letter {number}".encode()
            sender = f"a{number}_%@example.org"
            source = plain if number == 5 else smtp
            envelope = Envelope("mail", source, now + timedelta(seconds=number), sender)
            arrival = Arrival(envelope, raw, hashlib.sha256(raw).digest())
            found.append(accept(connection, arrival).submission_id)
    return found


def test_a_list_is_walked_to_its_end_and_back(database: Database, letters: list[int]) -> None:
    with database.read() as connection:
        first = intake.page(connection, "pending", Filters(), limit=2)
        second = intake.page(connection, "pending", Filters(), limit=2, before=first.older)
        last = intake.page(connection, "pending", Filters(), limit=2, before=second.older)
        back = intake.page(connection, "pending", Filters(), limit=2, after=last.newer)
    walked = [row.id for page in (first, second, last) for row in page.rows]
    assert walked == letters[::-1]
    assert (first.newer, last.older) == ("", "")
    assert back.rows == second.rows


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(text="A3_%"), 1),
        (Filters(text="%@"), 6),
        (Filters(text="a%g"), 0),
        (Filters(kind="human"), 0),
        (Filters(source_id=1), 5),
        (Filters(source_id=2, text="a5"), 1),
    ],
)
def test_filters_take_what_is_written_literally(
    database: Database, letters: list[int], filters: Filters, count: int
) -> None:
    with database.read() as connection:
        assert len(intake.page(connection, "pending", filters).rows) == count


def test_everything_kept_of_one_submission(database: Database, letters: list[int]) -> None:
    with database.read() as connection:
        detail = intake.detail(connection, letters[5])
        assert intake.detail(connection, 999) is None
        assert intake.original(connection, letters[5]) == b"letter 5"
    assert detail is not None
    assert (detail.row.source, detail.trace, len(detail.digest)) == ("imap:sales", {}, 32)


def test_a_second_arrival_is_listed_with_its_door(database: Database, letters: list[int]) -> None:
    with database.write() as connection:
        envelope = Envelope("mail", 1, utc_now(), "again@example.org", ("us@example.com",))
        arrival = Arrival(envelope, b"letter 0", hashlib.sha256(b"letter 0").digest())
        assert accept(connection, arrival).submission_id == letters[0]
    with database.read() as connection:
        (again,) = intake.further_arrivals(connection, letters[0], 10)
    assert (again.source, again.rcpt_tos) == ("Our SMTP", ("us@example.com",))


def test_counting_stops_where_nobody_asks_further(database: Database, letters: list[int]) -> None:
    claim(database, "worker", limit=1, lease=timedelta(minutes=5))
    with database.read() as connection:
        assert intake.counts(connection, 100) == {"pending": 6, "held": 0, "failed": 0}
        assert intake.counts(connection, 4)["pending"] == 4


def test_today_is_counted_by_door_and_state(database: Database, letters: list[int]) -> None:
    with database.write() as connection:
        connection.execute(
            submissions.update().where(submissions.c.id == letters[0]).values(status="held")
        )
    with database.read() as connection:
        counted = dashboard.by_door(connection, utc_now() - timedelta(hours=1))
        assert dashboard.by_door(connection, utc_now() + timedelta(hours=1)) == []
    assert {(one.source, one.status, one.count) for one in counted} == {
        ("Our SMTP", "pending", 4),
        ("Our SMTP", "held", 1),
        ("imap:sales", "pending", 1),
    }


def test_badges_count_what_waits_for_a_person(database: Database, letters: list[int]) -> None:
    now, hour = utc_now(), timedelta(hours=1)
    pair = {"record_kind": "contact", "left_id": 1, "weight": 1.0, "probability": 0.6}
    pair |= {"score": {}, "model_version": 1, "created_at": now}
    rows = [
        {"right_id": 2, "status": "open", "snoozed_until": None},
        {"right_id": 3, "status": "snoozed", "snoozed_until": now - hour},
        {"right_id": 4, "status": "snoozed", "snoozed_until": now + hour},
        {"right_id": 5, "status": "different", "snoozed_until": None},
    ]
    with database.write() as connection:
        connection.execute(candidate_pairs.insert(), [pair | row for row in rows])
        connection.execute(submissions.update().values(status="failed"))
        sources.failed(connection, 1, "It is away.", hour)
    with database.read() as connection:
        assert dashboard.waiting(connection, most=5) == dashboard.Waiting(5, 2, 1)


def test_what_waits_too_long_is_noticed(database: Database, letters: list[int]) -> None:
    with database.read() as connection:
        assert dashboard.overdue_since(connection, timedelta(minutes=2)) is None
        assert dashboard.overdue_since(connection, timedelta(0)) is not None
    claim(database, "worker", limit=10, lease=timedelta(minutes=5))
    with database.read() as connection:
        assert dashboard.overdue_since(connection, timedelta(0)) is None


def test_records_of_each_kind_have_a_card(database: Database, letters: list[int]) -> None:
    origin = Origin()
    with database.write() as connection:
        firm = records.create(connection, "company", {"name": "Radium"}, origin)
        person = records.create(connection, "contact", {"name": "Marie"}, origin, company_id=firm)
        lead = records.create(
            connection,
            "lead",
            {"name": "Marie", "company_name": "Radium SA"},
            origin,
            source_id=1,
            extra=[],
            attribution={},
        )
    with database.read() as connection:
        assert cards(connection, "contact", {person, 99})[person].company == "Radium"
        assert cards(connection, "company", [firm])[firm].name == "Radium"
        shown = cards(connection, "lead", [lead])[lead]
        assert cards(connection, "lead", []) == {}
    assert (shown.company, shown.source) == ("Radium SA", "Our SMTP")
