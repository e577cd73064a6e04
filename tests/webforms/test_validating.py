"""Validation by the form's definition: types, options, conditions, consents, strict and open."""

import hashlib
from typing import Any

import pytest

from store.form_definition import FormDefinition, FormField
from webforms.validating.conditions import asked
from webforms.validating.types import type_error

JSON = {"Accept": "application/json", "Origin": "https://www.example.com"}


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("email", ["a@example.com", "jürgen@example.de", "a.b+c@mail.example.co.uk",
                   "o'neil@example.com"],
         ["a", "a@b", "a@example", "a b@example.com", "a@-x.com", "a..b@example.com"]),
        ("phone", ["+33 1 23 45 67 89", "(020) 794-0018", "0123/456789", "112-3", "555 010 ext. 7"],
         ["call me", "12", "1" * 30, "+49 abc 123456"]),
        ("number", ["1", "-2.5", "3,14", "1 000", "1.234,50", "1,234.50", "1e3"],
         ["one", "1-2", "NaN", "Infinity", "9" * 50]),
        ("date", ["2026-12-31", "2026-12-31T10:30", "31.12.2026", "12/31/2026", "1/2/2026"],
         ["tomorrow", "2026-02-30", "31/31/2026", "2026"]),
    ],
)  # fmt: skip
def test_types(kind: Any, good: list[str], bad: list[str]) -> None:
    field = FormField(name="x", type=kind)
    assert [value for value in good if type_error(field, value)] == []
    assert [value for value in bad if not type_error(field, value)] == []


def _chain() -> FormDefinition:
    return FormDefinition.model_validate(
        {
            "fields": [
                {"name": "kind", "type": "select"},
                {"name": "size", "condition": {"field": "kind", "value": "shoe"}},
                {"name": "wide", "condition": {"field": "size", "test": "is filled"}},
                {"name": "why", "condition": {"field": "kind", "test": "is not", "value": "shoe"}},
                {"name": "none", "condition": {"field": "size", "test": "is empty"}},
                {"name": "a", "condition": {"field": "b", "test": "is filled"}},
                {"name": "b", "condition": {"field": "a", "test": "is filled"}},
            ]
        }
    )


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({}, {"kind", "why", "none"}),
        ({"kind": ["shoe"]}, {"kind", "size", "none"}),
        ({"kind": [" shoe "], "size": ["42"]}, {"kind", "size", "wide"}),
        ({"kind": ["hat"], "size": ["42"]}, {"kind", "why", "none"}),
        ({"kind": ["hat", "shoe"], "size": ["42"]}, {"kind", "size", "wide"}),
        ({"a": ["1"], "b": ["2"]}, {"kind", "why", "none"}),
    ],
)
def test_conditions_follow_one_another(given: dict[str, list[str]], names: set[str]) -> None:
    assert asked(_chain(), given) == names


FIELDS = [
    {"name": "email", "type": "email", "required": True, "maps_to": "email"},
    {"name": "colour", "type": "radio", "options": [{"value": "red"}, {"value": "blue"}]},
    {"name": "extras", "type": "checkbox", "options": [{"value": "a"}, {"value": "b"}]},
    {"name": "age", "type": "number"},
    {"name": "born", "type": "date"},
    {"name": "phone", "type": "phone"},
    {"name": "short", "max_length": 5},
    {"name": "reason", "required": True, "condition": {"field": "colour", "value": "red"}},
    {"name": "words", "type": "section", "text": "Some words."},
    {"name": "terms", "type": "consent", "purpose": "terms", "required": True, "text": "I agree."},
    {"name": "news", "type": "consent", "purpose": "newsletter", "text": "Monthly letter."},
]
GOOD = {"email": "ann@example.com", "consent.terms": "yes"}


@pytest.mark.parametrize(
    ("changed", "errors"),
    [
        ({}, []),
        ({"email": None}, [("REQUIRED_FIELD_MISSING", "email")]),
        ({"email": " "}, [("REQUIRED_FIELD_EMPTY", "email")]),
        ({"email": "ann"}, [("TYPE_EMAIL", "email")]),
        ({"email": None, "courriel": "ann@example.com"}, []),
        ({"email": None, "courriel": "ann"}, [("TYPE_EMAIL", "email")]),
        ({"consent.terms": None}, [("CONSENT_REQUIRED", "consent.terms")]),
        ({"consent.terms": "no"}, [("CONSENT_REQUIRED", "consent.terms")]),
        ({"colour": "green"}, [("NOT_AN_OPTION", "colour")]),
        ({"colour": ["blue", "red"]}, [("NOT_AN_OPTION", "colour"),
                                       ("REQUIRED_FIELD_MISSING", "reason")]),
        ({"colour": "red"}, [("REQUIRED_FIELD_MISSING", "reason")]),
        ({"colour": "red", "reason": "x"}, []),
        ({"extras": ["a", "b"]}, []),
        ({"extras": ["a", "c"]}, [("NOT_AN_OPTION", "extras")]),
        ({"age": "old"}, [("TYPE_NUMERIC", "age")]),
        ({"born": "then"}, [("TYPE_DATE", "born")]),
        ({"phone": "none"}, [("TYPE_PHONE", "phone")]),
        ({"short": "123456"}, [("TOO_LONG", "short")]),
        ({"other": "x" * 10_001}, [("TOO_LONG", "other")]),
        ({"y" * 101: "x"}, [("TOO_LONG", "y" * 100)]),
        ({"age": "old", "born": "then"}, [("TYPE_NUMERIC", "age"), ("TYPE_DATE", "born")]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("channel", ["json", "data"])
def test_what_the_form_asks_is_asked_on_every_path(
    web: Any, channel: str, changed: dict[str, Any], errors: list[tuple[str, str]]
) -> None:
    web.define(fields=FIELDS)
    sent = {name: value for name, value in {**GOOD, **changed}.items() if value is not None}
    answer = web.post(**{channel: sent}, headers=JSON)
    assert answer.status_code == (422 if errors else 200)
    assert [(one["code"], one["field"]) for one in answer.json.get("errors", [])] == errors
    assert len(web.claims()) == (0 if errors else 1)


def test_every_consent_is_kept_with_its_exact_words_ticked_or_not(web: Any) -> None:
    web.define(fields=FIELDS)
    web.post(data=GOOD, headers=JSON)
    (payload,) = web.kept()
    digest = hashlib.sha256(b"Monthly letter.").hexdigest()
    said = [(one.purpose, one.value, one.text) for one in payload.consents]
    assert said == [("terms", "yes", "I agree."), ("newsletter", "", "Monthly letter.")]
    assert payload.consents[1].text_hash == digest
    assert payload.form_version == 2


def test_an_open_form_keeps_what_it_does_not_know(web: Any) -> None:
    web.define(fields=FIELDS)
    web.post(data={**GOOD, "status": "won"}, headers=JSON)
    assert dict(web.kept()[0].fields)["status"] == "won"


def test_a_strict_form_drops_and_names_what_it_does_not_know(web: Any) -> None:
    web.define(fields=FIELDS, strict=True)
    sent = {**GOOD, "utm_source": "news", "status": "won", "id": "7", "reason": "unasked"}
    web.post(data=sent, headers=JSON)
    (payload,) = web.kept()
    assert payload.fields == (*GOOD.items(), ("utm_source", "news"))
    dropped = dict(payload.signs)["unknown fields"]
    assert dropped == "Fields this form does not ask for were dropped: status, id, reason."


def test_the_owners_words_are_used_for_an_error(web: Any) -> None:
    web.define(fields=FIELDS, texts={"TYPE_EMAIL": "Schreiben Sie eine Adresse."})
    answer = web.post(data={**GOOD, "email": "ann"}, headers=JSON)
    assert answer.json["errors"][0]["message"] == "Schreiben Sie eine Adresse."


def test_a_full_form_is_closed_with_its_owners_words(web: Any) -> None:
    web.define(fields=FIELDS, most_posts=1, closed_text="All seats are taken.")
    assert web.post(data=GOOD, headers=JSON).status_code == 200
    refused = web.post(data={**GOOD, "short": "x"}, headers=JSON)
    assert (refused.status_code, refused.json["errors"][0]["code"]) == (410, "INACTIVE")
    assert refused.json["error"] == "All seats are taken."


@pytest.mark.parametrize(
    ("headers", "sent", "language"),
    [
        ({"Accept-Language": "fr"}, {}, "fr"),
        ({"Accept-Language": "fr"}, {"_lang": "en-GB"}, "en"),
        ({}, {"_lang": "fr"}, "fr"),
        ({}, {"_lang": "xx"}, "en"),
    ],
)
def test_the_page_says_which_language_it_is_in(
    web: Any, headers: dict[str, str], sent: dict[str, str], language: str
) -> None:
    web.post(data={"message": "Hi", **sent}, headers=headers)
    assert web.kept()[0].language == language
