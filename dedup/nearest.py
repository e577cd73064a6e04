"""The stored records worth comparing: those that share the rarest keys with an arrival."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from dedup.blocking import BLOCK_CAP, key_of, remembered_keys
from dedup.frequencies import spread_of
from dedup.profile import Profile
from dedup.stored_frequencies import StoredFrequencies, Value
from dedup.stored_profiles import stored_profiles
from store import Connection
from store.blocks import Blocks, candidates
from store.facts import Kind
from store.pairs import decided_different

# Each costs a read and a comparison. Against a million records, of 2459 that were truly one 15
# stood behind twenty others and 5 behind forty; a sweep, which weighs every pair, finds those.
MOST_CANDIDATES = 25

# Spaces in which it is enough to know that a value is on more records than a block may have.
_CAPPED = frozenset({"email", "phone"})


@dataclass(frozen=True, slots=True)
class Nearest:
    """Profiles by record id, and what the store says of how common the values at stake are."""

    profiles: Mapping[int, Profile]
    frequencies: StoredFrequencies


def nearest(
    connection: Connection, kind: Kind, profile: Profile, region: str | None, own_id: int | None
) -> Nearest:
    """Find them; `own_id` is the record that the profile is of, and is left out."""
    keys, counting = remembered_keys(profile), {key_of(*one): one for one in spread_of(profile)}
    blocks = candidates(connection, kind, {*keys, *counting}, BLOCK_CAP)
    rarity = _rarity(blocks, keys)
    if own_id is not None:
        rarity.pop(own_id, None)
        for other in decided_different(connection, kind, own_id, list(rarity)):
            del rarity[other]
    profiles = stored_profiles(connection, kind, _rarest(rarity), region) if rarity else {}
    frequencies = StoredFrequencies(connection, kind, _counted(blocks, counting))
    if profiles:
        frequencies.ask({*counting.values(), *_asked(profile, profiles.values())})
    return Nearest(profiles, frequencies)


def _rarity(blocks: Blocks, keys: Container[int]) -> dict[int, float]:
    """What each record shares; a key that is on few records counts for more."""
    rarity: dict[int, float] = {}
    for key, ids in blocks.members.items():
        if key in keys:
            share = 1 / len(ids)
            for other in ids:
                rarity[other] = rarity.get(other, 0.0) + share
    return rarity


def _rarest(rarity: Mapping[int, float]) -> list[int]:
    if len(rarity) <= MOST_CANDIDATES:
        return list(rarity)
    return sorted(rarity, key=lambda other: (-rarity[other], other))[:MOST_CANDIDATES]


def _counted(blocks: Blocks, counting: Mapping[int, Value]) -> dict[Value, int]:
    """How many records have each value, as far as its block says so."""
    counted = {}
    for key, value in counting.items():
        if key not in blocks.crowded:
            counted[value] = len(blocks.members.get(key, ()))
        elif value[0] in _CAPPED:
            counted[value] = BLOCK_CAP + 1
    return counted


def _asked(profile: Profile, others: Iterable[Profile]) -> set[Value]:
    """What will be asked of the others: the names of those that share a part of the arrival's."""
    if profile.kind == "company":
        return {("organisation", other.company.joined) for other in others if other.company}
    name, asked = profile.name, set()
    words = {word for word in (name.root, *name.last) if word}
    for other in others:
        theirs = other.name
        if theirs != name and (theirs.root in words or not words.isdisjoint(theirs.last)):
            asked.update([("last name", word) for word in theirs.last])
            if theirs.root:
                asked.add(("first name", theirs.root))
    return asked
