"""Person names: order, titles, particles, umlauts and nicknames."""

import pytest

from dedup.normalise import PersonName, normalise_person


def name(raw: str) -> tuple[str, str]:
    found = normalise_person(raw)
    return " ".join(found.first), " ".join(found.last)


@pytest.mark.parametrize(
    ("raw", "first_and_last"),
    [
        ("Anna Berg", ("anna", "berg")),
        ("Berg, Anna", ("anna", "berg")),
        ("Dr. Anna Berg", ("anna", "berg")),
        ("Anna Berg, PhD", ("anna", "berg")),
        ("BERG Anna", ("anna", "berg")),
        ("ANNA BERG", ("anna", "berg")),
        ("Anna von der Berg", ("anna", "berg")),
        ("Jörg Müller", ("jorg", "muller")),
        ("Joerg Mueller", ("jorg", "muller")),
        ("Seán O'Brien", ("sean", "obrien")),
        ("Анна Берг", ("anna", "berg")),
        ("Anna (Sales)", ("anna", "")),
        ("Anna", ("anna", "")),
        ("anna.berg@firm.de", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_name_in_one_line(raw: str, first_and_last: tuple[str, str]) -> None:
    assert name(raw) == first_and_last


def test_parts_win_over_the_whole() -> None:
    assert normalise_person("x y", "Anna", "Berg") == normalise_person("Anna Berg")
    assert normalise_person("Anna Berg", "", "Berg") == normalise_person("Anna Berg")


def test_generation_is_kept_apart() -> None:
    junior = normalise_person("Carl Voss jr.")
    assert junior == PersonName(("carl",), ("voss",), "charles", "jr", "carl voss")


@pytest.mark.parametrize(
    ("short", "long"),
    [("Bob", "Robert"), ("Liz", "Elizabeth"), ("Hans", "Johannes"), ("Pepe", "José")],
)
def test_short_forms_have_the_root_of_the_long(short: str, long: str) -> None:
    assert normalise_person(f"{short} Berg").root == normalise_person(f"{long} Berg").root
