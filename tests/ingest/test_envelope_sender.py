"""Who wrote a letter without an author is who sent it."""

import pytest

from ingest.read import read_letter
from ingest.reading import Context

WITHOUT = b"To: desk@ours.example\r\nSubject: A quote\r\n\r\nHow much for 20 desks?\r\n"


def test_the_reverse_path_stands_in() -> None:
    reading = read_letter(WITHOUT, Context(mail_from="ada@engines.example"))
    assert reading.draft.value("email") == "ada@engines.example"
    assert reading.disposition == "accept"
    assert reading.message is not None
    assert reading.message.defects


@pytest.mark.parametrize("mail_from", [None, "", "<>"])
def test_without_a_path_it_waits_for_a_person(mail_from: str | None) -> None:
    assert read_letter(WITHOUT, Context(mail_from=mail_from)).disposition == "hold"


def test_a_named_author_is_not_replaced() -> None:
    raw = b"From: Ada <ada@engines.example>\r\n" + WITHOUT
    reading = read_letter(raw, Context(mail_from="bounces@relay.example"))
    assert reading.draft.value("email") == "ada@engines.example"
