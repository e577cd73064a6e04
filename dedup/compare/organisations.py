"""The employers of two people become a level, by name or by domain."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dedup.frequencies import Frequencies
from dedup.levels import OrganisationLevel
from dedup.normalise.company import CompanyName
from dedup.profile import Profile
from dedup.similarity import all_misspelt, all_very_alike, is_misspelt, is_very_alike

# A firm known by more records than this has many people of one name.
SMALL_FIRM = 8
_VERY_ALIKE = 0.92

# Reading a member of an enumeration costs more than most comparisons, so each is read once.
_MISSING, _SIMILAR = OrganisationLevel.MISSING, OrganisationLevel.SIMILAR
_DIFFERENT = OrganisationLevel.DIFFERENT
_SAME_SMALL, _SAME_LARGE = OrganisationLevel.SAME_SMALL, OrganisationLevel.SAME_LARGE


def organisation_level(
    left: Profile, right: Profile, frequencies: Frequencies
) -> OrganisationLevel:
    """How the two firms agree, which are known by name or by domain."""
    name, other = left.company.core, right.company.core
    if not ((name or left.domains) and (other or right.domains)):
        return _MISSING
    common = _in_common(left, right)
    if common:
        is_small = frequencies.organisation(common) <= SMALL_FIRM
        return _SAME_SMALL if is_small else _SAME_LARGE
    if (right.domains and _spells(left.company, right.domains)) or (
        left.domains and _spells(right.company, left.domains)
    ):
        return _SIMILAR
    return _SIMILAR if name and other and _similar(name, other) else _DIFFERENT


def organisations_shown(left: Profile, right: Profile) -> tuple[str, str]:
    """The two firms, by name where they have one; one domain where that is what they share."""
    if not ((left.company or left.domains) and (right.company or right.domains)):
        return "", ""
    common = _in_common(left, right)
    is_domain = common and not (left.company and left.company.joined == right.company.joined)
    return (common, common) if is_domain else (_shown(left), _shown(right))


def _in_common(left: Profile, right: Profile) -> str:
    name, other = left.company.core, right.company.core
    if name and other and name.replace(" ", "") == other.replace(" ", ""):
        return name.replace(" ", "")
    mine, others = left.domains, right.domains
    if not mine or not others:
        return ""
    if len(mine) == 1 and len(others) == 1:
        return mine[0] if mine == others else ""
    return min(set(mine) & set(others), default="")


def _similar(left: str, right: str) -> bool:
    return (
        _is_contained(left, right)
        or is_misspelt(left, right)
        or is_very_alike(left, right, _VERY_ALIKE)
    )


def are_similar(lefts: Sequence[str], rights: Sequence[str]) -> NDArray[np.bool_]:
    """Which names of firms, without their legal forms, are alike: each left and right one."""
    alike = all_misspelt(lefts, rights) | all_very_alike(lefts, rights, _VERY_ALIKE)
    contained = [_is_contained(one, other) for one, other in zip(lefts, rights, strict=True)]
    found: NDArray[np.bool_] = alike | np.array(contained, bool)
    return found


def _is_contained(left: str, right: str) -> bool:
    words, others = set(left.split()), set(right.split())
    shorter, longer = (words, others) if len(words) <= len(others) else (others, words)
    return shorter <= longer and max(map(len, shorter)) > 3


def _spells(company: CompanyName, domains: tuple[str, ...]) -> bool:
    joined = company.core.replace(" ", "")
    return any(spells(joined, domain) for domain in domains)


def spells(joined: str, domain: str) -> bool:
    """Whether a domain is how a firm of that joined name would spell it."""
    # "Bright Dyne" and brightdyne.com are one firm.
    if len(joined) < 4:
        return False
    label = domain.partition(".")[0].replace("-", "")
    return label == joined or (len(label) > 4 and joined.startswith(label))


def _shown(profile: Profile) -> str:
    return profile.company.core or next(iter(profile.domains), "")
