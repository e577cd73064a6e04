"""What tests of reading bytes share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.message import Message
from ingest.mime import parse

LETTERS = Path(__file__).parents[2] / "letters"


@pytest.fixture
def letter() -> Callable[[str], Message]:
    """The Message of a letter in tests/letters, by its name without prefix and ending."""
    return lambda name: parse((LETTERS / f"mime_{name}.eml").read_bytes())
