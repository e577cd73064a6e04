"""Sender and subject patterns: plain text and stars, in linear time."""

import time

import pytest

from ingest.message import Address, Message
from ingest.templates import Template
from ingest.templates.patterns import applies, fits, sender_fits


@pytest.mark.parametrize(
    ("pattern", "text", "is_fit"),
    [
        ("New enquiry", "new  ENQUIRY", True),
        ("New enquiry", "New enquiry 5", False),
        ("New enquiry * from *", "New enquiry 5 from Jane", True),
        ("New enquiry * from *", "New enquiry from Jane", False),
        ("*enquiry", "Re: enquiry", True),
        ("a*a", "a", False),
        ("a*b*b", "a b", False),
        ("*", "", True),
        ("", "", True),
        ("[.+](", "[.+](", True),
        ("a*[b", "a-[b", True),
    ],
)
def test_stars_stand_for_anything(pattern: str, text: str, is_fit: bool) -> None:
    assert fits(pattern, text) is is_fit


@pytest.mark.parametrize(
    ("pattern", "email", "is_fit"),
    [
        ("leads@homes.example", "Leads@Homes.example", True),
        ("leads@homes.example", "leads@homes.example.evil.example", False),
        ("@homes.example", "any@homes.example", True),
        ("@homes.example", "any@evilhomes.example", False),
        ("@homes.example", "any@sub.homes.example", False),
        ("@*.homes.example", "any@sub.homes.example", True),
        ("leads+*@homes.example", "leads+77@homes.example", True),
    ],
)
def test_senders(pattern: str, email: str, is_fit: bool) -> None:
    assert sender_fits(pattern, email) is is_fit


def test_a_letter_needs_sender_and_subject() -> None:
    message = Message(subject="New lead 5", from_=Address("", "a@homes.example"))
    assert applies(Template(1, "", 1, "@homes.example", "", ()), message)
    assert applies(Template(1, "", 1, "@homes.example", "New lead *", ()), message)
    assert not applies(Template(1, "", 1, "@homes.example", "Invoice *", ()), message)
    assert not applies(Template(1, "", 1, "*", "", ()), Message(subject="New lead 5"))


def test_a_hostile_pattern_takes_bounded_time() -> None:
    begun = time.process_time()
    assert not fits("*a" * 900 + "*b", "a" * 100_000)
    assert time.process_time() - begun < 0.1
