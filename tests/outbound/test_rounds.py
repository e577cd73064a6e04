"""Letters of the day go out once at their hour; silences and jumps of spam are told once."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from outbound import alerts
from outbound.daily import lay_out, slot_of
from outbound.rounds import Rounds
from store import form_requests
from store.form_requests import FormRequest, Verdict
from store.tables import outbox, submissions
from store.types import utc_now
from tests.support.mail_server import MailServer
from tests.support.office import ADA, Office

pytestmark = pytest.mark.store

READER = "anna@shop.example"


def test_the_slot_is_the_last_hour_of_letters_in_the_house_s_time_zone(office: Office) -> None:
    paris = office.settings.model_copy(update={"timezone": "Europe/Paris"})
    early, late = datetime(2026, 7, 1, 5, 59, tzinfo=UTC), datetime(2026, 7, 1, 6, 0, tzinfo=UTC)
    assert slot_of(late, paris).astimezone(UTC) == late
    assert slot_of(early, paris).astimezone(UTC) == late - timedelta(days=1)


def test_a_day_s_posts_are_one_letter_and_the_next_day_has_its_own(
    office: Office, mail_server: MailServer
) -> None:
    office.define(notify=[READER], notify_daily=True)
    first, second = office.post(), office.post([*ADA[:2], ("message", "And another thing")])
    assert office.send() == 0
    slot = utc_now() + timedelta(seconds=1)
    assert lay_out(office.database, slot, office.settings) == 1
    assert lay_out(office.database, slot, office.settings) == 0
    third = office.post([*ADA[:2], ("message", "Good morning")])
    assert lay_out(office.database, slot, office.settings) == 0
    office.send()
    (letter,) = mail_server.received
    assert letter.message["Subject"] == "Contact us: 2 messages"
    assert f"/intake/{first}" in letter.text
    assert f"/intake/{second}" in letter.text
    assert lay_out(office.database, slot + timedelta(days=1), office.settings) == 1
    office.send()
    assert f"/intake/{third}" in mail_server.received[1].text


def test_what_waits_in_quarantine_is_told_once_a_day_with_its_reasons(
    office: Office, mail_server: MailServer
) -> None:
    office.define(notify=[READER])
    slot = utc_now()
    held = [
        office.post(
            verdict="quarantine",
            signs=(("links", "It has 9 links."),),
            at=slot - timedelta(hours=number),
        )
        for number in (1, 2)
    ]
    office.run_again(held[1], override="accept")
    office.post(verdict="quarantine", at=slot + timedelta(hours=1))
    assert lay_out(office.database, slot, office.settings) == 1
    assert lay_out(office.database, slot, office.settings) == 0
    office.send()
    letter = mail_server.received[-1]
    assert letter.message["Subject"] == "1 form post waits to be looked at"
    assert "It has 9 links." in letter.text
    assert lay_out(office.database, slot + timedelta(days=1), office.settings) == 1
    assert len(office.items("quarantine")[-1].payload["submissions"]) == 1


def test_a_letter_about_quarantine_is_not_sent_when_somebody_looked(
    office: Office, mail_server: MailServer
) -> None:
    office.define(notify=[READER])
    held = office.post(verdict="quarantine", at=utc_now() - timedelta(hours=1))
    lay_out(office.database, utc_now(), office.settings)
    office.run_again(held, override="accept")
    office.send()
    assert office.states("quarantine") == ["dropped"]


def test_a_silence_is_told_once_and_the_next_silence_again(
    office: Office, mail_server: MailServer
) -> None:
    office.define(notify=[READER])
    start = datetime(2026, 3, 1, tzinfo=UTC)
    for hour in range(0, 30, 3):
        office.post(at=start + timedelta(hours=hour))
    with office.database.write() as connection:
        connection.execute(update(outbox).values(state="sent", next_attempt_at=None))
    last = start + timedelta(hours=27)
    assert alerts.lay_out(office.database, last + timedelta(hours=20), office.settings) == 0
    assert alerts.lay_out(office.database, last + timedelta(hours=30), office.settings) == 1
    assert alerts.lay_out(office.database, last + timedelta(hours=40), office.settings) == 0
    office.send()
    (letter,) = mail_server.received
    assert letter.message["Subject"] == "Contact us: nothing came for 30 hours"
    assert "within 3 hours" in letter.text
    office.post(at=last + timedelta(hours=50))
    assert alerts.lay_out(office.database, last + timedelta(hours=99), office.settings) == 1


def test_a_jump_of_spam_is_told_once_a_day(office: Office, mail_server: MailServer) -> None:
    office.define(notify=[READER])
    today = datetime(2026, 3, 10, 12, tzinfo=UTC)
    days: list[tuple[Verdict, int, int]] = [
        ("accept", 20, 1), ("accept", 4, 0), ("quarantine", 16, 0),
    ]  # fmt: skip
    with office.database.write() as connection:
        for verdict, posts, ago in days:
            at = today - timedelta(days=ago)
            one = FormRequest(at, office.form.id, office.form.key, "html", 200, verdict)
            form_requests.note(connection, [one] * posts)
    assert alerts.lay_out(office.database, today, office.settings) == 1
    assert alerts.lay_out(office.database, today, office.settings) == 0
    office.send()
    (letter,) = mail_server.received
    assert "80 %" in letter.text
    assert "usually it is 0 %" in letter.text


def test_those_named_in_the_settings_hear_instead_of_the_form_s(office: Office) -> None:
    office.define(notify=[READER])
    given = office.settings.outbound.model_copy(update={"alert_to": ("chief@shop.example",)})
    settings = office.settings.model_copy(update={"outbound": given})
    office.post(verdict="quarantine", at=utc_now() - timedelta(hours=1))
    lay_out(office.database, utc_now(), settings)
    assert [row.recipient for row in office.items("quarantine")] == ["chief@shop.example"]


def test_a_round_does_each_slot_once(office: Office) -> None:
    office.define(notify=[READER], notify_daily=True)
    office.post()
    with office.database.write() as connection:
        earlier = utc_now() - timedelta(days=2)
        connection.execute(update(outbox).values(created_at=earlier))
        connection.execute(update(submissions).values(received_at=earlier))
    rounds = Rounds(office.database, office.settings)
    assert rounds.go(utc_now()) == 1
    assert rounds.go(utc_now()) == 0
    assert Rounds(office.database, office.settings).go(utc_now()) == 0
