"""Two person names become a level."""

from dedup.levels import NameLevel
from dedup.normalise.nicknames_of import are_nicknames
from dedup.normalise.person import PersonName
from dedup.similarity import is_misspelt


def name_level(left: PersonName, right: PersonName) -> NameLevel:
    """How two names agree, the closest explanation first."""
    if not left or not right:
        return NameLevel.MISSING
    if left.generation != right.generation and left.generation and right.generation:
        return NameLevel.GENERATION
    if not (left.first and right.first and left.last and right.last):
        return _with_a_part_missing(left, right)
    if left.first == right.first and left.last == right.last:
        return NameLevel.EXACT
    first = _first_level(left.first, right.first)
    if left.last == right.last or "".join(left.last) == "".join(right.last):
        return first or _swapped(left, right) or NameLevel.FIRST_DIFFERENT
    return _with_other_last(left, right, first) or _one_word(left, right)


def _with_other_last(
    left: PersonName, right: PersonName, first: NameLevel | None
) -> NameLevel | None:
    same_first = first in {NameLevel.EXACT, NameLevel.NICKNAME, NameLevel.LONGER}
    if set(left.last) & set(right.last):
        # The common word may be half of a double name, or of a compound one such as Garcia Lopez.
        return NameLevel.DOUBLE_LAST if first else NameLevel.FIRST_DIFFERENT
    if is_misspelt("".join(left.last), "".join(right.last)):
        if same_first:
            return NameLevel.LAST_SIMILAR
        return NameLevel.BOTH_SIMILAR if first else None
    return _swapped(left, right) or (NameLevel.LAST_DIFFERENT if same_first else None)


def _first_level(left: tuple[str, ...], right: tuple[str, ...]) -> NameLevel | None:
    if left == right:
        return NameLevel.EXACT
    if "".join(left) == "".join(right):
        return NameLevel.EXACT
    if _is_initial(left, right) or _is_initial(right, left):
        return NameLevel.INITIAL
    if left[0] == right[0] or set(left) & set(right):
        return NameLevel.LONGER
    if are_nicknames(left[0], right[0]):
        return NameLevel.NICKNAME
    return NameLevel.FIRST_SIMILAR if is_misspelt(left[0], right[0]) else None


def _is_initial(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short[0]) == 1 and long[0].startswith(short[0])


def _swapped(left: PersonName, right: PersonName) -> NameLevel | None:
    if left.whole == right.whole:
        return NameLevel.SWAPPED
    crossed = left.last[0] == right.first[0] and _first_level(left.first, right.last[:1])
    crossed = crossed or (
        left.first[0] == right.last[0] and _first_level(right.first, left.last[:1])
    )
    return NameLevel.SWAPPED if crossed else None


def _one_word(left: PersonName, right: PersonName) -> NameLevel:
    # A surname in the box for the first name, and nothing else in common.
    crossed = set(left.first) & set(right.last) or set(left.last) & set(right.first)
    return NameLevel.ONE_WORD if crossed else NameLevel.DIFFERENT


def _with_a_part_missing(left: PersonName, right: PersonName) -> NameLevel:
    if left == right:
        return NameLevel.SAME_SINGLE
    if left.last and right.last:
        same = left.last == right.last or is_misspelt(left.last[0], right.last[0])
        return NameLevel.FIRST_MISSING if same else NameLevel.DIFFERENT
    if left.first and right.first:
        same = _first_level(left.first, right.first) is not None
        return NameLevel.LAST_MISSING if same else NameLevel.DIFFERENT
    # One gave only a first name and the other only a last one, in boxes nobody can trust.
    one, other = left.first or left.last, right.first or right.last
    return NameLevel.LAST_MISSING if one == other else NameLevel.DIFFERENT
