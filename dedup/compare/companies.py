"""Two company names become a level."""

from dedup.levels import CompanyNameLevel
from dedup.normalise.company import CompanyName
from dedup.profile import Profile
from dedup.similarity import is_misspelt, is_very_alike


def company_name_level(left: CompanyName, right: CompanyName) -> CompanyNameLevel:
    """How two names agree once legal forms are cut off, the closest explanation first."""
    if not left.core or not right.core:
        return CompanyNameLevel.MISSING
    if left.core == right.core:
        return CompanyNameLevel.EXACT
    if left.joined == right.joined or sorted(left.words) == sorted(right.words):
        return CompanyNameLevel.JOINED
    if is_misspelt(left.core, right.core):
        return CompanyNameLevel.MISSPELT
    return _part_level(left, right)


def companies_shown(left: Profile, right: Profile) -> tuple[str, str]:
    """The two names without their legal forms."""
    return left.company.core, right.company.core


def _part_level(left: CompanyName, right: CompanyName) -> CompanyNameLevel:
    is_left_shorter = len(left.words) <= len(right.words)
    shorter, longer = (left, right) if is_left_shorter else (right, left)
    if set(shorter.words).issubset(longer.words):
        return CompanyNameLevel.CONTAINED
    if len(longer.words) > 1 and shorter.joined == "".join([word[0] for word in longer.words]):
        return CompanyNameLevel.INITIALS
    if _is_abbreviated(left.words, right.words):
        return CompanyNameLevel.ABBREVIATED
    if is_very_alike(left.core, right.core, 0.9):
        return CompanyNameLevel.SIMILAR
    if left.words[0] == right.words[0]:
        return CompanyNameLevel.FIRST_WORD
    return CompanyNameLevel.DIFFERENT


def _is_abbreviated(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    # "Mayer Masch" of "Mayer Maschinenbau": word by word, one begins with the other.
    if len(left) != len(right):
        return False
    pairs = zip(left, right, strict=True)
    return all(
        (a.startswith(b) or b.startswith(a) or is_misspelt(a, b)) and min(len(a), len(b)) > 1
        for a, b in pairs
    )
