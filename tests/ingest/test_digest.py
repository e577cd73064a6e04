"""The fingerprint of a letter: what it ignores and what it never ignores."""

import hashlib

import pytest

from ingest.digest import digest

LETTER = b"From: ann@client.example\nReceived: inside\nSubject: Hello\n\nText\n\nBye\n"
HOPS = (
    b"Return-Path: <ann@client.example>\n"
    b"Delivered-To: sales@example.com\n"
    b"X-Original-To: sales@example.com\n"
    b"Received: from mx (mx [192.0.2.1])\n\tby store; Sat, 21 Nov 2026 10:00:00 +0000\n"
    b"RECEIVED : from client\n by mx\n"
)


def crlf(text: bytes) -> bytes:
    return text.replace(b"\n", b"\r\n")


@pytest.mark.parametrize(
    "same",
    [
        crlf(LETTER),
        LETTER.replace(b"\n", b"\r"),
        HOPS + LETTER,
        crlf(HOPS + LETTER),
        b"From ann@client.example Sat Nov 21 10:00:00 2026\n" + HOPS + LETTER,
        LETTER.rstrip(b"\n"),
        crlf(LETTER) + b"\r\n\r\n",
    ],
    ids=["crlf", "cr", "hops", "crlf-hops", "mbox", "no-last-line-end", "more-line-ends"],
)
def test_the_same_letter_by_another_way_is_the_same(same: bytes) -> None:
    assert digest(same) == digest(LETTER)


@pytest.mark.parametrize(
    "other",
    [
        LETTER.replace(b"Bye", b"bye"),
        LETTER.replace(b"Received: inside", b"Received: beside"),
        LETTER.replace(b"\n\nBye", b"\nBye"),
        LETTER + b" ",
        b"X-Spam: yes\n" + LETTER,
        b"From: bob@client.example\n" + LETTER,
    ],
    ids=["text", "inner-received", "blank-line", "space", "field", "author"],
)
def test_another_letter_is_another(other: bytes) -> None:
    assert digest(other) != digest(LETTER)


def test_it_is_the_sha256_of_what_is_left() -> None:
    left = LETTER.rstrip(b"\n")
    assert digest(crlf(HOPS + LETTER)) == hashlib.sha256(left).digest()


@pytest.mark.parametrize("length", range((1 << 20) - 2, (1 << 20) + 2))
def test_a_line_end_across_the_border_of_two_blocks_is_one_line_end(length: int) -> None:
    text = b"x" * length + b"\n" + b"y" * 10
    assert digest(crlf(text)) == digest(text)


@pytest.mark.parametrize("raw", [b"", b"\r\n", b"Received: x", b"From x", HOPS])
def test_a_letter_of_nothing_has_a_digest_too(raw: bytes) -> None:
    assert digest(raw) == hashlib.sha256(b"").digest()
