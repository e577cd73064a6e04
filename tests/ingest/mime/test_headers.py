"""Header fields as real mailers send them: 8-bit, badly encoded, badly folded."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from ingest.message import Address, Message
from ingest.mime import parse
from ingest.mime.ids import read_id, read_ids
from ingest.mime.words import decode_words

Letter = Callable[[str], Message]


def test_unencoded_latin_1_header_takes_the_charset_of_the_text(letter: Letter) -> None:
    message = letter("raw_8bit_latin1")
    assert message.from_ == Address("Jürgen Größe", "juergen@kunde.example")
    assert message.subject == "Grüße aus Köln"
    assert message.message_id == "eins@kunde.example"
    assert message.date == datetime(2026, 11, 2, 9, tzinfo=UTC)
    assert "The header holds 8-bit characters that are not encoded." in message.defects


def test_unencoded_utf_8_header(letter: Letter) -> None:
    message = letter("raw_8bit_utf8")
    assert message.from_ == Address("Müller, Zoë", "zoe@kunde.example")
    assert message.subject == "Crème brûlée für 20"


def test_unencoded_shift_jis_header_with_vendor_characters(letter: Letter) -> None:
    message = letter("raw_shift_jis")
    assert message.subject == "お問い合わせ①"
    assert message.from_ == Address("山田 太郎", "taro@kyaku.example")


def test_encoded_words_cut_within_a_character_are_joined(letter: Letter) -> None:
    assert letter("words_split_in_character").subject == "見積もり依頼"


def test_encoded_words_of_many_kinds(letter: Letter) -> None:
    message = letter("words_tolerant")
    assert message.from_ == Address("René Café", "rene@kunde.example")
    assert message.subject == "Grüße und mehr text €abcWhat??"
    assert message.to == (Address("Verkauf", "sales@ours.example"),)


def test_iso_2022_jp_keeps_the_vendor_rows(letter: Letter) -> None:
    message = letter("iso_2022_jp_vendor")
    assert message.subject == "① test"
    assert message.text == "こんにちは\n"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"plain", "plain"),
        (b"=?utf-8?q?a=0D=0AX-Evil:_1?=", "a X-Evil: 1"),
        (b"=?utf-8?B?SGVsbG8", "Hello"),
        (b"=?punycode?q?abc?=", "abc"),
        (b"a =?utf-8?q?b?= =?utf-8?q?c?= d", "a bc d"),
        (b"=?utf-8*en?q?=C3=A4?=", "ä"),
        (b"=?us-ascii?q?caf=C3=A9?=", "café"),
    ],
)
def test_words(raw: bytes, text: str) -> None:
    assert decode_words(raw) == text


def test_a_subject_that_lost_its_folding_keeps_its_end(letter: Letter) -> None:
    message = letter("broken_folding")
    assert message.subject == "a long subject that lost its folding"
    assert message.to == (Address("", "sales@ours.example"),)
    assert message.text == "body\n"


def test_text_that_follows_the_header_without_a_blank_line(letter: Letter) -> None:
    message = letter("missing_blank_line")
    assert message.subject == "x"
    assert message.text == "Hello, this text begins at once.\nSecond line.\n"


def test_dates_near_the_standard(letter: Letter) -> None:
    iso, zoneless = letter("dates").date, letter("date_no_zone").date
    assert iso is not None
    assert iso.utcoffset() == timedelta(hours=1)
    assert zoneless == datetime(2026, 11, 2, 10, tzinfo=UTC)
    assert parse(b"Date: whenever you like\n\nx").date is None


def test_identifiers_lose_their_brackets() -> None:
    assert read_ids("<a@b> <c d@e>\t<a@b>", 10) == ("a@b", "cd@e")
    assert read_ids("<1@x><2@x><3@x><4@x>", 3) == ("1@x", "3@x", "4@x")
    assert read_id("no-brackets@x") == "no-brackets@x"
    assert read_id("") == ""
