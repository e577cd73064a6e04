"""A sample letter proposes its own template: sender, subject, and a rule for each value."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from ingest.message import Address, Message
from ingest.notifications import Pair
from ingest.templates import FieldRule, Template, apply, read_by_template
from ingest.templates.candidates import candidates
from ingest.templates.propose import adapted, proposed

Letter = Callable[[str], Message]


@pytest.mark.parametrize("name", ["portal", "portal_next"])
def test_a_proposal_reads_its_sample_and_the_next_letter(letter: Letter, name: str) -> None:
    proposal = proposed(letter("portal"))
    assert (proposal.sender, proposal.subject) == ("leads@homes.example", "New enquiry * from *")
    assert {rule.field for rule in proposal.rules if rule.required} == {"email"}
    found = read_by_template((proposal,), letter(name))
    assert found is not None
    assert found.matched
    assert (found.value("extra:Property"), found.value("message")) == {
        "portal": (
            "12 High Street",
            "I would like to see it -- soon.\nPrice: is it fixed?\nPhone: call me after six",
        ),
        "portal_next": ("7 Mill Lane", "Is there a garden?"),
    }[name]


def test_values_of_a_table_are_proposed_by_their_cells(letter: Letter) -> None:
    sample = letter("table")
    proposal = proposed(sample)
    found = apply(proposal, sample)
    assert (found.value("name"), found.value("email")) == ("Zoë Quist", "zoe@quist.example")
    assert FieldRule("email", "cell", "Reach", required=True) in proposal.rules


def test_a_rule_by_text_names_no_other_value() -> None:
    lines = ["From Ida Berg at ida@berg.example today"]
    pair = Pair("", "ida@berg.example", "email")
    (rule,) = candidates(lines, pair, ["Ida Berg"])
    assert rule == FieldRule("email", "between", " at ", " today")


def test_a_form_that_writes_in_the_visitors_name_is_known_by_its_subject(letter: Letter) -> None:
    sample = replace(letter("portal"), from_=Address("Jane Doe", "jane@doe.example"))
    proposal = proposed(sample)
    assert (proposal.sender, proposal.subject) == ("*", "New enquiry * from *")


def test_a_letter_nothing_is_understood_of_gives_an_empty_proposal(letter: Letter) -> None:
    proposal = proposed(replace(letter("portal_changed"), text="Hello there"))
    assert (proposal.rules, proposal.name) == ((), "Homes Portal")


def test_only_rules_that_find_nothing_are_proposed_anew(letter: Letter) -> None:
    name, email = FieldRule("name", "line", "Name"), FieldRule("email", "line", "Mail", "", False)
    template = Template(1, "Homes", 3, "@homes.example", "", (name, replace(email, required=True)))
    better = adapted(template, letter("portal"))
    assert better.rules == (name, FieldRule("email", "line", "E-mail", required=True))


def test_a_hostile_sample_takes_bounded_time() -> None:
    text = "Name: a\nE-mail: a@b.example\n" + "a a@b.example\n" * 20_000
    begun = time.process_time()
    proposed(Message(subject="a" * 5_000, from_=Address("", "x@y.example"), text=text))
    assert time.process_time() - begun < 3
