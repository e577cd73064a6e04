"""Ordinary letters are no forms, and hostile ones take bounded time."""

import time

import pytest

from ingest.message import Address, Message
from ingest.notifications import read_notification

JANE = Address("Jane Roe", "jane@x.example")


@pytest.mark.parametrize(
    "text",
    [
        "Hello,\n\nplease send me a quote.\n\nJane Roe\nTel: 555 123 4567\nEmail: jane@x.example\n"
        "Web: www.x.example",
        "Hello,\n\nplease send me a quote.\n\nBest regards\nJane Roe\nCompany: Acme\n"
        "Phone: 555 123 4567\nEmail: jane@x.example\nAddress: 1 Main St",
        "Hi team,\n\nDate: Monday\nTime: 10:00\nLocation: 12 Main St\nSubject: Budget\n\nJane",
        "Thanks!\n\nFrom: Bob <bob@y.example>\nSent: Monday\nTo: Jane\nSubject: x\n\nMessage: old",
        "Hi,\n\nDescription: it crashes\nStatus: open\nDetails: see the log\n\nJane",
        "On 5 Jan 2026 Bob <bob@y.example> wrote:\n> Name: Bob\n",
        "Price: 20\nQuantity: 3\nColour: blue",
        "",
    ],
)
def test_a_persons_letter_is_no_form(text: str) -> None:
    assert read_notification(Message(from_=JANE, subject="Lamps", text=text)) is None


ADF = (
    "<?xml version='1.0'?><?ADF VERSION='1.0'?><adf><prospect><customer><contact>"
    "<name part='first'>Jane</name><name part='last'>Roe</name><email>jane@x.example</email>"
    "<phone type='voice'>555 123 4567</phone><phone type='fax'>555 000 0000</phone></contact>"
    "<comments>Fish &amp; chips & more</comments></customer><vendor><contact><name>Shop</name>"
    "<email>me@shop.example</email></contact></vendor></prospect></adf>"
)


@pytest.mark.parametrize(
    "text",
    [ADF, f"A new lead:\n\n{ADF}\n\nRegards", ADF.partition("?>")[2], ADF.upper()],
    ids=["bare", "between words", "without prolog", "upper case"],
)
def test_adf_names_the_customer_and_never_the_vendor(text: str) -> None:
    found = read_notification(Message(from_=Address("", "leads@portal.example"), text=text))
    assert found is not None
    assert (found.layout, found.value("name").title()) == ("adf", "Jane Roe")
    assert found.value("email").lower() == "jane@x.example"
    assert found.value("phone") == "555 123 4567"
    assert [one.value for one in found.findings if one.field == "phone"] == ["555 123 4567"]


def test_adf_may_hide_in_an_html_comment() -> None:
    html = f"<html><body><!-- {ADF} --><p>You have a lead.</p></body></html>"
    found = read_notification(Message(text="You have a lead.", html=html, text_is_from_html=True))
    assert found is not None
    assert found.value("name") == "Jane Roe"


def test_entities_are_never_expanded() -> None:
    bomb = "<!DOCTYPE a [<!ENTITY b 'bbbb'>]>" + ADF.replace("Jane", "&b;")
    found = read_notification(Message(text=bomb))
    assert found is None or "bbbb" not in found.value("name")


@pytest.mark.parametrize(
    "piece",
    [
        "Name: ",
        "Name: a\n",
        "a: b\n",
        "{",
        '{"a":',
        "[{",
        "<adf>",
        "\t",
        "Message:\n",
        ": ",
        "- - ",
    ],
)
def test_hostile_texts_take_bounded_time(piece: str) -> None:
    started = time.process_time()
    read_notification(Message(subject="New submission", text=piece * (200_000 // len(piece))))
    assert time.process_time() - started < 2
