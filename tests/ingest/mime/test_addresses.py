"""Sender fields that break RFC 5322 still name their sender."""

from collections.abc import Callable

import pytest

from ingest.message import Address, Message
from ingest.mime import parse

Letter = Callable[[str], Message]
ANN = Address("Ann Example", "ann@kunde.example")


@pytest.mark.parametrize(
    ("name", "sender"),
    [
        ("bare_comma", Address("Doe, John", "john@kunde.example")),
        ("empty_angle", Address("Anna Muster", "")),
        ("group", Address("Ann", "ann@kunde.example")),
        ("comment", ANN),
        ("mailto", ANN),
        ("quoted_twice", ANN),
        ("spaces", ANN),
        ("no_bracket", ANN),
        ("open_quote", ANN),
        ("source_route", Address("Ann", "ann@kunde.example")),
        ("address_as_name", Address("", "ann@kunde.example")),
    ],
)
def test_malformed_sender(letter: Letter, name: str, sender: Address) -> None:
    assert letter(f"from_{name}").from_ == sender


def test_several_at_signs_give_one_address(letter: Letter) -> None:
    message = letter("from_two_at")
    assert message.from_ is not None
    assert message.from_.name == "John Doe"
    assert message.from_.email.count("@") == 1
    assert any("from field" in defect for defect in message.defects)


def test_lists_keep_every_address_in_order() -> None:
    raw = b'To: "A, B" <a@x.example>, c@x.example (C), team: d@x.example; , e@x.example\n\nx'
    assert [one.email for one in parse(raw).to] == [
        "a@x.example",
        "c@x.example",
        "d@x.example",
        "e@x.example",
    ]


def test_nobody_is_named_in_undisclosed_recipients() -> None:
    assert [one.email for one in parse(b"To: undisclosed-recipients:;\n\nx").to if one.email] == []


def test_a_letter_without_sender_has_none() -> None:
    assert parse(b"Subject: x\n\nx").from_ is None


def test_a_from_without_address_takes_the_next_field_that_has_one() -> None:
    message = parse(b"From: Anna Muster <>\nReply-To: anna@kunde.example\n\nx")
    assert message.from_ == Address("Anna Muster", "anna@kunde.example")
    assert "that of reply-to was used" in " ".join(message.defects)
    returned = parse(b"Return-Path: <bob@kunde.example>\nSubject: x\n\nx")
    assert returned.from_ == Address("", "bob@kunde.example")


def test_a_word_that_cannot_be_decoded_costs_nobody_the_address() -> None:
    raw = (
        b"From: =?utf-8?B?abcde?= <ann@kunde.example>\nTo: =?utf-8?b?\xc3?= <b@kunde.example>\n\nx"
    )
    message = parse(raw)
    assert message.from_ is not None
    assert message.from_.email == "ann@kunde.example"
    assert [one.email for one in message.to] == ["b@kunde.example"]
