"""Codes and reasons out of what servers say."""

import pytest

from ingest.bounces.reasons import find_reason, is_hard
from ingest.bounces.status import derived_status, find_reply, find_status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("550 5.1.1 <a@b.example>: unknown", "5.1.1"),
        ("550-5.7.26 multiple checks failed", "5.7.26"),
        ("Connected to 192.0.2.1 but greeting failed. (#4.4.1)", "4.4.1"),
        ("554 4.4.7 Message expired.<421 4.4.2 Connection timed out>", "4.4.2"),
        ("550 5.0.0 something; 5.2.2 mailbox full", "5.2.2"),
        ("host mx [192.0.5.1.2] said no", ""),
        ("250 2.1.5 Ok", "2.1.5"),
        ("no code at all", ""),
    ],
)
def test_find_status(text: str, status: str) -> None:
    assert find_status(text) == status


@pytest.mark.parametrize(
    ("text", "reply"),
    [("said: 550 no", "550"), ("250 ok then 452 full", "452"), ("at 192.0.2.550 x", ""), ("", "")],
)
def test_find_reply(text: str, reply: str) -> None:
    assert find_reply(text) == reply


def test_a_derived_status_shows_that_it_is_derived() -> None:
    assert derived_status("userunknown", "550", False) == "5.0.911"
    assert derived_status("mailboxfull", "452", False) == "4.0.922"
    assert derived_status("expired", "", True) == "4.0.947"
    assert derived_status("never heard of", "", False) == "5.0.900"


@pytest.mark.parametrize(
    ("status", "words", "reason", "hard"),
    [
        ("5.1.1", "", "userunknown", True),
        ("5.1.1", "mailbox is full", "mailboxfull", False),
        ("5.1.2", "whatever", "hostunknown", True),
        ("5.1.6", "", "hasmoved", True),
        ("5.1.10", "", "notaccept", True),
        ("5.2.2", "user unknown", "mailboxfull", False),
        ("4.1.1", "try again", "userunknown", False),
        ("", "550 no such user here (in reply to RCPT TO command)", "userunknown", True),
        ("", "550 no such user here (in reply to end of DATA command)", "filtered", False),
        ("", "Host or domain name not found", "hostunknown", True),
        ("", "blocked using a block list", "blocked", False),
        ("", "SPF check failed", "authfailure", False),
        ("", "This looks like spam", "spamdetected", False),
        ("", "Relaying denied", "norelaying", False),
        ("", "message size exceeds the limit", "mesgtoobig", False),
        ("", "nothing telling", "", False),
    ],
)
def test_find_reason(status: str, words: str, reason: str, hard: bool) -> None:
    assert find_reason(status, words) == reason
    assert is_hard(reason, status) is hard


@pytest.mark.parametrize(
    ("status", "words", "reason"),
    [
        (
            "5.1.0",
            "error after MAIL FROM:<us@ours.example>: ours.example does not exist",
            "rejected",
        ),
        ("5.7.1", "550 User unknown", "filtered"),
        ("5.0.0", ">>> DATA\n<<< 554 This user doesn't have a mail.example account", "userunknown"),
    ],
)
def test_the_place_of_a_refusal_says_what_it_is_about(status: str, words: str, reason: str) -> None:
    assert find_reason(status, words) == reason
