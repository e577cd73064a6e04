"""The stored records worth comparing: those that share the rarest keys with an arrival."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dedup.blocking import BLOCK_CAP, key_of, remembered_keys
from dedup.frequencies import whole_names
from dedup.normalise import PersonName
from dedup.profile import Profile
from dedup.stored_frequencies import StoredFrequencies, Value, records_of
from dedup.stored_profiles import stored_profiles
from dedup.telling import telling_size
from store import Connection
from store.blocks import Blocks, candidates
from store.facts import Kind
from store.pairs import decided_different

# Each costs a read and a comparison. Of 6201 true partners that a million records held and that
# scored for review, 25 stood behind twenty others or shared too little; a sweep finds those.
MOST_CANDIDATES = 20
# Whoever shares only a part of a name, with or without a firm, is seldom the same: of 21,000 with
# nothing else in common 56 were.
_PARTS_OF_NAMES = frozenset(
    {
        "initial and last name",
        "start of first name and last name",
        "first name and start of last name",
        "start of first name and end of last name",
        "local part",
        "name and domain",
        "name and street",
    }
)
_WORTH_OF_PART = 0.5
# Of a block so many times larger than one that tells by itself, no record is read.
_TIMES = 4


@dataclass(frozen=True, slots=True)
class Nearest:
    """Profiles by record id, and what the store says of how common the values at stake are."""

    profiles: Mapping[int, Profile]
    frequencies: StoredFrequencies


def nearest(
    connection: Connection, kind: Kind, profile: Profile, region: str | None, own_id: int | None
) -> Nearest:
    """Find them; `own_id` is the record that the profile is of, and is left out."""
    telling = telling_size(records_of(connection, kind))
    least = 0.0 if telling == BLOCK_CAP else 1 / telling
    cap = min(BLOCK_CAP, _TIMES * telling)
    keys = remembered_keys(profile)
    blocks = candidates(connection, kind, keys, cap)
    rarity = _rarity(blocks, keys, least)
    if own_id is not None:
        _leave_out(connection, kind, own_id, rarity)
    rarest = _rarest(rarity, least)
    profiles = stored_profiles(connection, kind, rarest, region) if rarest else {}
    frequencies = StoredFrequencies(connection, kind, _counted(blocks, profile, cap))
    if profiles:
        frequencies.ask(_asked(profile, profiles.values()))
    return Nearest(profiles, frequencies)


def _leave_out(connection: Connection, kind: Kind, own_id: int, rarity: dict[int, float]) -> None:
    """The record itself, and those that it was decided to differ from."""
    rarity.pop(own_id, None)
    for other in decided_different(connection, kind, own_id, list(rarity)):
        del rarity[other]


def _rarity(blocks: Blocks, keys: Mapping[int, str], least: float) -> dict[int, float]:
    """What each record shares; a key that is on few records counts for more."""
    rarity: defaultdict[int, float] = defaultdict(float)
    for key, ids in blocks.members.items():
        rule, share = keys[key], 1 / len(ids)
        if rule in _PARTS_OF_NAMES:
            share *= _WORTH_OF_PART
        elif rule == "email" and share < least:
            # Who writes from a mailbox may be any of those that have it, however many they are.
            share = least
        for other in ids:
            rarity[other] += share
    return rarity


def _rarest(rarity: Mapping[int, float], least: float) -> list[int]:
    """Who shares most, and at least so much: one small block, or several that are larger."""
    found = [other for other, shared in rarity.items() if shared >= least]
    if len(found) <= MOST_CANDIDATES:
        return found
    return sorted(found, key=lambda other: (-rarity[other], other))[:MOST_CANDIDATES]


def _counted(blocks: Blocks, profile: Profile, cap: int) -> dict[Value, int]:
    """How many records have each address, number and whole name, of which each has a block."""
    values = [("email", email.address) for email in profile.emails]
    values += [("phone", phone.tail) for phone in profile.phones]
    counted = {}
    for value in values:
        key = key_of(*value)
        # On how many more records than a block may have, no level asks.
        crowded = key in blocks.crowded
        counted[value] = cap + 1 if crowded else len(blocks.members.get(key, ()))
    for name in whole_names(profile.name):
        key = key_of("name", name)
        if key not in blocks.crowded:
            counted["name", name] = len(blocks.members.get(key, ()))
    return counted


def _asked(profile: Profile, others: Collection[Profile]) -> set[Value]:
    """What comparing with the others will ask; what is not foreseen is asked when it comes up."""
    if profile.kind == "company":
        firms = [one.company.joined for one in (profile, *others) if one.company]
        asked = {("organisation", joined) for joined in firms}
        asked.update([("company word", word) for word in profile.company.words])
    else:
        asked = _names_asked(profile.name, [other.name for other in others])
        asked.update(_firms_asked(profile, others))
    if profile.details:
        known = {detail for other in others for detail in other.details}
        shared = known.intersection(profile.details)
        asked.update([("detail", f"{column}|{value}") for column, value in shared])
    return asked


def _names_asked(name: PersonName, others: Iterable[PersonName]) -> set[Value]:
    """The names of the arrival and of those that share a part of it."""
    words, asked = {word for word in (name.root, *name.last) if word}, _parts(name)
    for other in others:
        shares = other.root in words or not words.isdisjoint(other.last)
        if shares and not (other.root == name.root and other.last == name.last):
            asked |= _parts(other)
    return asked


def _parts(name: PersonName) -> set[Value]:
    parts = {("last name", word) for word in name.last}
    if name.root:
        parts.add(("first name", name.root))
    parts.update([("name", one) for one in whole_names(name)])
    return parts


def _firms_asked(profile: Profile, others: Iterable[Profile]) -> list[Value]:
    """The firms, by name or by domain, that the arrival has in common with another."""
    firms = {firm for firm in (profile.company.joined, *profile.domains) if firm}
    if not firms:
        return []
    known = {firm for other in others for firm in (other.company.joined, *other.domains)}
    return [("organisation", firm) for firm in firms & known]
