"""Cards in the markup of a letter: whose they are, what they say, and what hostile ones do."""

import time
from pathlib import Path

import pytest

from ingest.draft import LeadDraft
from ingest.extract.jsonld import cards_in_script
from ingest.read import read_letter
from ingest.reading import Context

LETTERS = Path(__file__).parents[2] / "letters"
OURS = Context(own_emails=frozenset({"sales@ours.example"}), region="GB")


def _draft(name: str) -> LeadDraft:
    return read_letter((LETTERS / f"structured_{name}.eml").read_bytes(), OURS).draft


def _page(body: str, sender: str = "jane@acme.example") -> LeadDraft:
    head = f"From: {sender}\nSubject: Hi\nContent-Type: text/html; charset=utf-8\n\n"
    return read_letter(f"{head}<p>Three lamps, please.</p>{body}".encode(), OURS).draft


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "hcard",
            {
                "name": "Jane Roe",
                "title": "Head of Purchasing",
                "company": "Acme Lamps Ltd",
                "phone": "+44 20 7946 0018",
                "email": "jane@acme.example",
                "url": "https://acme.example/jane",
                "street": "1 Mill Lane",
                "city": "Leeds",
                "postal_code": "LS1 4AP",
                "country": "England",
            },
        ),
        (
            "vcard_class",
            {
                "name": "Jane Roe",
                "title": "Buyer",
                "company": "Acme Lamps",
                "phone": "020 7946 0018",
                "address": "1 Mill Lane, Leeds",
            },
        ),
        (
            "jsonld",
            {
                "name": "Jane Roe",
                "first_name": "Jane",
                "last_name": "Roe",
                "title": "Head of Purchasing",
                "company": "Acme Lamps Ltd",
                "phone": "+44 20 7946 0018",
                "url": "https://acme.example/jane",
                "social": "https://www.linkedin.com/in/janeroe",
                "city": "Leeds",
                "country": "GB",
            },
        ),
        (
            "jsonld_contact_point",
            {
                "company": "Acme Lamps Ltd",
                "phone": "+44 20 7946 0018",
                "email": "desk@acme.example",
            },
        ),
        ("form_order", {"name": "Jane Roe", "email": "jane@x.example", "phone": "020 7946 0018"}),
    ],
)
def test_the_card_with_the_persons_email_is_read(name: str, expected: dict[str, str]) -> None:
    draft = _draft(name)
    assert {field: draft.value(field) for field in expected} == expected


def test_every_value_shows_the_card_it_stood_in() -> None:
    found = _draft("hcard").best("phone")
    assert found is not None
    assert (found.found_by, "phone: +44 20 7946 0018" in found.evidence) == ("hcard", True)


@pytest.mark.parametrize("name", ["hcard", "jsonld", "jsonld_contact_point", "form_order"])
def test_nobody_elses_card_is_read(name: str) -> None:
    cards = ("hcard", "jsonld")
    found = {one.value for one in _draft(name).findings if one.found_by in cards}
    others = {"Old Jane", "Somebody Else", "+44 20 7946 9999", "Lamp Shop", "info@acme.example"}
    assert found
    assert not found & others


@pytest.mark.parametrize(
    "body",
    [
        '<p class="h-card"><b class="p-name">Bob</b><i class="u-email">bob@acme.example</i></p>',
        '<div class="h-card"><b class="p-name">Bob Low</b></div>',
        '<script type="application/ld+json">{"@type":"Person","name":"Bob Low"}</script>',
        '<script>{"@type":"Person","name":"Bob Low","email":"jane@acme.example"}</script>',
    ],
)
def test_a_card_without_the_senders_email_says_nothing(body: str) -> None:
    assert not {"hcard", "jsonld"} & {finding.found_by for finding in _page(body).findings}


def test_the_smallest_card_is_a_link() -> None:
    draft = _page('<a class="h-card" href="mailto:jane@acme.example">Jane Roe</a>')
    assert draft.value("name") == "Jane Roe"


@pytest.mark.parametrize(
    "source",
    [
        "",
        "null",
        "[" * 100_000,
        '{"a":' * 50_000,
        '{"@type": "Person", "email": ' + "9" * 10_000 + "}",
        '{"@type": 5, "@id": [], "email": {"x": null}}',
        '{"@type": "Person", "email": ["a@b", 5, null, {}], "worksFor": 7, "address": [[]]}',
        '{"@type": ["Person", null], "email": "a@b.c", "worksFor": {"@id": "#me"}, "@id": "#me"}',
        '{"@type": "Person", "email": "\\ud800@b.c", "name": "\\u0000"}',
        '{"@type":"Organization","contactPoint":[' + '{"@type":"ContactPoint"},' * 9_000,
        "\x00\ufeff{}",
    ],
)  # fmt: skip
def test_hostile_json_never_raises(source: str) -> None:
    assert isinstance(cards_in_script(source), list)


@pytest.mark.parametrize(
    "body",
    [
        '<div class="h-card">' * 20_000,
        '<div class="h-card"><b class="u-email">' + "<b>" * 20_000,
        '<script type="application/ld+json">' + "[{" * 50_000 + "</script>",
        '<script type="application/ld+json">[]</script>' * 5_000,
        '<i class="' + "h-card " * 50_000 + '">',
    ],
)
def test_hostile_markup_ends_soon(body: str) -> None:
    before = time.process_time()
    assert _page(body).value("email") == "jane@acme.example"
    assert time.process_time() - before < 2
