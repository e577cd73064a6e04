"""Addresses that a person called shared, as the profile of an arrival or a record shows them."""

from dataclasses import replace

from dedup.profile import Profile
from store import Connection
from store.shared_mailboxes import addresses


def with_marks(connection: Connection, profile: Profile) -> Profile:
    """The profile in which each shared mailbox counts as one of an office."""
    if not profile.emails:
        return profile
    shared = addresses(connection)
    if not any(email.address in shared for email in profile.emails):
        return profile
    emails = tuple(
        replace(email, is_role=True) if email.address in shared else email
        for email in profile.emails
    )
    return replace(profile, emails=emails)


def marks_of(connection: Connection) -> frozenset[str]:
    """The (normalised) addresses that a person called shared."""
    return addresses(connection)
