"""MATCH, REVIEW or NEW: what a score is worth, and the gate that no score alone opens."""

from typing import Literal

from dedup.levels import (
    COMPATIBLE_NAMES,
    SAME_MAILBOX,
    CompanyNameLevel,
    EmailLevel,
    NameLevel,
    OrganisationLevel,
    PhoneLevel,
    PlaceLevel,
)
from dedup.profile import Profile
from dedup.thresholds import Thresholds
from dedup.weights import MatchScore, Weighed

Verdict = Literal["MATCH", "REVIEW", "NEW"]

_OWN_MAILBOX = {EmailLevel.EXACT}
_OTHER_MAILBOX = {EmailLevel.BOTH_PRIVATE, EmailLevel.OTHER_FIRM, EmailLevel.COLLEAGUES}
# Two mailboxes side by side: in one house of one firm there may be two people of one name.
_BESIDE = {EmailLevel.COLLEAGUES, EmailLevel.MISSPELT}
_ELSEWHERE = {PlaceLevel.OTHER_CITY, PlaceLevel.OTHER_COUNTRY, PlaceLevel.OTHER_STREET}
_PART_OF_NAME = {NameLevel.FIRST_MISSING, NameLevel.LAST_MISSING, NameLevel.BOTH_SIMILAR}
_SAME_DOMAIN = {OrganisationLevel.SAME_SMALL, OrganisationLevel.SAME_LARGE}
_SAME_PHONE = {PhoneLevel.EXACT, PhoneLevel.EXACT_SHARED, PhoneLevel.EXACT_SWITCHBOARD}
_MORE_DOUBT = 10
_UNKNOWN_NAME = {NameLevel.MISSING, NameLevel.FIRST_MISSING, NameLevel.LAST_MISSING}
_SAME_FIRM = {
    CompanyNameLevel.EXACT,
    CompanyNameLevel.JOINED,
    CompanyNameLevel.MISSPELT,
    CompanyNameLevel.CONTAINED,
}


def verdict_of(
    arrival: Profile,
    known: Profile,
    found: MatchScore | Weighed,
    thresholds: Thresholds,
    *,
    only_holder: bool,
    proves_nothing: bool = False,
) -> Verdict:
    """The verdict on one stored record; `only_holder`: no other has the arrival's e-mail.

    `proves_nothing`: a person said that several people share the mailbox they have in common.
    """
    if arrival.kind == "company":
        return _company_verdict(found, thresholds)
    same_mailbox = found.level("email") in SAME_MAILBOX
    if same_mailbox and arrival.name == known.name and (arrival.name or not proves_nothing):
        # Whoever writes twice in the same way is one, even from info@ or without a name.
        return "MATCH"
    same_mailbox = same_mailbox and not proves_nothing
    if same_mailbox and _is_own_mailbox(arrival, found, only_holder=only_holder):
        return "MATCH"
    if _passes_gate(arrival, found, thresholds, proves_nothing=proves_nothing):
        return "MATCH"
    return "REVIEW" if same_mailbox or found.probability >= thresholds.review else "NEW"


def _is_own_mailbox(arrival: Profile, found: MatchScore | Weighed, *, only_holder: bool) -> bool:
    email, name = found.level("email"), found.level("name")
    if not arrival.name:
        # Without a name the address is all there is: it decides if it belongs to exactly one.
        return only_holder
    if email not in _OWN_MAILBOX or _is_family(arrival):
        return False
    return name in COMPATIBLE_NAMES or (name in _UNKNOWN_NAME and only_holder)


def _passes_gate(
    arrival: Profile,
    found: MatchScore | Weighed,
    thresholds: Thresholds,
    *,
    proves_nothing: bool,
) -> bool:
    """Whether evidence of more than one kind agrees so well that nobody need be asked."""
    # Ten times the doubt is allowed where two independent things agree, as measured over worlds
    # of several seeds and profiles: 99.9 % of such pairs and more are one.
    is_sure = found.probability >= thresholds.match
    is_nearly_sure = 1 - found.probability <= _MORE_DOUBT * (1 - thresholds.match)
    name, email, phone = (found.level(field) for field in ("name", "email", "phone"))
    own_mailbox = email == EmailLevel.EXACT and not (_is_family(arrival) or proves_nothing)
    own_phone = phone == PhoneLevel.EXACT
    if name not in COMPATIBLE_NAMES:
        part = name in _PART_OF_NAME and own_mailbox
        return is_nearly_sure and (part or (name == NameLevel.BOTH_SIMILAR and own_phone))
    own_reach = own_mailbox or own_phone or email == EmailLevel.SAME_LOCAL
    if is_sure and (own_reach or phone == PhoneLevel.EXACT_SHARED):
        return True
    if is_nearly_sure and own_phone and email == EmailLevel.SAME_LOCAL:
        # Whoever changed employer writes from another firm, but keeps a mobile and a spelling.
        return True
    # Whoever only claims a name, an employer or an address may be anybody.
    return is_sure and not arrival.claimed and _is_at_home(found)


def _is_at_home(found: MatchScore | Weighed) -> bool:
    """Whether employer or house agree and nothing that people have speaks against it.

    Employers that are only alike say too little: one of a hundred such pairs was of two people.
    """
    if found.level("place") == PlaceLevel.SAME_HOUSE:
        return found.level("email") not in _BESIDE
    conflicts = (
        found.level("phone") == PhoneLevel.DIFFERENT
        or found.level("email") in _OTHER_MAILBOX
        or found.level("place") in _ELSEWHERE
    )
    return not conflicts and found.level("organisation") == OrganisationLevel.SAME_SMALL


def _is_family(profile: Profile) -> bool:
    return any(email.is_family for email in profile.emails)


def _company_verdict(found: MatchScore | Weighed, thresholds: Thresholds) -> Verdict:
    same_domain = found.level("organisation") == OrganisationLevel.SAME_SMALL
    level = found.level("name")
    is_sure = found.probability >= thresholds.match
    if is_sure and level in _SAME_FIRM and _is_corroborated(found):
        return "MATCH"
    known = level in _SAME_FIRM or level == CompanyNameLevel.MISSING
    if same_domain and known and found.level("place") != PlaceLevel.OTHER_COUNTRY:
        return "MATCH"
    return "REVIEW" if found.probability >= thresholds.review else "NEW"


def _is_corroborated(found: MatchScore | Weighed) -> bool:
    """Whether more than its name says which firm it is: branches of one name are no duplicates."""
    if found.level("organisation") in _SAME_DOMAIN:
        return True
    if found.level("place") in _ELSEWHERE or found.level("place") == PlaceLevel.SAME_AREA:
        return False
    return found.level("place") == PlaceLevel.SAME_HOUSE or found.level("phone") in _SAME_PHONE
