"""Templates in the store: versions that stay, matches counted once, drift, and what it holds."""

import hashlib
from datetime import timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from store import Arrival, Envelope, sources, template_letters, templates
from store.accepting import accept
from store.database import Database
from store.inbox import Finish, claim, finish
from store.tables import metadata
from store.templates import TemplateWish
from store.types import utc_now

RULES = ({"field": "email", "where": "line", "anchor": "E-mail", "required": True},)
WISH = TemplateWish("Portal", "@homes.example", "New enquiry *", RULES)
BETTER = TemplateWish("Homes", "leads@homes.example", "", ())


@pytest.fixture
def template(database: Database) -> int:
    """The id of a template in its first version."""
    with database.write() as connection:
        return templates.create(connection, WISH, sample_id=None, user_id=None)


def letter(database: Database, name: str, *, subject: str = "New enquiry 1") -> int:
    """The id of a letter a worker finished as held."""
    message = {"from": {"name": "", "email": "leads@homes.example"}, "subject": subject}
    with database.write() as connection:
        source = sources.register(connection, "smtp", "smtp", "SMTP")
        envelope = Envelope("mail", source, utc_now())
        arrival = Arrival(envelope, name.encode(), hashlib.sha256(name.encode()).digest())
        submission = accept(connection, arrival).submission_id
    (taken,) = claim(database, "worker", limit=1, lease=timedelta(minutes=5))
    with database.write() as connection:
        trace = {"message": message}
        finish(connection, taken, Finish("held", "", "", "", "", "", None, None, 1, 1, trace))
    return submission


def test_the_migration_makes_the_tables_of_the_code(database: Database) -> None:
    with database.read() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert [one for one in differences if "template" in str(one)] == []


def test_a_change_makes_a_version_and_keeps_the_old_one(database: Database, template: int) -> None:
    with database.write() as connection:
        assert templates.change(connection, template, BETTER, sample_id=None, user_id=None) == 2
        assert templates.change(connection, 999, BETTER, sample_id=None, user_id=None) is None
    with database.read() as connection:
        kept = templates.by_id(connection, template)
        history = templates.versions(connection, template)
    assert kept is not None
    assert (kept.version, kept.wish) == (2, BETTER)
    assert [(one.version, one.wish) for one in history] == [(2, BETTER), (1, WISH)]


def test_a_letter_counts_once_however_often_it_is_read(database: Database, template: int) -> None:
    one, two = letter(database, "one"), letter(database, "two")
    for submission in (one, one, two):
        with database.write() as connection:
            template_letters.note(connection, submission, template, 1, "matched")
    with database.read() as connection:
        kept = templates.by_id(connection, template)
        shown = template_letters.letters(connection, template, 10)
    assert kept is not None
    assert kept.matches == 2
    assert kept.last_matched_at is not None
    assert [(row.id, row.outcome) for row in shown] == [(two, "matched"), (one, "matched")]


def test_a_miss_marks_the_drift_until_a_new_version_or_a_word(
    database: Database, template: int
) -> None:
    submission = letter(database, "one")

    def drifted() -> bool:
        with database.read() as connection:
            kept = templates.by_id(connection, template)
        assert kept is not None
        return kept.drifted_at is not None

    for end in ("version", "word"):
        with database.write() as connection:
            template_letters.note(connection, submission, template, 1, "missed")
        assert drifted()
        with database.write() as connection:
            if end == "word":
                templates.settle(connection, template)
            else:
                templates.change(connection, template, BETTER, sample_id=None, user_id=None)
        assert not drifted()


def test_only_letters_still_held_are_found_again(database: Database, template: int) -> None:
    held, read = letter(database, "one"), letter(database, "two")
    with database.write() as connection:
        template_letters.note(connection, held, template, 1, "missed")
        template_letters.note(connection, read, template, 1, "matched")
    with database.read() as connection:
        assert template_letters.held_by(connection, template, 10) == [held]
        assert template_letters.raw(connection, held) == b"one"


def test_every_change_that_reading_depends_on_gives_another_stamp(
    database: Database, template: int
) -> None:
    submission = letter(database, "one")
    seen = []
    with database.write() as connection:
        seen.append(templates.stamp(connection))
        template_letters.note(connection, submission, template, 1, "matched")
        seen.append(templates.stamp(connection))
        templates.change(connection, template, BETTER, sample_id=None, user_id=None)
        seen.append(templates.stamp(connection))
        templates.archive(connection, template)
        seen.append(templates.stamp(connection))
        assert templates.active(connection) == []
        templates.restore(connection, template)
        seen.append(templates.stamp(connection))
        assert templates.stamp(connection) == seen[-1]
    assert len(set(seen)) == 5


def test_a_second_match_leaves_the_stamp(database: Database, template: int) -> None:
    one, two = letter(database, "one"), letter(database, "two")
    with database.write() as connection:
        template_letters.note(connection, one, template, 1, "matched")
        before = templates.stamp(connection)
        template_letters.note(connection, two, template, 1, "matched")
        assert templates.stamp(connection) == before


def test_earlier_letters_are_named_by_their_from(database: Database) -> None:
    older, newer = letter(database, "one"), letter(database, "two", subject="Other")
    with database.read() as connection:
        found = list(template_letters.earlier(connection))
    assert [(row.id, row.from_email, row.subject) for row in found] == [
        (newer, "leads@homes.example", "Other"),
        (older, "leads@homes.example", "New enquiry 1"),
    ]


def test_what_drifted_stands_on_top_and_archived_ones_last(
    database: Database, template: int
) -> None:
    with database.write() as connection:
        other = templates.create(connection, BETTER, sample_id=None, user_id=None)
        gone = templates.create(connection, WISH, sample_id=None, user_id=None)
        templates.archive(connection, gone)
    submission = letter(database, "one")
    with database.write() as connection:
        template_letters.note(connection, submission, template, 1, "missed")
    with database.read() as connection:
        assert [row.id for row in templates.every(connection)] == [template, other, gone]
