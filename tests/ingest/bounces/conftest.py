"""What tests of delivery reports share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.bounces import read_bounce
from ingest.mime import parse
from ingest.reading import Bounce

LETTERS = Path(__file__).parents[2] / "letters"


@pytest.fixture
def report() -> Callable[[str], Bounce | None]:
    """What is read of a delivery report in tests/letters, by its name without prefix and ending."""
    return lambda name: read_bounce(parse((LETTERS / f"bounce_{name}.eml").read_bytes()))
