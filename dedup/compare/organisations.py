"""The employers of two people become a level, by name or by domain."""

from dedup.frequencies import Frequencies
from dedup.levels import OrganisationLevel
from dedup.profile import Profile
from dedup.similarity import is_misspelt, jaro_winkler

# A firm known by more records than this has many people of one name.
SMALL_FIRM = 8


def organisation_level(
    left: Profile, right: Profile, frequencies: Frequencies
) -> tuple[OrganisationLevel, str, str]:
    """The level and the two firms (names or domains) it rests on."""
    domains = set(left.domains) & set(right.domains)
    if left.company and left.company.joined == right.company.joined:
        return _size(left.company.joined, left.company.core, right.company.core, frequencies)
    if domains:
        domain = min(domains)
        return _size(domain, domain, domain, frequencies)
    if _spells(left, right) or _spells(right, left):
        return OrganisationLevel.SIMILAR, _shown(left), _shown(right)
    if left.company and right.company:
        similar = _similar(left.company.core, right.company.core)
        level = OrganisationLevel.SIMILAR if similar else OrganisationLevel.DIFFERENT
        return level, left.company.core, right.company.core
    if (left.company or left.domains) and (right.company or right.domains):
        return OrganisationLevel.DIFFERENT, _shown(left), _shown(right)
    return OrganisationLevel.MISSING, "", ""


def _size(
    counted: str, left: str, right: str, frequencies: Frequencies
) -> tuple[OrganisationLevel, str, str]:
    is_small = frequencies.organisation(counted) <= SMALL_FIRM
    level = OrganisationLevel.SAME_SMALL if is_small else OrganisationLevel.SAME_LARGE
    return level, left, right


def _similar(left: str, right: str) -> bool:
    words, others = set(left.split()), set(right.split())
    shorter = min(words, others, key=len)
    if shorter <= (words | others) - (words ^ others) and max(map(len, shorter)) > 3:
        return True
    return is_misspelt(left, right) or jaro_winkler(left, right) >= 0.92


def _spells(left: Profile, right: Profile) -> bool:
    # "Bright Dyne" and brightdyne.com are one firm.
    joined = left.company.joined
    labels = {domain.partition(".")[0].replace("-", "") for domain in right.domains}
    return len(joined) > 3 and any(
        label == joined or (len(label) > 4 and joined.startswith(label)) for label in labels
    )


def _shown(profile: Profile) -> str:
    return profile.company.core or next(iter(profile.domains), "")
