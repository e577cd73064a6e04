"""What tests of templates share: letters by name, and letters and templates in one line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.message import Address, Message
from ingest.mime import parse
from ingest.templates import FieldRule, Template, TemplateReading, apply

LETTERS = Path(__file__).parents[2] / "letters"

Read = Callable[..., TemplateReading]


@pytest.fixture
def letter() -> Callable[[str], Message]:
    """The Message of a letter in tests/letters, by its name without prefix and ending."""
    return lambda name: parse((LETTERS / f"template_{name}.eml").read_bytes())


@pytest.fixture
def read() -> Read:
    """`read(text, *rules)` applies a template of these rules to a letter of that text."""

    def read_text(text: str, *rules: FieldRule) -> TemplateReading:
        message = Message(from_=Address("Portal", "leads@homes.example"), text=text)
        return apply(Template(1, "Portal", 1, "@homes.example", "", rules), message)

    return read_text
