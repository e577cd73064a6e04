"""The addresses of two records become a level; the pair of addresses that says most counts."""

from dedup.frequencies import Frequencies
from dedup.levels import EmailLevel
from dedup.normalise.email import Email
from dedup.profile import Profile
from dedup.similarity import slips

# A mailbox on more records than this is shared, whatever its name says.
SHARED_MAILBOX = 12

_ORDER = {level: position for position, level in enumerate(EmailLevel)}


def email_level(
    left: Profile, right: Profile, frequencies: Frequencies
) -> tuple[EmailLevel, str, str]:
    """The level and the two addresses it rests on."""
    if not left.emails or not right.emails:
        return _beside_name(left, right)
    found = [
        (_level(a, b, frequencies), a.address, b.address) for a in left.emails for b in right.emails
    ]
    return found[0] if len(found) == 1 else min(found, key=lambda one: _ORDER[one[0]])


def _level(left: Email, right: Email, frequencies: Frequencies) -> EmailLevel:
    if left.address == right.address:
        return _same_mailbox(left, frequencies)
    if left.is_role or right.is_role:
        return EmailLevel.ROLE
    if len(left.letters) > 3 and left.letters == right.letters and left.local == right.local:
        return EmailLevel.SAME_LOCAL
    if _is_slip(left, right):
        return EmailLevel.MISSPELT
    if left.is_corporate != right.is_corporate:
        return EmailLevel.PRIVATE_AND_WORK
    if not left.is_corporate:
        return EmailLevel.BOTH_PRIVATE
    return EmailLevel.COLLEAGUES if left.domain == right.domain else EmailLevel.OTHER_FIRM


def _same_mailbox(email: Email, frequencies: Frequencies) -> EmailLevel:
    if email.is_role:
        return EmailLevel.EXACT_ROLE
    shared = frequencies.email(email.address) > SHARED_MAILBOX
    return EmailLevel.EXACT_SHARED if shared else EmailLevel.EXACT


def _is_slip(left: Email, right: Email) -> bool:
    if left.domain == right.domain:
        return len(left.local) > 5 and slips(left.local, right.local) == 1
    return left.local == right.local and slips(left.domain, right.domain) <= 1


def _beside_name(left: Profile, right: Profile) -> tuple[EmailLevel, str, str]:
    # One has an address, the other does not: the address may still spell the other's name.
    mine, other = (left, right) if left.emails else (right, left)
    name = other.name
    if not mine.emails or not (name.first and name.last):
        return EmailLevel.MISSING, "", ""
    spelled = {name.first[0], "".join(name.last), name.first[0][0], *name.last}
    for email in mine.emails:
        whole = {name.first[0] + "".join(name.last), "".join(name.last) + name.first[0]}
        if email.letters in whole or (len(email.words) == 2 and set(email.words) <= spelled):
            shown = (email.address, "") if mine is left else ("", email.address)
            return EmailLevel.FITS_NAME, *shown
    return EmailLevel.MISSING, "", ""
