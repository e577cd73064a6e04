"""An ordinary number is read at once, and never otherwise than the library reads it."""

from collections.abc import Iterator
from random import Random

import phonenumbers
import pytest

from dedup.normalise.dialling import UnusualNumberError, dialled
from dedup.normalise.phone import asked

_REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
_CODES = [str(code) for code in (*phonenumbers.COUNTRY_CODE_TO_REGION_CODE, 210, 999)]
_FORMS = (phonenumbers.PhoneNumberFormat.NATIONAL, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
_BEFORE = ("", "0", "00", "1", "8", "06", "011", "+", "+0")
_AFTER = ("", "", "", " ", "-", ".", "/", " (", ") ")


def examples() -> Iterator[tuple[phonenumbers.PhoneNumber, str]]:
    for region in _REGIONS:
        for kind in phonenumbers.PhoneNumberType.values():
            found = phonenumbers.example_number_for_type(region, kind)
            if found is not None:
                yield found, region


def written(number: phonenumbers.PhoneNumber) -> Iterator[str]:
    yield from (phonenumbers.format_number(number, form) for form in _FORMS)
    bare, code = phonenumbers.national_significant_number(number), str(number.country_code)
    for start in _BEFORE:
        yield from (start + bare, start + code + bare, f"{start}{code}0{bare}", start + bare[:-1])


def punctuated(digits: str, chance: Random) -> str:
    return "".join(digit + chance.choice(_AFTER) for digit in digits)


def is_read_alike(text: str, region: str | None) -> bool:
    try:
        return (dialled(text, region), "") == asked(text, region)
    except UnusualNumberError:
        return True


def test_numbers_of_every_region_and_kind() -> None:
    texts = {(text, region) for number, region in examples() for text in written(number)}
    assert len(texts) > 30_000
    assert [one for one in texts if not is_read_alike(*one)] == []


@pytest.mark.parametrize("seed", range(4))
def test_any_digits_in_any_region(seed: int) -> None:
    chance = Random(seed)
    wrong = []
    for _ in range(5_000):
        start = chance.choice(_BEFORE) + chance.choice(["", *chance.choices(_CODES)])
        digits = start + "".join(chance.choices("0123456789", k=chance.randint(1, 18)))
        text = chance.choice([digits, punctuated(digits, chance)])
        region = chance.choice([*_REGIONS, None, "XX", "de"])
        wrong += [] if is_read_alike(text, region) else [(text, region)]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [
        ("030 / 12 34 56", "DE", "+4930123456"),
        ("(0039) 06-1234567", "DE", "+39061234567"),
        ("06 1234567", "IT", "+39061234567"),
        ("+44 020 7946 0000", None, "+442079460000"),
        ("49 30 1234567890", "DE", "+49301234567890"),
        ("030 123456", None, ""),
        ("030 123456", "XX", ""),
        ("1234567890123456789", "DE", ""),
    ],
)
def test_the_library_is_not_asked(text: str, region: str | None, number: str) -> None:
    assert dialled(text, region) == number


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("030 123456 ext. 5", "DE"),
        ("0800 FLOWERS", "US"),
        ("030 123456 / 030 654321x", "DE"),
        ("+999 123456", None),
        ("0 15 11 3456 7890", "BR"),
        ("٠٣٠١٢٣٤٥٦", "DE"),
    ],
)
def test_the_library_is_asked(text: str, region: str | None) -> None:
    with pytest.raises(UnusualNumberError):
        dialled(text, region)
