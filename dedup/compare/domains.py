"""The web domains of two companies become a level."""

from dedup.levels import OrganisationLevel
from dedup.profile import Profile
from dedup.similarity import is_misspelt

# Reading a member of an enumeration costs more than most comparisons, so each is read once.
_MISSING, _DIFFERENT = OrganisationLevel.MISSING, OrganisationLevel.DIFFERENT


def domain_level(left: Profile, right: Profile) -> OrganisationLevel:
    """How the closest two domains agree; one label under two suffixes is similar."""
    return _closest(left, right)[0] if left.domains and right.domains else _MISSING


def domains_shown(left: Profile, right: Profile) -> tuple[str, str]:
    """The two domains that the level rests on."""
    return _closest(left, right)[1:] if left.domains and right.domains else ("", "")


def _closest(left: Profile, right: Profile) -> tuple[OrganisationLevel, str, str]:
    mine, others = left.domains, right.domains
    for domain in mine:
        if domain in others:
            return OrganisationLevel.SAME_SMALL, domain, domain
    for domain in mine:
        label = _label(domain)
        for other in others:
            other_label = _label(other)
            if label == other_label:
                return OrganisationLevel.SAME_LARGE, domain, other
            if is_misspelt(label, other_label):
                return OrganisationLevel.SIMILAR, domain, other
    return _DIFFERENT, mine[0], others[0]


def _label(domain: str) -> str:
    return domain.partition(".")[0].replace("-", "")
