"""Only the word of our own mail servers counts."""

import pytest

from ingest.authentication import authentication_of
from ingest.message import Message
from ingest.read import read_letter
from ingest.reading import Context

OURS = frozenset({"mx.ours.example"})


def message(*results: str) -> Message:
    return Message(headers=tuple(("authentication-results", result) for result in results))


@pytest.mark.parametrize(
    ("results", "verdict"),
    [
        ((), "unknown"),
        (("mx.ours.example; dmarc=pass header.from=a.example",), "pass"),
        (("mx.ours.example; spf=pass; dkim=pass; dmarc=fail (p=reject)",), "fail"),
        (("MX.Ours.Example 1; dmarc=pass",), "pass"),
        (("mx.ours.example; dkim=pass header.d=other.example",), "unknown"),
        (("mx.ours.example; none",), "unknown"),
        # A forger writes what they like, but not on top of what our server writes.
        (("mx.ours.example; dmarc=fail", "mx.ours.example; dmarc=pass"), "fail"),
        (("mx.theirs.example; dmarc=pass",), "unknown"),
        (("mx.theirs.example (mx.ours.example;) ; dmarc=pass",), "unknown"),
    ],
)
def test_the_verdict_is_the_topmost_trusted_one(results: tuple[str, ...], verdict: str) -> None:
    assert authentication_of(message(*results), OURS).verdict == verdict


def test_without_a_trusted_server_nothing_is_believed() -> None:
    forged = message("mx.ours.example; dmarc=fail")
    assert authentication_of(forged, frozenset()).verdict == "unknown"


LETTER = (
    b"Authentication-Results: mx.ours.example; dmarc=fail header.from=engines.example\r\n"
    b"From: Ada <ada@engines.example>\r\nTo: desk@ours.example\r\nSubject: New bank account\r\n"
    b"Message-ID: <1@engines.example>\r\n\r\nPlease pay to another account from now on.\r\n"
)


def test_a_forged_letter_of_somebody_known_waits_for_a_person() -> None:
    context = Context(trusted_servers=OURS, is_known=lambda email: email == "ada@engines.example")
    reading = read_letter(LETTER, context)
    assert reading.disposition == "hold"
    assert reading.hits[0].rule == "forged sender"


def test_a_forged_letter_of_a_stranger_is_an_enquiry_all_the_same() -> None:
    reading = read_letter(LETTER, Context(trusted_servers=OURS))
    assert reading.disposition == "accept"
    assert reading.authentication.verdict == "fail"
