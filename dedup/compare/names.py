"""Two person names become a level."""

from dedup.levels import NameLevel
from dedup.normalise.nicknames_of import are_nicknames
from dedup.normalise.person import PersonName
from dedup.profile import Profile
from dedup.similarity import is_misspelt

# Reading a member of an enumeration costs more than most comparisons, so each is read once.
_EXACT, _NICKNAME, _LONGER = NameLevel.EXACT, NameLevel.NICKNAME, NameLevel.LONGER
_INITIAL, _FIRST_SIMILAR = NameLevel.INITIAL, NameLevel.FIRST_SIMILAR
_LAST_SIMILAR, _BOTH_SIMILAR = NameLevel.LAST_SIMILAR, NameLevel.BOTH_SIMILAR
_DOUBLE_LAST, _SWAPPED = NameLevel.DOUBLE_LAST, NameLevel.SWAPPED
_FIRST_DIFFERENT, _LAST_DIFFERENT = NameLevel.FIRST_DIFFERENT, NameLevel.LAST_DIFFERENT
_ONE_WORD, _DIFFERENT, _GENERATION = NameLevel.ONE_WORD, NameLevel.DIFFERENT, NameLevel.GENERATION
_MISSING = NameLevel.MISSING

_Words = tuple[str, ...]


def name_level(left: PersonName, right: PersonName) -> NameLevel:
    """How two names agree, the closest explanation first."""
    first, last, other_first, other_last = left.first, left.last, right.first, right.last
    if not (first and last and other_first and other_last):
        return _with_a_part_missing(left, right)
    if left.generation != right.generation and left.generation and right.generation:
        return _GENERATION
    if last == other_last or "".join(last) == "".join(other_last):
        if first == other_first:
            return _EXACT
        if found := first_level(first, other_first):
            return found
        return _SWAPPED if _is_swapped(left, right) else _FIRST_DIFFERENT
    return _with_other_last(left, right)


def names_shown(left: Profile, right: Profile) -> tuple[str, str]:
    """The two names as people read them."""
    return left.name.shown, right.name.shown


def _with_other_last(left: PersonName, right: PersonName) -> NameLevel:
    first, last, other_first, other_last = left.first, left.last, right.first, right.last
    found = first_level(first, other_first)
    # The common word may be half of a double name, or of a compound one such as Garcia Lopez.
    if (len(last) > 1 or len(other_last) > 1) and not set(last).isdisjoint(other_last):
        return _DOUBLE_LAST if found else _FIRST_DIFFERENT
    same_first = found is _EXACT or found is _NICKNAME or found is _LONGER
    if is_misspelt("".join(last), "".join(other_last)):
        if found:
            return _LAST_SIMILAR if same_first else _BOTH_SIMILAR
    elif _is_swapped(left, right):
        return _SWAPPED
    elif same_first:
        return _LAST_DIFFERENT
    # A surname in the box for the first name, and nothing else in common.
    crossed = not (set(first).isdisjoint(other_last) and set(last).isdisjoint(other_first))
    return _ONE_WORD if crossed else _DIFFERENT


def first_level(left: _Words, right: _Words) -> NameLevel | None:
    """How two first names agree, each a word or more; None where they do not."""
    one, other = left[0], right[0]
    if left == right or "".join(left) == "".join(right):
        return _EXACT
    if (len(one) == 1 and other.startswith(one)) or (len(other) == 1 and one.startswith(other)):
        return _INITIAL
    if one == other or not set(left).isdisjoint(right):
        return _LONGER
    if are_nicknames(one, other):
        return _NICKNAME
    return _FIRST_SIMILAR if is_misspelt(one, other) else None


def _is_swapped(left: PersonName, right: PersonName) -> bool:
    first, last, other_first, other_last = left.first, left.last, right.first, right.last
    # Only where one word stands in both can all of them, so most need not be put in order.
    if (first[0] in other_last or first[0] in other_first) and left.whole == right.whole:
        return True
    if last[0] == other_first[0] and first_level(first, other_last[:1]):
        return True
    return first[0] == other_last[0] and first_level(other_first, last[:1]) is not None


def _with_a_part_missing(left: PersonName, right: PersonName) -> NameLevel:
    if not left or not right:
        return _MISSING
    if left.generation != right.generation and left.generation and right.generation:
        return _GENERATION
    if left == right:
        return NameLevel.SAME_SINGLE
    if left.last and right.last:
        same = left.last == right.last or is_misspelt(left.last[0], right.last[0])
        return NameLevel.FIRST_MISSING if same else _DIFFERENT
    if left.first and right.first:
        same = first_level(left.first, right.first) is not None
        return NameLevel.LAST_MISSING if same else _DIFFERENT
    # One gave only a first name and the other only a last one, in boxes nobody can trust.
    one, other = left.first or left.last, right.first or right.last
    return NameLevel.LAST_MISSING if one == other else _DIFFERENT
