"""The numbers of two records become a level; how many others have the number counts too."""

from dedup.frequencies import Frequencies
from dedup.levels import PhoneLevel
from dedup.normalise.phone import Phone
from dedup.profile import Profile
from dedup.similarity import slips

# A person's own number stands on few records, a family's on some, a switchboard's on many.
OWN_NUMBER = 4
FAMILY_NUMBER = 10

_ORDER = {level: position for position, level in enumerate(PhoneLevel)}


def phone_level(
    left: Profile, right: Profile, frequencies: Frequencies
) -> tuple[PhoneLevel, str, str]:
    """The level and the two numbers it rests on."""
    if not left.phones or not right.phones:
        return PhoneLevel.MISSING, "", ""
    found = [
        (_level(a, b, frequencies), a.number, b.number) for a in left.phones for b in right.phones
    ]
    return found[0] if len(found) == 1 else min(found, key=lambda one: _ORDER[one[0]])


def _level(left: Phone, right: Phone, frequencies: Frequencies) -> PhoneLevel:
    if is_same_number(left, right):
        return _spread(frequencies.phone(left.tail))
    if left.tail[:-2] == right.tail[:-2]:
        return PhoneLevel.SAME_RANGE
    if left.number[:2] == right.number[:2] and slips(left.tail, right.tail) == 1:
        return PhoneLevel.MISSPELT
    return PhoneLevel.DIFFERENT


def is_same_number(left: Phone, right: Phone) -> bool:
    """True for equal numbers, one of which may lack its country."""
    if left.number == right.number:
        return True
    return left.tail == right.tail and not (left.is_international and right.is_international)


def _spread(records: int) -> PhoneLevel:
    if records <= OWN_NUMBER:
        return PhoneLevel.EXACT
    return PhoneLevel.EXACT_SHARED if records <= FAMILY_NUMBER else PhoneLevel.EXACT_SWITCHBOARD
