"""Dates of birth as YYYYMMDD, whichever way round they were written."""

import re
from functools import lru_cache

from dedup.normalise.letters import CACHE_SIZE

_NUMBERS = re.compile(r"\d+")


@lru_cache(maxsize=CACHE_SIZE)
def normalise_birthdate(raw: str) -> str:
    """Eight digits, or "" when it is no date; where both may be either, the day comes first."""
    numbers: list[str] = _NUMBERS.findall(raw[:32])
    if len(numbers) == 1 and len(numbers[0]) == 8:
        digits = numbers[0]
        return digits if digits[:2] in {"18", "19", "20"} else digits[4:] + digits[2:4] + digits[:2]
    if len(numbers) < 3:
        return ""
    first, second, third = numbers[:3]
    if len(first) == 4:
        return f"{first}{int(second):02d}{int(third):02d}"[:8]
    if len(third) != 4:
        return ""
    day, month = (first, second) if int(second) <= 12 else (second, first)
    return f"{third}{int(month):02d}{int(day):02d}"[:8]
