"""The addresses of two records become a level; the pair of addresses that says most counts."""

from dedup.frequencies import Frequencies
from dedup.levels import EmailLevel
from dedup.normalise.email import Email
from dedup.profile import Profile
from dedup.similarity import slips

# A mailbox on more records than this is shared, whatever its name says.
SHARED_MAILBOX = 12

_ORDER = {level: position for position, level in enumerate(EmailLevel)}
# Reading a member of an enumeration costs more than most comparisons, so each is read once.
_MISSING, _FITS_NAME, _ROLE = EmailLevel.MISSING, EmailLevel.FITS_NAME, EmailLevel.ROLE
_SAME_LOCAL, _MISSPELT = EmailLevel.SAME_LOCAL, EmailLevel.MISSPELT
_PRIVATE_AND_WORK, _BOTH_PRIVATE = EmailLevel.PRIVATE_AND_WORK, EmailLevel.BOTH_PRIVATE
_COLLEAGUES, _OTHER_FIRM = EmailLevel.COLLEAGUES, EmailLevel.OTHER_FIRM


def email_level(left: Profile, right: Profile, frequencies: Frequencies) -> EmailLevel:
    """How the two addresses agree that say most of all."""
    mine, others = left.emails, right.emails
    if not mine or not others:
        if mine or others:
            return _MISSING if _fitting(left, right) is None else _FITS_NAME
        return _MISSING
    if len(mine) == 1 and len(others) == 1:
        return _level(mine[0], others[0], frequencies)
    return min((_level(a, b, frequencies) for a in mine for b in others), key=_ORDER.__getitem__)


def emails_shown(left: Profile, right: Profile, frequencies: Frequencies) -> tuple[str, str]:
    """The two addresses that the level rests on."""
    if not left.emails or not right.emails:
        fitting = _fitting(left, right)
        if fitting is None:
            return "", ""
        return (fitting.address, "") if left.emails else ("", fitting.address)
    one, other = left.emails[0], right.emails[0]
    if len(left.emails) > 1 or len(right.emails) > 1:
        one, other = min(
            ((a, b) for a in left.emails for b in right.emails),
            key=lambda pair: _ORDER[_level(pair[0], pair[1], frequencies)],
        )
    return one.address, other.address


def _level(left: Email, right: Email, frequencies: Frequencies) -> EmailLevel:
    if left.address == right.address:
        return _same_mailbox(left, frequencies)
    if left.is_role or right.is_role:
        return _ROLE
    if left.local == right.local and left.letters == right.letters and len(left.letters) > 3:
        return _SAME_LOCAL
    if _is_slip(left, right):
        return _MISSPELT
    private = left.is_free or left.is_disposable
    if private != (right.is_free or right.is_disposable):
        return _PRIVATE_AND_WORK
    if private:
        return _BOTH_PRIVATE
    return _COLLEAGUES if left.domain == right.domain else _OTHER_FIRM


def _same_mailbox(email: Email, frequencies: Frequencies) -> EmailLevel:
    if email.is_role:
        return EmailLevel.EXACT_ROLE
    shared = frequencies.email(email.address) > SHARED_MAILBOX
    return EmailLevel.EXACT_SHARED if shared else EmailLevel.EXACT


def _is_slip(left: Email, right: Email) -> bool:
    if left.domain == right.domain:
        return len(left.local) > 5 and slips(left.local, right.local) == 1
    return left.local == right.local and slips(left.domain, right.domain) <= 1


def _fitting(left: Profile, right: Profile) -> Email | None:
    # One has an address, the other does not: the address may still spell the other's name.
    mine, name = (left, right.name) if left.emails else (right, left.name)
    if not (name.first and name.last):
        return None
    first, last = name.first[0], "".join(name.last)
    for email in mine.emails:
        if email.letters == first + last or email.letters == last + first:
            return email
        if len(email.words) == 2 and {first, last, first[0], *name.last}.issuperset(email.words):
            return email
    return None
