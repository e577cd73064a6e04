"""The most specific template reads a letter; one that no longer can holds it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ingest.message import Message
from ingest.read import read_letter
from ingest.reading import Context, Reading
from ingest.templates import FieldRule, Template, read_by_template

Letter = Callable[[str], Message]

LETTERS = Path(__file__).parents[2] / "letters"
EMAIL = FieldRule("email", "line", "E-mail", required=True)
BROAD = Template(1, "Broad", 1, "*homes.example", "", (EMAIL,))
NARROW = Template(
    2, "Narrow", 4, "leads@homes.example", "", (EMAIL, FieldRule("name", "line", "Name"))
)


def read(name: str, *templates: Template) -> Reading:
    raw = (LETTERS / f"template_{name}.eml").read_bytes()
    return read_letter(raw, Context(templates=templates))


def chosen(letter: Message, *templates: Template) -> str:
    found = read_by_template(templates, letter)
    return found.template.name if found else ""


def test_most_rules_with_a_value_win(letter: Letter) -> None:
    assert chosen(letter("portal"), BROAD, NARROW) == "Narrow"
    assert chosen(letter("portal"), NARROW, BROAD) == "Narrow"


def test_of_equals_the_narrower_pattern_wins_then_the_newer(letter: Letter) -> None:
    exact = replace(BROAD, id=3, name="Exact", sender="leads@homes.example")
    newer = replace(exact, id=9, name="Newer")
    assert chosen(letter("portal"), exact, BROAD) == "Exact"
    assert chosen(letter("portal"), newer, exact, BROAD) == "Newer"


def test_a_template_that_reads_it_goes_before_one_that_drifted(letter: Letter) -> None:
    phone = FieldRule("phone", "line", "Mobile", required=True)
    drifted = replace(NARROW, id=7, name="Drifted", rules=(EMAIL, phone), has_matched=True)
    assert chosen(letter("portal"), drifted, BROAD) == "Broad"
    assert chosen(letter("portal"), drifted) == "Drifted"


def test_a_template_that_never_matched_holds_nothing(letter: Letter) -> None:
    assert chosen(letter("portal_changed"), NARROW) == ""
    assert chosen(letter("table"), replace(NARROW, has_matched=True)) == ""


def test_a_person_under_a_subject_of_any_sender_is_not_held(letter: Letter) -> None:
    anybody = replace(NARROW, sender="*", subject="New enquiry*", has_matched=True)
    assert chosen(letter("portal_changed"), anybody) == ""
    partly = replace(letter("portal_changed"), text="Name: Ida Berg")
    assert chosen(partly, anybody) == "Narrow"


def test_the_templates_findings_win_and_the_letter_is_a_form() -> None:
    reading = read("portal", NARROW)
    assert (reading.kind, reading.disposition) == ("form", "accept")
    assert reading.hits[0].reason == "It was read by the template Narrow v4."
    email = reading.draft.best("email")
    assert email is not None
    assert (email.value, email.found_by) == ("jane@doe.example", "template Narrow v4")
    assert reading.draft.value("last_name") == "Doe"


def test_a_changed_format_is_held_with_what_is_missing() -> None:
    reading = read("portal_changed", replace(NARROW, has_matched=True))
    assert reading.disposition == "hold"
    assert reading.hits[0].rule == "template drift"
    assert reading.hits[0].reason == (
        "This sender's format changed: Narrow v4 no longer finds email."
    )


def test_without_templates_nothing_is_another() -> None:
    assert read("portal").template is None
    assert read("portal").disposition == "accept"


def test_a_delivery_report_is_never_read_by_a_template() -> None:
    raw = (LETTERS / "bounce_dsn_full.eml").read_bytes()
    greedy = Template(1, "All", 1, "*", "", (EMAIL,), has_matched=True)
    reading = read_letter(raw, Context(templates=(greedy,)))
    assert (reading.kind, reading.template) == ("bounce", None)
