"""Profiles of stored records: as they were kept, or made anew where something changed since."""

from collections.abc import Sequence

from dedup.profile import PROFILE_VERSION, Profile, profile_of
from dedup.profile_text import decoded, encoded
from store import Connection, match_profiles
from store.facts import Kind
from store.profiles import many


def stored_profiles(
    connection: Connection, kind: Kind, ids: Sequence[int], region: str | None
) -> dict[int, Profile]:
    """The profiles of those records that stand, in the order of `ids`."""
    kept = match_profiles.standing(connection, kind, ids, reading(region))
    found = {record_id: decoded(text) for record_id, text in kept.items()}
    missing = [one for one in ids if one not in found]
    for record_id, stored in many(connection, kind, missing).items():
        found[record_id] = profile_of(stored.facts, kind, region=region)
    return {one: found[one] for one in ids if one in found}


def keep_profile(
    connection: Connection, kind: Kind, record_id: int, profile: Profile, region: str | None
) -> None:
    """Store the profile of what is stored of the record now."""
    match_profiles.keep(connection, kind, record_id, reading(region), encoded(profile))


def reading(region: str | None) -> str:
    """By which rules and for which region a profile is made."""
    return f"{PROFILE_VERSION} {region or ''}"[:32]
