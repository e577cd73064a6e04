"""Dates of birth as YYYYMMDD, whichever way round they were written."""

import re
from functools import lru_cache

from dedup.normalise.letters import CACHE_SIZE, plain

_PARTS = re.compile(r"\d+|[a-z]{3,}")
# The first letters of the months in the languages of the locales names come from.
_MONTHS = (
    ("jan", "ene", "gen", "sty", "led"), ("feb", "fev", "fevr", "lut", "uno"),
    ("mar", "mae", "maer", "mrz", "bre"), ("apr", "avr", "abr", "kwi", "dub"),
    ("may", "mai", "mag", "maj", "kve"), ("jun", "juin", "giu", "cze", "cerven"),
    ("jul", "juil", "lug", "lip"), ("aug", "aou", "ago", "sie", "srp"),
    ("sep", "set", "wrz", "zar"), ("oct", "okt", "out", "ott", "paz", "rij"),
    ("nov", "lis"), ("dec", "dez", "dic", "des", "gru", "pro"),
)  # fmt: skip
# What is not known of a date: no day or no month of it.
_UNKNOWN = 0
_CENTURIES = frozenset({"15", "16", "17", "18", "19", "20"})


@lru_cache(maxsize=CACHE_SIZE)
def normalise_birthdate(raw: str) -> str:
    """Eight digits, or "" when it is no date; where both may be either, the day comes first.

    "24 June 1971", "24.6.71", "6/24/1971", "1971-06-24T00:00" are one; of "1971" and "June 1971"
    the missing parts are zeros.
    """
    text = plain(raw[:40])
    if re.fullmatch(r"\d{8}", text):
        return _compact(text)
    numbers: list[int] = []
    month = 0
    for part in _PARTS.findall(text)[:4]:
        named = 0 if part.isdigit() else _month(part)
        month = month or named
        if part.isdigit() and len(part) <= 4:
            numbers.append(_year(int(part)) if len(part) == 4 else int(part))
    return _named_month(numbers, month) if month else _in_numbers(numbers)


def _compact(digits: str) -> str:
    year_first = digits[:2] in _CENTURIES
    if year_first and digits[4:6] <= "12":
        return digits
    if digits[4:6] in _CENTURIES and min(digits[:2], digits[2:4]) <= "12":
        return _in_numbers([int(digits[:2]), int(digits[2:4]), int(digits[4:])])
    # A slip of the pen made it no date, and still it is one digit off the right one.
    return digits if year_first else ""


def _named_month(numbers: list[int], month: int) -> str:
    years = [number for number in numbers if number > 31]
    days = [number for number in numbers if number <= 31]
    if not years and len(days) == 2:
        return _date(_year(days[1]), month, days[0])
    return _date(_year(years[0]), month, days[0] if days else _UNKNOWN) if years else ""


def _in_numbers(numbers: list[int]) -> str:
    if len(numbers) == 1 and numbers[0] > 31:
        return _date(_year(numbers[0]), _UNKNOWN, _UNKNOWN) if numbers[0] > 999 else ""
    if len(numbers) == 2 and max(numbers) > 999:
        return _date(max(numbers), min(numbers), _UNKNOWN) if min(numbers) <= 12 else ""
    if len(numbers) < 3:
        return ""
    first, second, third = numbers[:3]
    if first > 31:
        return _date(_year(first), second, third)
    day, month = (first, second) if second <= 12 else (second, first)
    return _date(_year(third), month, day)


def _year(number: int) -> int:
    # Nobody alive was born in a year to come; 25 is 2025 and 71 is 1971.
    if number > 99:
        return number
    return number + (2000 if number <= 25 else 1900)


def _month(word: str) -> int:
    return next((n for n, names in enumerate(_MONTHS, start=1) if word.startswith(names)), _UNKNOWN)


def _date(year: int, month: int, day: int) -> str:
    if not (1000 <= year <= 2999 and month <= 31 and day <= 31):
        return ""
    return f"{year:04d}{month:02d}{day:02d}"
