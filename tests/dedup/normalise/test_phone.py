"""Phone numbers in E.164 where the country is known."""

import pytest

from dedup.compare.phones import is_same_number
from dedup.normalise import normalise_phone


@pytest.mark.parametrize(
    ("raw", "region", "number"),
    [
        ("+4930123456", None, "+4930123456"),
        ("+49 (0) 30 123456", None, "+4930123456"),
        ("030 / 12 34 56", "DE", "+4930123456"),
        ("0049 30 123456", "DE", "+4930123456"),
        ("(415) 555-2671", "US", "+14155552671"),
        ("030 123456", None, "30123456"),
    ],
)
def test_number(raw: str, region: str | None, number: str) -> None:
    phone = normalise_phone(raw, region)
    assert phone is not None
    assert phone.number == number


@pytest.mark.parametrize("raw", ["", "12345", "000000000", "ask me", "1111111111", "1" * 40])
def test_what_is_no_number(raw: str) -> None:
    assert normalise_phone(raw, "DE") is None


def test_the_extension_stands_apart() -> None:
    phone = normalise_phone("+1 212 555 0123 ext. 5")
    assert phone is not None
    assert (phone.number, phone.extension) == ("+12125550123", "5")


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("(312) 226-2649", "226-2649", True),
        ("+13122262649", "312 226 2649", True),
        ("(312) 226-2649", "(773) 226-2649", False),
        ("+13122262649", "+17732262649", False),
    ],
)
def test_a_number_without_its_area_is_the_same(one: str, other: str, is_same: bool) -> None:
    left, right = normalise_phone(one), normalise_phone(other)
    assert left is not None
    assert right is not None
    assert is_same_number(left, right) is is_same
