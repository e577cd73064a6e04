"""Two dates of birth become a level."""

from dedup.levels import BirthdateLevel
from dedup.profile import Profile
from dedup.similarity import slips

# Reading a member of an enumeration costs more than most comparisons, so it is read once.
_MISSING = BirthdateLevel.MISSING


def birthdate_level(left: Profile, right: Profile) -> BirthdateLevel:
    """How two dates (YYYYMMDD) agree."""
    one, other = left.birthdate, right.birthdate
    if not one or not other:
        return _MISSING
    if one == other:
        return BirthdateLevel.EXACT
    day_and_month_swapped = one[:4] == other[:4] and one[4:] == other[6:] + other[4:6]
    wrong = slips(one, other)
    if day_and_month_swapped or wrong == 1:
        return BirthdateLevel.MISSPELT
    if wrong == 2:
        return BirthdateLevel.SIMILAR
    return BirthdateLevel.SAME_YEAR if one[:4] == other[:4] else BirthdateLevel.DIFFERENT


def birthdates_shown(left: Profile, right: Profile) -> tuple[str, str]:
    """The two dates, where both are known."""
    both = left.birthdate and right.birthdate
    return (left.birthdate, right.birthdate) if both else ("", "")
