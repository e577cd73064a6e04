"""Keep the blocking keys and the profile of a stored record in step with what is known of it."""

from dedup.blocking import counting_keys, remembered_keys
from dedup.marked import with_marks
from dedup.profile import profile_of
from dedup.stored_profiles import keep_profile
from store import Connection
from store.blocks import replace_keys
from store.facts import Facts, Kind
from store.profiles import facts_of


def index_record(
    connection: Connection,
    kind: Kind,
    record_id: int,
    facts: Facts | None = None,
    *,
    region: str | None = None,
) -> None:
    """Store the keys under which a record is found, and its profile.

    Facts not given are read from the store. An arrival may say more than was stored of it, so the
    profile is always of what is stored.
    """
    stored = facts_of(connection, kind, record_id)
    profile = with_marks(connection, profile_of(facts or stored, kind, region=region))
    replace_keys(connection, kind, record_id, {*remembered_keys(profile), *counting_keys(profile)})
    if facts not in (None, stored):
        profile = with_marks(connection, profile_of(stored, kind, region=region))
    keep_profile(connection, kind, record_id, profile, region)
