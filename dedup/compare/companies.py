"""Two company names become a level."""

from math import log2

from dedup.frequencies import Frequencies
from dedup.levels import CompanyNameLevel
from dedup.normalise.company import CompanyName
from dedup.profile import Profile
from dedup.similarity import is_misspelt, is_very_alike

# The share of the telling words of the shorter name that the longer one has.
_MOST_WORDS, _SOME_WORDS = 0.8, 0.45


def company_name_level(
    left: CompanyName, right: CompanyName, frequencies: Frequencies
) -> CompanyNameLevel:
    """How two names agree once legal forms are cut off, the closest explanation first."""
    if not left.core or not right.core:
        return CompanyNameLevel.MISSING
    if left.core == right.core:
        return CompanyNameLevel.EXACT
    if left.joined == right.joined or sorted(left.words) == sorted(right.words):
        return CompanyNameLevel.JOINED
    if is_misspelt(left.core, right.core):
        return CompanyNameLevel.MISSPELT
    return _part_level(left, right, frequencies)


def companies_shown(left: Profile, right: Profile) -> tuple[str, str]:
    """The two names without their legal forms."""
    return left.company.core, right.company.core


def _part_level(
    left: CompanyName, right: CompanyName, frequencies: Frequencies
) -> CompanyNameLevel:
    is_left_shorter = len(left.words) <= len(right.words)
    shorter, longer = (left, right) if is_left_shorter else (right, left)
    if set(shorter.words).issubset(longer.words):
        return CompanyNameLevel.CONTAINED
    if len(longer.words) > 1 and shorter.joined == "".join([word[0] for word in longer.words]):
        return CompanyNameLevel.INITIALS
    if _is_abbreviated(left.words, right.words):
        return CompanyNameLevel.ABBREVIATED
    share = _shared(shorter.words, longer.words, frequencies)
    if share >= _MOST_WORDS:
        return CompanyNameLevel.SHARED_WORDS
    if is_very_alike(left.core, right.core, 0.9):
        return CompanyNameLevel.SIMILAR
    if share >= _SOME_WORDS:
        return CompanyNameLevel.SOME_WORDS
    if left.words[0] == right.words[0]:
        return CompanyNameLevel.FIRST_WORD
    return CompanyNameLevel.DIFFERENT


def _shared(words: tuple[str, ...], others: tuple[str, ...], frequencies: Frequencies) -> float:
    """How much of what these words tell stands in the others too; a rare word tells more."""
    found = told = 0.0
    for word in words:
        share = (frequencies.company_word(word) + 0.5) / (frequencies.records + 1)
        tells = max(0.5, -log2(share))
        told += tells
        if word in others or any(is_misspelt(word, other) for other in others):
            found += tells
    return found / told


def _is_abbreviated(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    # "Mayer Masch" of "Mayer Maschinenbau": word by word, one begins with the other.
    if len(left) != len(right):
        return False
    pairs = zip(left, right, strict=True)
    return all(
        (a.startswith(b) or b.startswith(a) or is_misspelt(a, b)) and min(len(a), len(b)) > 1
        for a, b in pairs
    )
