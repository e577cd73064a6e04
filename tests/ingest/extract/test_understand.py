"""Who the person of a letter is, and what is kept of it."""

import pytest

from ingest.draft import LeadDraft
from ingest.extract import understand
from ingest.forwards import read_forward
from ingest.message import Address, Attachment, Message
from ingest.notifications import read_notification
from ingest.quotes import split_reply
from ingest.reading import Context

OURS = Context(
    own_emails=frozenset({"bob@ours.example"}), own_domains=frozenset({"ours.example"}), region="GB"
)
JANE = Address("Jane Roe", "jane@x.example")
HOME = Address("", "jane@home.example")
FORWARD = (
    "Please take this.\n\n---------- Forwarded message ---------\nFrom: Jane Roe <jane@x.example>\n"
    "Date: Mon\nSubject: Three lamps\nTo: <bob@ours.example>\n\nHello,\n\nwe need three lamps.\n\n"
    "Regards\nJane Roe\nTel: 020 7946 0000\n"
)


def _draft(message: Message, context: Context = OURS) -> LeadDraft:
    reply, forwarded = split_reply(message), read_forward(message)
    return understand(message, reply, forwarded, read_notification(message), context)


def test_a_plain_letter_gives_sender_subject_words_and_language() -> None:
    text = "Hello,\n\nplease send us an offer for three of the lamps.\n"
    draft = _draft(Message(from_=JANE, subject="Re: Lamps", text=text))
    assert draft.value("email") == "jane@x.example"
    assert (draft.value("name"), draft.value("first_name"), draft.value("last_name")) == (
        "Jane Roe",
        "Jane",
        "Roe",
    )
    assert (draft.value("subject"), draft.value("language")) == ("Lamps", "en")
    assert draft.value("message") == text.strip()


def test_every_finding_says_where_it_was_read() -> None:
    draft = _draft(Message(from_=JANE, subject="Lamps", text="Three lamps, please."))
    assert all(found.evidence and found.found_by for found in draft.findings)
    assert all(0 < found.confidence <= 1 for found in draft.findings)


def test_a_colleagues_forward_makes_the_inner_sender_the_person() -> None:
    bob = Address("Bob", "bob@ours.example")
    draft = _draft(Message(from_=bob, subject="Fwd: Three lamps", text=FORWARD))
    assert (draft.value("email"), draft.value("name")) == ("jane@x.example", "Jane Roe")
    assert (draft.value("subject"), draft.value("phone")) == ("Three lamps", "020 7946 0000")
    assert draft.value("message") == "Hello,\n\nwe need three lamps."
    assert draft.extra == (("note", "Please take this."),)


def test_a_strangers_forward_leaves_the_stranger_the_person() -> None:
    eve = Address("Eve", "eve@y.example")
    draft = _draft(Message(from_=eve, subject="Fwd: Three lamps", text=FORWARD))
    assert draft.value("email") == "eve@y.example"


def test_somebody_writing_to_a_mailbox_of_their_own_firm_is_a_colleague() -> None:
    message = Message(
        from_=Address("Bob", "bob@firm.example"),
        to=(Address("", "sales@firm.example"),),
        subject="Fwd: Three lamps",
        text=FORWARD,
    )
    assert _draft(message, Context()).value("email") == "jane@x.example"


def test_a_forwarded_form_is_read_as_a_form() -> None:
    text = (
        "---------- Forwarded message ---------\nFrom: Website <noreply@forms.example>\nDate: Mon\n"
        "Subject: New submission\nTo: bob@ours.example\n\nName: Jane Roe\nEmail: jane@x.example\n"
        "Message: Three lamps\n"
    )
    bob = Address("Bob", "bob@ours.example")
    draft = _draft(Message(from_=bob, subject="Fwd: New submission", text=text))
    assert (draft.value("email"), draft.value("message")) == ("jane@x.example", "Three lamps")


def test_a_form_is_the_visitors_and_not_the_machines() -> None:
    message = Message(
        from_=Address("Acme Website", "wordpress@ours.example"),
        reply_to=(Address("", "jane@x.example"),),
        subject="New message",
        text="Name: Jane Roe\nPhone: 020 7946 0000\nMessage: Three lamps",
    )
    draft = _draft(message)
    assert (draft.value("name"), draft.value("email")) == ("Jane Roe", "jane@x.example")
    assert (draft.value("phone"), draft.value("company")) == ("020 7946 0000", "")


@pytest.mark.parametrize(
    ("sender", "reply_to", "email", "name"),
    [
        (Address("No Reply", "noreply@p.example"), JANE, "jane@x.example", "Jane Roe"),
        (Address("Jane via Shop", "mail@ours.example"), HOME, "jane@home.example", "Jane"),
        (Address("Jane Roe via Sales", "sales@list.example"), JANE, "jane@x.example", "Jane Roe"),
        (JANE, Address("", "bob@ours.example"), "jane@x.example", "Jane Roe"),
        (JANE, HOME, "jane@x.example", "Jane Roe"),
    ],
)  # fmt: skip
def test_reply_to_counts_when_from_is_nobody(
    sender: Address, reply_to: Address, email: str, name: str
) -> None:
    draft = _draft(Message(from_=sender, reply_to=(reply_to,), text="Three lamps, please."))
    assert (draft.value("email"), draft.value("name")) == (email, name)


def test_a_list_that_rewrites_from_keeps_the_writer_in_another_header() -> None:
    message = Message(
        from_=Address("'Jane Roe' via Sales", "sales@list.example"),
        headers=(("x-original-from", "Jane Roe <jane@x.example>"),),
        text="Three lamps, please.",
    )
    draft = _draft(message)
    assert (draft.value("email"), draft.value("name")) == ("jane@x.example", "Jane Roe")


@pytest.mark.parametrize(
    ("written", "name", "company"),
    [
        ("Roe, Jane", "Jane Roe", "Acme Tools"),
        ("JANE ROE", "Jane Roe", "Acme Tools"),
        ("Jane Roe at Acme", "Jane Roe", "Acme"),
        ("Jane Roe | Acme", "Jane Roe", "Acme"),
        ("Jane Roe (Acme GmbH)", "Jane Roe", "Acme GmbH"),
        ("Jane Roe (Sales)", "Jane Roe", "Acme Tools"),
        ("Dr. Jane Roe", "Dr. Jane Roe", "Acme Tools"),
        ("Roe GmbH", "", "Roe GmbH"),
        ("info", "", "Acme Tools"),
        ("jane@acme-tools.com", "", "Acme Tools"),
        ("山田 太郎", "山田 太郎", "Acme Tools"),
        ("Иванов Иван", "Иванов Иван", "Acme Tools"),
    ],
)
def test_display_names_are_names_in_reading_order(written: str, name: str, company: str) -> None:
    draft = _draft(
        Message(from_=Address(written, "jane@acme-tools.com"), text="Three lamps, please.")
    )
    assert (draft.value("name"), draft.value("company")) == (name, company)


def test_an_address_is_a_weak_name() -> None:
    draft = _draft(Message(from_=Address("", "jane.roe@gmail.com"), text="Three lamps."))
    found = draft.best("name")
    assert found is not None
    assert (found.value, found.confidence < 0.5) == ("Jane Roe", True)
    assert draft.value("company") == ""


def test_a_letter_without_subject_is_summed_up_by_its_first_real_sentence() -> None:
    draft = _draft(Message(from_=JANE, text="Dear Sir,\n\nhow are the lamps made? I ask myself.\n"))
    assert draft.value("subject") == "how are the lamps made?"


def test_a_letter_without_anything_breaks_nothing() -> None:
    assert understand(Message(), None, None, None, Context()) == LeadDraft()


CARD_21 = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\n"
    b"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen\r\n"
    b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen =\r\nM=C3=BCller\r\n"
    b"ORG:Acme;Sales\r\nTEL;CELL:+49 171 1234567\r\nTEL;WORK;FAX:+49 30 1\r\n"
    b"EMAIL;INTERNET:jane@x.example\r\nEND:VCARD\r\n"
)
CARD_30 = (
    "BEGIN:VCARD\nVERSION:3.0\nN:Müller;Jürgen;;;\nFN:Jürgen Müller\nORG:Acme\\, Inc.\n"
    "TITLE:Head of\n  Sales\nitem1.EMAIL;type=INTERNET:jane@x.example\n"
    "ADR;TYPE=WORK:;;Main St 1;Berlin;;10115;Germany\nEND:VCARD\n"
).encode()
CARD_40 = (
    "BEGIN:VCARD\nVERSION:4.0\nFN:Jürgen Müller\nEMAIL:jane@x.example\n"
    'TEL;VALUE=uri;TYPE="voice,cell":tel:+49-171-1234567\nURL:https://x.example\nEND:VCARD\n'
).encode()


def _with_card(card: bytes, email: str = "jane@x.example") -> LeadDraft:
    attached = Attachment(0, "jm.vcf", "text/vcard", len(card), content=card)
    return _draft(Message(from_=Address("J", email), text="See card.", attachments=(attached,)))


@pytest.mark.parametrize("card", [CARD_21, CARD_30, CARD_40], ids=["2.1", "3.0", "4.0"])
def test_a_card_of_the_sender_is_taken(card: bytes) -> None:
    assert _with_card(card).value("name") == "Jürgen Müller"


def test_a_cards_fields_are_unescaped_unfolded_and_named() -> None:
    draft = _with_card(CARD_30)
    assert (draft.value("company"), draft.value("title")) == ("Acme, Inc.", "Head of Sales")
    assert (draft.value("street"), draft.value("postal_code")) == ("Main St 1", "10115")
    assert [phone.value for phone in _with_card(CARD_21).every("phone")] == ["+49 171 1234567"]


def test_somebody_elses_card_is_left_alone() -> None:
    draft = _with_card(CARD_30, "eve@y.example")
    assert not [found for found in draft.findings if found.found_by == "vcard"]
