"""What no field takes, column by column: how two texts agree, and how rare what they share is."""

from dedup.frequencies import Frequencies
from dedup.levels import DetailLevel
from dedup.profile import Profile
from dedup.similarity import is_misspelt

_SEPARATOR = "|"
# The share of records that have a value, as a power of ten, says what sharing it is worth.
_SHARES = (
    (0.0003, DetailLevel.EXACT_UNIQUE),
    (0.003, DetailLevel.EXACT_RARE),
    (0.03, DetailLevel.EXACT_USUAL),
    (0.2, DetailLevel.EXACT_COMMON),
)


def detail_levels(left: Profile, right: Profile, frequencies: Frequencies) -> tuple[str, ...]:
    """ "column|level" for each column that both have; what is missing tells nothing."""
    others = dict(right.details)
    return tuple(
        [
            f"{name}{_SEPARATOR}{_level(name, value, others[name], frequencies)}"
            for name, value in left.details
            if name in others
        ]
    )


def details_shown(left: Profile, right: Profile) -> tuple[tuple[str, str, str], ...]:
    """The columns that both have with their two values, in the order of the levels."""
    others = dict(right.details)
    return tuple((name, value, others[name]) for name, value in left.details if name in others)


def _level(name: str, one: str, other: str, frequencies: Frequencies) -> DetailLevel:
    if one == other:
        share = frequencies.detail(f"{name}{_SEPARATOR}{one}") / max(frequencies.records, 1)
        return next((level for most, level in _SHARES if share < most), DetailLevel.EXACT_CONSTANT)
    words, others = set(one.split()), set(other.split())
    if words <= others or others <= words or is_misspelt(one, other):
        return DetailLevel.NEAR
    return DetailLevel.DIFFERENT
