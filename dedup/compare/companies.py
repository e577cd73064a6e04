"""Two company names become a level."""

from dedup.levels import CompanyNameLevel
from dedup.normalise.company import CompanyName
from dedup.similarity import is_misspelt, jaro_winkler


def company_name_level(left: CompanyName, right: CompanyName) -> CompanyNameLevel:
    """How two names agree once legal forms are cut off, the closest explanation first."""
    if not left or not right:
        return CompanyNameLevel.MISSING
    if left.core == right.core:
        return CompanyNameLevel.EXACT
    if left.joined == right.joined or sorted(left.words) == sorted(right.words):
        return CompanyNameLevel.JOINED
    if is_misspelt(left.core, right.core):
        return CompanyNameLevel.MISSPELT
    shorter, longer = sorted((left, right), key=lambda name: len(name.words))
    if set(shorter.words) <= set(longer.words):
        return CompanyNameLevel.CONTAINED
    if shorter.joined == "".join(word[0] for word in longer.words) and len(longer.words) > 1:
        return CompanyNameLevel.INITIALS
    if _is_abbreviated(left.words, right.words):
        return CompanyNameLevel.ABBREVIATED
    if jaro_winkler(left.core, right.core) >= 0.9:
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
