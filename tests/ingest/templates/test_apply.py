"""Values are found behind labels, below them, beside them, and between two texts."""

import time
from collections.abc import Callable

import pytest
from sqlalchemy import String

from ingest.message import Message
from ingest.templates import FieldRule, Template, TemplateReading, apply
from store.tables import provenance
from store.templates import NAME_CHARACTERS

Read = Callable[..., TemplateReading]

NAME = FieldRule("name", "line", "Name")
EMAIL = FieldRule("email", "line", "E-mail", required=True)
PHONE = FieldRule("phone", "line", "Phone")
WORDS = FieldRule("message", "line", "Message", "--", lines=True)


@pytest.mark.parametrize(
    "line",
    [
        "Name: Jane Doe",
        "  *Name:*   Jane   Doe  ",
        "name : Jane Doe",
        "> Name = Jane Doe",
        "• Name - Jane Doe",
        "Name\tJane Doe",
        "Name:\u00a0Jane\u200b Doe",
        "| Name | Jane Doe |",
    ],
)
def test_a_label_on_the_same_line(read: Read, line: str) -> None:
    assert read(f"Dear names: all\nNames: none\n{line}", NAME).value("name") == "Jane Doe"


def test_an_empty_value_is_not_taken_from_the_next_line(read: Read) -> None:
    found = read("Phone:\nE-mail: jane@doe.example", PHONE, EMAIL)
    assert found.matched
    assert found.value("phone") == ""


def test_a_label_above_its_value(read: Read) -> None:
    below = FieldRule("email", "below", "E-mail")
    assert read("E-mail\n\n  jane@doe.example\n", below).value("email") == "jane@doe.example"


def test_a_label_below_which_the_next_label_stands_has_no_value(read: Read) -> None:
    name, email = FieldRule("name", "below", "Name"), FieldRule("email", "below", "E-mail")
    found = read("Name:\n\nE-mail:\njane@doe.example", name, email)
    assert (found.value("name"), found.value("email")) == ("", "jane@doe.example")


def test_cells_of_a_table_beside_their_labels(letter: Callable[[str], Message]) -> None:
    rules = (
        FieldRule("name", "cell", "Customer"),
        FieldRule("email", "cell", "Reach"),
        FieldRule("message", "cell", "Their words", "Ticket", lines=True),
    )
    found = apply(Template(1, "Shop", 2, "orders@shop.example", "", rules), letter("table"))
    assert found.value("name") == "Zoë Quist"
    assert found.value("email") == "zoe@quist.example"
    assert found.value("message") == "About the blue one: is it in stock?\nReach: me by noon."


@pytest.mark.parametrize(
    ("before", "until", "value"),
    [
        ("The enquirer is ", ", who", "Ida Berg"),
        ("reached at", "", "ida@berg.example."),
        ("", " is in the market", "Ida Berg"),
        ("by ", " (verified)", "Ida Berg"),
    ],
)
def test_a_value_between_two_texts(read: Read, before: str, until: str, value: str) -> None:
    text = (
        "Sent by a visitor.\nThe enquirer is Ida Berg, who can be reached at ida@berg.example.\n"
        "Ida Berg is in the market\nChecked by Ida Berg (verified)"
    )
    assert read(text, FieldRule("extra:x", "between", before, until)).value("extra:x") == value


def test_a_message_keeps_its_colons_and_labels_that_came_before(
    letter: Callable[[str], Message],
) -> None:
    template = Template(1, "Homes", 3, "@homes.example", "", (NAME, EMAIL, PHONE, WORDS))
    found = apply(template, letter("portal"))
    assert found.value("message") == (
        "I would like to see it -- soon.\nPrice: is it fixed?\nPhone: call me after six"
    )
    assert found.value("phone") == "+44 20 7946 0018"


def test_a_message_ends_at_a_label_that_is_still_to_come(read: Read) -> None:
    words = FieldRule("message", "line", "Message", lines=True)
    found = read("Message: One\n\ntwo: three\nE-mail: jane@doe.example", words, EMAIL)
    assert found.value("message") == "One\n\ntwo: three"


def test_findings_say_who_found_them_and_where(read: Read) -> None:
    (found,) = read("Hello\nE-mail: <jane@doe.example>", EMAIL).findings
    assert found.value == "jane@doe.example"
    assert found.found_by == "template Portal v1"
    assert found.confidence == 0.98
    assert found.evidence == "E-mail: <jane@doe.example>"
    assert found.label == "E-mail"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("E-mail: jane@doe.example", ()),
        ("E-mail:\nPhone: +44 20 7946 0018", ("email",)),
        ("E-mail: see below", ("email",)),
        ("", ("email",)),
    ],
)
def test_a_required_field_needs_a_value_of_its_shape(
    read: Read, text: str, missing: tuple[str, ...]
) -> None:
    found = read(text, EMAIL, PHONE)
    assert (found.missing_required, found.matched) == (missing, not missing)


def test_without_a_required_field_an_e_mail_or_a_phone_is_needed(read: Read) -> None:
    rules = (NAME, PHONE, FieldRule("email", "line", "E-mail"))
    assert read("Phone: +44 20 7946 0018", *rules).matched
    assert read("Name: Jane Doe", *rules).missing_required == ("phone", "email")


def test_the_longest_name_fits_where_the_origin_of_a_value_is_kept() -> None:
    longest = Template(1, "x" * NAME_CHARACTERS, 9999, "", "", ())
    column = provenance.c.found_by.type
    assert isinstance(column, String)
    assert column.length is not None
    assert len(longest.found_by) <= column.length


def test_a_value_for_no_field_is_kept_under_its_own_label(read: Read) -> None:
    found = read(
        "E-mail: a@b.example\nPlot: 12", EMAIL, FieldRule("extra:Plot no.", "line", "Plot")
    )
    assert found.extra == (("Plot no.", "12"),)
    assert [one.field for one in found.findings] == ["email"]


@pytest.mark.parametrize(
    "text",
    [
        "Name: " * 40_000,
        "Name\n" * 100_000,
        "\t" * 200_000,
        "a" * 200_000,
        "Message:\n" + "-" * 200_000,
        "x\n" * 1_900 + "Name:\nMessage:\n" + "E-mail\n" * 90,
        "x " * 100_000,
    ],
)
def test_hostile_letters_take_bounded_time(read: Read, text: str) -> None:
    rules = [
        FieldRule(f"extra:{number}", where, anchor, "a" * 50 + "b", lines=number % 2 == 0)
        for number in range(2)
        for where in ("line", "below", "cell", "between")
        for anchor in ("Name", "a" * 40, "", "Message")
    ]
    begun = time.process_time()
    read(text, *rules)
    assert time.process_time() - begun < 2
