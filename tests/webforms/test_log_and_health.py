"""What is remembered of requests: the log with refusals, its bounds, and what alerts need."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from store import form_health, form_requests
from store.form_requests import FormRequest
from store.types import utc_now

JSON = {"Accept": "application/json", "Origin": "https://www.example.com"}


def test_every_request_is_in_the_log_with_its_verdict_and_no_words_of_it(web: Any) -> None:
    web.post(json={"message": "Hello"}, headers={**JSON, "Referer": "https://www.example.com/a"})
    web.post(json={"message": "Hello"}, headers=JSON)
    web.post(json={"email": "ann at example"}, headers=JSON)
    web.post(data="[", content_type="application/json")
    web.post(data={"message": "Hi", "_gotcha": "x"})
    first, *others = web.log()
    assert (first.verdict, first.status, first.code) == ("accept", 200, "")
    assert (first.page, first.origin) == ("https://www.example.com/a", "https://www.example.com")
    assert (first.address, first.submission_id) == ("127.0.0.0", 1)
    assert [(one.verdict, one.code) for one in others] == [
        ("repeat", ""),
        ("reject", "TYPE_EMAIL"),
        ("reject", "MALFORMED"),
        ("quarantine", ""),
    ]
    assert others[1].reasons == (("TYPE_EMAIL", "email"),)
    assert "ann at example" not in repr(others)


def test_the_way_addresses_are_kept_is_a_setting(build_web: Any) -> None:
    web = build_web(forms={"addresses": "full"})
    web.post(json={"message": "One"}, headers=JSON)
    assert build_web(forms={"addresses": "none"}).post(json={"message": "Two"}).status_code == 200
    assert [one.ip for one in web.kept()] == ["127.0.0.1", ""]


def _request(at: datetime, form_id: int, verdict: Any = "accept") -> FormRequest:
    return FormRequest(at, form_id, "frm_x", "html", 200, verdict)


def test_the_log_forgets_what_is_old_and_what_is_too_much(web: Any) -> None:
    now, form = utc_now(), web.form.id
    with web.database.write() as connection:
        form_requests.note(connection, [_request(now - timedelta(days=40), form)] * 3)
        form_requests.note(connection, [_request(now, form)] * 10)
        assert form_requests.prune(connection, now, days=30, most=4) == 9
        assert len(form_requests.latest(connection, form)) == 4
        # The counts stay.
        known = form_health.days(connection, date.min, date.max)
    assert sum(one.accepted for one in known) == 13


def test_the_digest_knows_what_was_quarantined_on_a_day(web: Any) -> None:
    noon = datetime(2026, 5, 4, 12, tzinfo=UTC)
    verdicts = ["accept", "quarantine", "quarantine", "reject", "repeat"]
    with web.database.write() as connection:
        for one in verdicts:
            form_requests.note(connection, [_request(noon, web.form.id, one)])
        assert form_health.quarantined(connection, noon.date()) == {web.form.id: 2}
        assert form_health.quarantined(connection, date(2026, 5, 5)) == {}
        (day,) = form_health.days(connection, noon.date(), noon.date())
    assert (day.accepted, day.quarantined, day.rejected, day.repeated) == (1, 2, 1, 1)


def test_a_jump_of_spam_is_seen_against_the_days_before(web: Any) -> None:
    today = date(2026, 5, 15)
    with web.database.write() as connection:
        for before in range(1, 11):
            at = datetime(2026, 5, 15 - before, 12, tzinfo=UTC)
            form_requests.note(connection, [_request(at, web.form.id)] * 20)
        noon = datetime(2026, 5, 15, 12, tzinfo=UTC)
        form_requests.note(connection, [_request(noon, web.form.id)] * 6)
        assert form_health.spam_jumps(connection, today) == []
        form_requests.note(connection, [_request(noon, web.form.id, "quarantine")] * 6)
        (jump,) = form_health.spam_jumps(connection, today)
    assert (jump.share, jump.usual_share, jump.quarantined) == (0.5, 0.0, 6)


def test_silence_is_several_times_the_usual_interval(web: Any) -> None:
    for number in range(8):
        web.post(json={"message": f"Number {number}"}, headers=JSON)
    with web.database.read() as connection:
        (rhythm,) = form_health.rhythms(connection)
    assert rhythm.last_post_at is not None
    assert rhythm.usual_interval is not None
    assert not rhythm.is_silent(utc_now() + timedelta(hours=23))
    assert rhythm.is_silent(utc_now() + timedelta(hours=25))


def test_tests_of_the_admin_are_kept_as_tests(web: Any) -> None:
    web.post(data={"message": "Hi", "_test": web.test_token(), "_gotcha": "x"}, headers=JSON)
    web.post(data={"message": "Ho", "_test": "1.abc"}, headers=JSON)
    test, real = web.kept()
    assert (test.test, test.verdict) == (True, "accept")
    assert real.test is False
