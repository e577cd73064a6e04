"""Which value a merge keeps, and the rule it names."""

from datetime import UTC, datetime

import pytest

from dedup.survivorship import Held, choose

OLD, NEW = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("a", "b", "side", "rule"),
    [
        (Held("x"), Held("x"), "a", "same"),
        (Held(""), Held("x"), "b", "only one"),
        (Held("x", OLD, by_hand=True), Held("y", NEW, verified=True), "a", "edited by hand"),
        (Held("x", NEW), Held("y", OLD, verified=True), "b", "verified"),
        (Held("longer", OLD), Held("y", NEW), "b", "newest"),
        (Held("x"), Held("longer"), "b", "most complete"),
        (Held("x"), Held("y"), "a", "older record"),
    ],
)
def test_choose(a: Held, b: Held, side: str, rule: str) -> None:
    assert choose(a, b) == (side, rule)
