"""The web domains of two companies become a level."""

from dedup.levels import OrganisationLevel
from dedup.profile import Profile
from dedup.similarity import is_misspelt


def domain_level(left: Profile, right: Profile) -> tuple[OrganisationLevel, str, str]:
    """The level and the two domains it rests on; one label under two suffixes is similar."""
    if not left.domains or not right.domains:
        return OrganisationLevel.MISSING, "", ""
    for domain in left.domains:
        if domain in right.domains:
            return OrganisationLevel.SAME_SMALL, domain, domain
    for domain in left.domains:
        for other in right.domains:
            if _label(domain) == _label(other):
                return OrganisationLevel.SAME_LARGE, domain, other
            if is_misspelt(_label(domain), _label(other)):
                return OrganisationLevel.SIMILAR, domain, other
    return OrganisationLevel.DIFFERENT, left.domains[0], right.domains[0]


def _label(domain: str) -> str:
    return domain.partition(".")[0].replace("-", "")
