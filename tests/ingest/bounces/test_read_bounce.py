"""Delivery reports with and without machine-readable parts."""

from collections.abc import Callable

import pytest

from ingest.bounces import read_bounce, reports_success
from ingest.mime import parse
from ingest.reading import Bounce, BouncedRecipient

Report = Callable[[str], Bounce | None]


def _only(bounce: Bounce | None) -> BouncedRecipient:
    assert bounce is not None
    assert len(bounce.recipients) == 1
    return bounce.recipients[0]


def test_the_address_we_wrote_to_and_the_letter_that_bounced(report: Report) -> None:
    bounce = report("dsn_unknown")
    failed = _only(bounce)
    assert (failed.email, failed.status, failed.action) == ("ann@kunde.example", "5.1.1", "failed")
    assert failed.hard
    assert failed.diagnostic.endswith("Recipient address rejected: User unknown")
    assert bounce is not None
    assert bounce.original_message_id == "sent-17@desk.ours.example"


def test_the_refusing_server_knows_better_than_a_vague_status(report: Report) -> None:
    failed = _only(report("dsn_full"))
    assert failed.status == "5.2.2"
    assert not failed.hard


def test_a_delay_is_not_the_end(report: Report) -> None:
    failed = _only(report("dsn_delayed"))
    assert (failed.action, failed.status, failed.hard) == ("delayed", "4.4.1", False)


def test_each_recipient_has_its_own_verdict(report: Report) -> None:
    bounce = report("dsn_two")
    assert bounce is not None
    assert [(one.email, one.status, one.hard) for one in bounce.recipients] == [
        ("ann@kunde.example", "5.1.1", True),
        ("bob@kunde.example", "5.7.1", False),
    ]


def test_a_report_of_success_is_no_bounce(report: Report) -> None:
    assert report("dsn_delivered") is None


@pytest.mark.parametrize(
    ("name", "status", "hard", "message_id"),
    [
        ("qmail", "5.1.1", True, "sent-18@desk.ours.example"),
        ("exim", "5.0.912", True, "sent-19@desk.ours.example"),
        ("text_only", "5.0.922", False, ""),
    ],
)
def test_the_words_of_mail_systems(
    report: Report, name: str, status: str, hard: bool, message_id: str
) -> None:
    bounce = report(name)
    failed = _only(bounce)
    assert (failed.email, failed.status, failed.hard) == ("ann@kunde.example", status, hard)
    assert bounce is not None
    assert bounce.original_message_id == message_id


def test_a_bounce_told_as_json() -> None:
    text = (
        '{"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bouncedRecipients":'
        '[{"emailAddress":"ann@kunde.example","status":"5.1.1","action":"failed",'
        '"diagnosticCode":"smtp; 550 5.1.1 user unknown"}]},"mail":{"messageId":"m-1"}}'
    )
    bounce = read_bounce(parse(b"From: no-reply@sns.example\n\n" + text.encode()))
    assert _only(bounce).hard
    assert bounce is not None
    assert bounce.original_message_id == "m-1"


@pytest.mark.parametrize("text", ['{"notificationType":', '{"notificationType":"Bounce"}', "{}"])
def test_json_that_is_no_bounce(text: str) -> None:
    assert read_bounce(parse(b"From: a@b.example\n\n" + text.encode())) is None


def test_success_is_told_from_failure() -> None:
    part = "Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@b.example\n"
    assert reports_success(parse((part + "Action: relayed\n").encode()))
    assert not reports_success(parse((part + "Action: failed\n").encode()))
    assert not reports_success(parse(b"From: a@b.example\n\nx"))
