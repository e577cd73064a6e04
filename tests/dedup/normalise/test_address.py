"""Streets, towns, postal codes, domains and dates of birth."""

import pytest

from dedup.normalise import (
    normalise_birthdate,
    normalise_city,
    normalise_postal_code,
    normalise_street,
    registrable_domain,
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Hauptstraße 5a", "Hauptstr. 5 a"),
        ("12 High Street", "12 high st"),
        ("5, Rue de la Paix", "5 r. de la Paix"),
        ("Via Roma 10", "10 via roma"),
        ("1 North Ogden Avenue, Springfield", "1 N Ogden Ave"),
        ("4147 N Amy Ave 1st Floor", "4147 N. Amy Ave Fl 2"),
    ],
)
def test_one_street(left: str, right: str) -> None:
    assert normalise_street(left) == normalise_street(right)
    assert normalise_street(left)


def test_house_numbers_differ() -> None:
    assert normalise_street("Weg 1") != normalise_street("Weg 2")


@pytest.mark.parametrize(
    ("raw", "city"), [("Sankt Gallen", "st gallen"), ("PARIS CEDEX 8", "paris")]
)
def test_city(raw: str, city: str) -> None:
    assert normalise_city(raw) == city


@pytest.mark.parametrize(
    ("raw", "code"), [("D-10115", "10115"), ("AP1 5RF", "ap15rf"), ("12345-6789", "12345")]
)
def test_postal_code(raw: str, code: str) -> None:
    assert normalise_postal_code(raw) == code


@pytest.mark.parametrize(
    ("raw", "domain"),
    [
        ("https://shop.example.co.uk/x?y", "example.co.uk"),
        ("www.Müller.de", "xn--mller-kva.de"),
        ("example", ""),
        ("http://[::1", ""),
    ],
)
def test_domain(raw: str, domain: str) -> None:
    assert registrable_domain(raw) == domain


@pytest.mark.parametrize(
    "raw",
    [
        "1971-06-24", "24.06.1971", "06/24/1971", "19710624", "24061971", "24.6.71",
        "24 June 1971", "June 24, 1971", "24 juin 1971", "1971-06-24T00:00:00Z",
    ],
)  # fmt: skip
def test_date_of_birth(raw: str) -> None:
    assert normalise_birthdate(raw) == "19710624"


@pytest.mark.parametrize(
    ("raw", "known"), [("1971", "19710000"), ("06/1971", "19710600"), ("June 1971", "19710600")]
)
def test_what_is_not_known_of_a_date_is_zero(raw: str, known: str) -> None:
    assert normalise_birthdate(raw) == known


@pytest.mark.parametrize("raw", ["", "soon", "24.06", "1234567890123", "40.40.1971"])
def test_no_date_of_birth(raw: str) -> None:
    assert normalise_birthdate(raw) == ""
