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
# Reading a member of an enumeration costs more than most comparisons, so each is read once.
_MISSING, _EXACT, _DIFFERENT = PhoneLevel.MISSING, PhoneLevel.EXACT, PhoneLevel.DIFFERENT
_SAME_RANGE, _MISSPELT = PhoneLevel.SAME_RANGE, PhoneLevel.MISSPELT


def phone_level(left: Profile, right: Profile, frequencies: Frequencies) -> PhoneLevel:
    """How the two numbers agree that say most of all."""
    mine, others = left.phones, right.phones
    if not mine or not others:
        return _MISSING
    if len(mine) == 1 and len(others) == 1:
        return _level(mine[0], others[0], frequencies)
    return min((_level(a, b, frequencies) for a in mine for b in others), key=_ORDER.__getitem__)


def phones_shown(left: Profile, right: Profile, frequencies: Frequencies) -> tuple[str, str]:
    """The two numbers that the level rests on."""
    if not left.phones or not right.phones:
        return "", ""
    one, other = left.phones[0], right.phones[0]
    if len(left.phones) > 1 or len(right.phones) > 1:
        one, other = min(
            ((a, b) for a in left.phones for b in right.phones),
            key=lambda pair: _ORDER[_level(pair[0], pair[1], frequencies)],
        )
    return one.number, other.number


def _level(left: Phone, right: Phone, frequencies: Frequencies) -> PhoneLevel:
    tail, other = left.tail, right.tail
    if tail == other and is_same_number(left, right):
        return _spread(frequencies.phone(tail))
    if tail[:-2] == other[:-2]:
        return _SAME_RANGE
    if left.number[:2] == right.number[:2] and slips(tail, other) == 1:
        return _MISSPELT
    return _DIFFERENT


def is_same_number(left: Phone, right: Phone) -> bool:
    """True for equal numbers, one of which may lack its country or its area."""
    if left.number == right.number:
        return True
    if left.tail != right.tail or (left.is_international and right.is_international):
        return False
    return left.number.endswith(right.number) or right.number.endswith(left.number)


def _spread(records: int) -> PhoneLevel:
    if records <= OWN_NUMBER:
        return _EXACT
    return PhoneLevel.EXACT_SHARED if records <= FAMILY_NUMBER else PhoneLevel.EXACT_SWITCHBOARD
