"""Marking in what two values differ."""

import pytest

from admin.differences import differences
from admin.highlight import Piece


def marked(pieces: list[Piece]) -> str:
    return "".join(f"[{piece.text}]" if piece.number == 0 else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("left", "right", "shown"),
    [
        ("Skłodowska", "Sklodowska", ("Sk[ł]odowska", "Sk[l]odowska")),
        ("Curie", "Curie", ("Curie", "Curie")),
        ("11 rue Cuvier", "11, rue Cuvier", ("11 rue Cuvier", "11[,] rue Cuvier")),
        ("Paris", "Warszawa", ("Paris", "Warszawa")),
        ("Paris", "", ("Paris", "")),
    ],
)
def test_only_near_values_are_marked(left: str, right: str, shown: tuple[str, str]) -> None:
    ours, theirs = differences(left, right)
    assert (marked(ours), marked(theirs)) == shown
