"""What is a forward, what is not, and what stays of it."""

import pytest

from ingest.forwards import read_forward
from ingest.forwards.addresses import first_address, read_addresses
from ingest.forwards.subjects import says_forward, without_prefixes
from ingest.message import Address, Attachment, Message

GMAIL = """Hi all, see below.

---------- Forwarded message ---------
From: Jane Roe <jane@x.example>
Date: Mon, Jan 5, 2026 at 10:12 AM
Subject: Three lamps
To: <me@ours.example>
Cc: "Doe, John" <john@y.example>, Bob <bob@y.example>

Hello,

we need three lamps.
"""


def test_every_part_of_a_forward_is_read() -> None:
    found = read_forward(Message(subject="Fwd: Three lamps", text=GMAIL))
    assert found is not None
    assert found.from_ == Address("Jane Roe", "jane@x.example")
    assert found.to == (Address("", "me@ours.example"),)
    assert found.cc == (Address("Doe, John", "john@y.example"), Address("Bob", "bob@y.example"))
    assert (found.subject, found.date) == ("Three lamps", "Mon, Jan 5, 2026 at 10:12 AM")
    assert found.body == "Hello,\n\nwe need three lamps."
    assert found.note == "Hi all, see below."


def test_yahoo_glues_the_header_block_into_one_line() -> None:
    text = (
        '   ----- Forwarded Message ----- From: Jane Roe <jane@x.example>To: "me@ours.example" '
        "<me@ours.example>Cc: Bob <bob@y.example>Sent: Monday, January 5, 2026, 10:12:00 AM CET"
        "Subject: Three lamps\n Hello there\n"
    )
    found = read_forward(Message(subject="Fw: Three lamps", text=text))
    assert found is not None
    assert found.from_ == Address("Jane Roe", "jane@x.example")
    assert found.subject == "Three lamps"
    assert found.body == "Hello there"


def test_outlook_for_mac_forwards_below_an_attribution() -> None:
    text = 'On 05/01/2026 10:12, "Jane Roe" <jane@x.example> wrote:\n\n    Hello\n    there\n'
    found = read_forward(Message(subject="FW: Three lamps", text=text))
    assert found is not None
    assert found.from_ == Address("Jane Roe", "jane@x.example")
    assert (found.subject, found.body) == ("Three lamps", "Hello\nthere")


def test_an_attached_letter_is_a_forward() -> None:
    inner = b"From: Jane Roe <jane@x.example>\r\nSubject: Lamps\r\n\r\nThree, please.\r\n"
    letter = Attachment(0, "lamps.eml", "message/rfc822", len(inner), content=inner)
    found = read_forward(Message(subject="Fwd: Lamps", text="For you", attachments=(letter,)))
    assert found is not None
    assert found.from_ == Address("Jane Roe", "jane@x.example")
    assert (found.subject, found.body.strip(), found.note) == ("Lamps", "Three, please.", "For you")


def test_a_letter_attached_to_a_reply_goes_along_with_it() -> None:
    inner = b"From: Jane Roe <jane@x.example>\r\nSubject: Lamps\r\n\r\nThree, please.\r\n"
    letter = Attachment(0, "lamps.eml", "message/rfc822", len(inner), content=inner)
    assert read_forward(Message(subject="Re: Lamps", text="See", attachments=(letter,))) is None


def test_the_returned_letter_of_a_delivery_report_is_no_forward() -> None:
    inner = b"From: Jane Roe <jane@x.example>\r\nSubject: Lamps\r\n\r\nThree, please.\r\n"
    letter = Attachment(0, "", "message/rfc822", len(inner), content=inner)
    report = (("content-type", "multipart/report; report-type=delivery-status"),)
    message = Message(subject="Undelivered", headers=report, attachments=(letter,))
    assert read_forward(message) is None


def test_a_forward_inside_a_quoted_letter_is_history() -> None:
    text = f"Thanks!\n\n-----Original Message-----\nFYI\n\n{GMAIL}"
    assert read_forward(Message(subject="Re: Three lamps", text=text)) is None


def test_a_separator_without_sender_is_no_forward() -> None:
    text = "---------- Forwarded message ---------\nnothing below names anybody\n"
    assert read_forward(Message(subject="Fwd: x", text=text)) is None


def test_a_forward_prefix_alone_is_no_forward() -> None:
    assert read_forward(Message(subject="Fwd: our talk", text="As promised.\n\nJane\n")) is None


def test_the_end_mark_of_mutt_is_not_part_of_the_letter() -> None:
    text = GMAIL + "\n----- End forwarded message -----\n"
    found = read_forward(Message(subject="Fwd: x", text=text))
    assert found is not None
    assert found.body.endswith("three lamps.")


@pytest.mark.parametrize(
    ("line", "name", "email"),
    [
        ("Jane Roe [mailto:jane@x.example]", "Jane Roe", "jane@x.example"),
        ("Jane Roe <mailto:jane@x.example>", "Jane Roe", "jane@x.example"),
        ("Jane Roe <jane@x.example<mailto:jane@x.example>>", "Jane Roe", "jane@x.example"),
        ('"Roe, Jane" <jane@x.example>', "Roe, Jane", "jane@x.example"),
        ("jane@x.example <jane@x.example>", "", "jane@x.example"),
        ("jane@x.example", "", "jane@x.example"),
        ("Jane Roe (jane@x.example)", "Jane Roe", "jane@x.example"),
        ("Jane Roe", "Jane Roe", ""),
        ("list@x.example On Behalf Of Jane Roe <jane@x.example>", "Jane Roe", "jane@x.example"),
    ],
)
def test_a_sender_is_read_however_it_is_written(line: str, name: str, email: str) -> None:
    assert first_address(line) == Address(name, email)


def test_lists_are_taken_apart_at_addresses_not_at_commas() -> None:
    found = read_addresses("Roe, Jane <jane@x.example>; Doe, John <john@y.example>, bob@z.example")
    assert [address.email for address in found] == [
        "jane@x.example",
        "john@y.example",
        "bob@z.example",
    ]
    assert [address.name for address in found] == ["Roe, Jane", "Doe, John", ""]


def test_prefixes_are_known_and_taken_away() -> None:
    assert says_forward("WG: AW: Lampen")
    assert not says_forward("AW: WG: Lampen")
    assert not says_forward("Information: new lamps")
    assert without_prefixes("Fwd: RE: [lamps] AW: Lampen") == "Lampen"
    assert without_prefixes("Time: 10 o'clock") == "Time: 10 o'clock"
