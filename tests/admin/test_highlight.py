"""Marking the words that findings were read from."""

from admin.highlight import pieces


def marked(text: str, *passages: str) -> list[tuple[str, int | None]]:
    found = pieces(text, passages)
    assert "".join(piece.text for piece in found) == text
    return [(piece.text, piece.number) for piece in found]


def test_passages_are_cut_out_in_order() -> None:
    assert marked("Call Ada at 12345.", "12345", "Ada") == [
        ("Call ", None),
        ("Ada", 1),
        (" at ", None),
        ("12345", 0),
        (".", None),
    ]


def test_of_overlapping_passages_the_longer_wins() -> None:
    assert marked("Ada Byron", "Ada", "Ada Byron") == [("Ada Byron", 1)]


def test_a_second_place_is_taken_when_the_first_is_in_use() -> None:
    assert marked("Ada Byron, Ada", "Ada Byron", "Ada") == [
        ("Ada Byron", 0),
        (", ", None),
        ("Ada", 1),
    ]


def test_what_is_not_there_or_too_short_is_not_marked() -> None:
    assert marked("plain", "other", "", "p") == [("plain", None)]
