"""Two dates of birth become a level."""

from dedup.levels import BirthdateLevel
from dedup.profile import Profile
from dedup.similarity import slips


def birthdate_level(left: Profile, right: Profile) -> tuple[BirthdateLevel, str, str]:
    """The level and the two dates (YYYYMMDD) it rests on."""
    one, other = left.birthdate, right.birthdate
    if not one or not other:
        return BirthdateLevel.MISSING, "", ""
    if one == other:
        return BirthdateLevel.EXACT, one, other
    day_and_month_swapped = one[:4] == other[:4] and one[4:] == other[6:] + other[4:6]
    if day_and_month_swapped or slips(one, other) == 1:
        return BirthdateLevel.MISSPELT, one, other
    if slips(one, other) == 2:
        return BirthdateLevel.SIMILAR, one, other
    if one[:4] == other[:4]:
        return BirthdateLevel.SAME_YEAR, one, other
    return BirthdateLevel.DIFFERENT, one, other
