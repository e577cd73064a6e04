"""The words for what a trace names."""

import pytest
from flask import Flask

from admin import trace_words
from ingest.rules.order import ORDER


def test_every_rule_has_its_words() -> None:
    assert {step.name for step in ORDER} - set(trace_words.RULE) == set()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("vcard", "the attached card"),
        ("template Portal v2", "the template Portal v2"),
        ("odd_one", "odd one"),
    ],
)
def test_what_a_value_was_read_from_is_named(app: Flask, name: str, said: str) -> None:
    with app.test_request_context():
        assert trace_words.extractor(name) == said
