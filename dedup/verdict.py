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
_REACH_AGREES = {EmailLevel.EXACT, EmailLevel.SAME_LOCAL}
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
    only_holder = only_holder and not proves_nothing
    if _is_own_mailbox(arrival, found, only_holder=only_holder) or _passes_gate(found, thresholds):
        return "MATCH"
    return "REVIEW" if same_mailbox or found.probability >= thresholds.review else "NEW"


def _is_own_mailbox(arrival: Profile, found: MatchScore | Weighed, *, only_holder: bool) -> bool:
    email, name = found.level("email"), found.level("name")
    if not arrival.name:
        # Without a name the address is all there is: it decides if it belongs to exactly one.
        return email in SAME_MAILBOX and only_holder
    if email not in _OWN_MAILBOX:
        return False
    return name in COMPATIBLE_NAMES or (name in _UNKNOWN_NAME and only_holder)


def _passes_gate(found: MatchScore | Weighed, thresholds: Thresholds) -> bool:
    reach = found.level("email") in _REACH_AGREES or found.level("phone") == PhoneLevel.EXACT
    named = found.level("name") in COMPATIBLE_NAMES
    return found.probability >= thresholds.match and reach and named


def _company_verdict(found: MatchScore | Weighed, thresholds: Thresholds) -> Verdict:
    same_domain = found.level("organisation") == OrganisationLevel.SAME_SMALL
    level = found.level("name")
    if found.probability >= thresholds.match and level in _SAME_FIRM:
        return "MATCH"
    known = level in _SAME_FIRM or level == CompanyNameLevel.MISSING
    if same_domain and known and found.level("place") != PlaceLevel.OTHER_COUNTRY:
        return "MATCH"
    return "REVIEW" if found.probability >= thresholds.review else "NEW"
