"""The comparison levels: the words in which an agreement or a difference is named."""

from enum import StrEnum


class NameLevel(StrEnum):
    """How two person names agree."""

    MISSING = "missing"
    EXACT = "exact"
    SAME_SINGLE = "same_single"
    NICKNAME = "nickname"
    LONGER = "longer"
    INITIAL = "initial"
    FIRST_SIMILAR = "first_similar"
    LAST_SIMILAR = "last_similar"
    DOUBLE_LAST = "double_last"
    BOTH_SIMILAR = "both_similar"
    SWAPPED = "swapped"
    FIRST_MISSING = "first_missing"
    LAST_MISSING = "last_missing"
    LAST_DIFFERENT = "last_different"
    FIRST_DIFFERENT = "first_different"
    GENERATION = "generation"
    ONE_WORD = "one_word"
    DIFFERENT = "different"


COMPATIBLE_NAMES = frozenset(
    {
        NameLevel.EXACT,
        NameLevel.NICKNAME,
        NameLevel.LONGER,
        NameLevel.INITIAL,
        NameLevel.FIRST_SIMILAR,
        NameLevel.LAST_SIMILAR,
        NameLevel.DOUBLE_LAST,
        NameLevel.SWAPPED,
    }
)
PARTIAL_NAMES = frozenset(
    {NameLevel.MISSING, NameLevel.FIRST_MISSING, NameLevel.LAST_MISSING, NameLevel.BOTH_SIMILAR}
)


# Where nothing of a name agrees, no coincidence needs to be weighed.
NO_COINCIDENCE = frozenset({NameLevel.MISSING, NameLevel.ONE_WORD, NameLevel.DIFFERENT})


class CompanyNameLevel(StrEnum):
    """How two company names agree."""

    MISSING = "missing"
    EXACT = "exact"
    JOINED = "joined"
    MISSPELT = "misspelt"
    CONTAINED = "contained"
    INITIALS = "initials"
    ABBREVIATED = "abbreviated"
    SIMILAR = "similar"
    SHARED_WORDS = "shared_words"
    SOME_WORDS = "some_words"
    FIRST_WORD = "first_word"
    DIFFERENT = "different"


class EmailLevel(StrEnum):
    """How the addresses of two records agree; the best pair of addresses counts."""

    MISSING = "missing"
    EXACT = "exact"
    EXACT_SHARED = "exact_shared"
    EXACT_ROLE = "exact_role"
    SAME_LOCAL = "same_local"
    MISSPELT = "misspelt"
    FITS_NAME = "fits_name"
    ROLE = "role"
    PRIVATE_AND_WORK = "private_and_work"
    BOTH_PRIVATE = "both_private"
    OTHER_FIRM = "other_firm"
    COLLEAGUES = "colleagues"


SAME_MAILBOX = frozenset({EmailLevel.EXACT, EmailLevel.EXACT_SHARED, EmailLevel.EXACT_ROLE})


class PhoneLevel(StrEnum):
    """How the numbers of two records agree, and how many records have that number."""

    MISSING = "missing"
    EXACT = "exact"
    EXACT_SHARED = "exact_shared"
    EXACT_SWITCHBOARD = "exact_switchboard"
    MISSPELT = "misspelt"
    SAME_RANGE = "same_range"
    DIFFERENT = "different"


class OrganisationLevel(StrEnum):
    """How the employers of two people (or the domains of two firms) agree."""

    MISSING = "missing"
    SAME_SMALL = "same_small"
    SAME_LARGE = "same_large"
    SIMILAR = "similar"
    DIFFERENT = "different"


class PlaceLevel(StrEnum):
    """How two postal addresses agree."""

    MISSING = "missing"
    SAME_HOUSE = "same_house"
    SAME_STREET = "same_street"
    SAME_POSTAL_CODE = "same_postal_code"
    SAME_CITY = "same_city"
    SAME_AREA = "same_area"
    OTHER_STREET = "other_street"
    OTHER_CITY = "other_city"
    OTHER_COUNTRY = "other_country"
    SAME_COUNTRY = "same_country"


class BirthdateLevel(StrEnum):
    """How two dates of birth agree."""

    MISSING = "missing"
    EXACT = "exact"
    MISSPELT = "misspelt"
    SIMILAR = "similar"
    SAME_YEAR = "same_year"
    DIFFERENT = "different"


class DetailLevel(StrEnum):
    """How two texts of a column nobody knows agree; what is shared may be rare or common."""

    EXACT_UNIQUE = "exact_unique"
    EXACT_RARE = "exact_rare"
    EXACT_USUAL = "exact_usual"
    EXACT_COMMON = "exact_common"
    EXACT_CONSTANT = "exact_constant"
    NEAR = "near"
    DIFFERENT = "different"
