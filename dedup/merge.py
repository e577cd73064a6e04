"""Merge two records into one: the chosen values, everything else united, all of it undoable."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dedup.index import index_record
from dedup.plan import HeldValue, field_names, held_values
from dedup.survivorship import choose
from store import Connection, details
from store.facts import Kind
from store.merge_inputs import inputs
from store.merges import hold
from store.merging import Joining, join
from store.pairs import get as get_pair
from store.records import FIELDS


@dataclass(frozen=True, slots=True)
class Typed:
    """A value the reviewer typed instead of either record's."""

    value: Any


# For each field the id of the record whose value is kept, or a value of one's own.
Picks = Mapping[str, "int | Typed"]


class BadPick(ValueError):
    """A pick names a field or a record that this merge does not have."""


def merge(
    connection: Connection,
    kind: Kind,
    survivor_id: int,
    loser_id: int,
    *,
    expected_versions: Mapping[int, int],
    picks: Picks | None = None,
    actor_id: int | None = None,
    pair_id: int | None = None,
    left_out: Collection[int] = (),
    primary: Mapping[str, int] | None = None,
    region: str | None = None,
    batch: str = "",
) -> int:
    """Join the loser to the survivor; the id of the merge, for undo.

    `expected_versions` are the versions of both records as the reviewer saw them, by id. Fields
    without a pick follow survivorship. `left_out` are ids of contact points of either that the
    result shall not have; `primary` is the point id to use first, by type. Raises VersionConflict,
    NoSuchRecord, BadPick.
    """
    check(kind, (survivor_id, loser_id), picks or {})
    hold(connection, kind, {one: expected_versions[one] for one in (survivor_id, loser_id)})
    chosen = _chosen(connection, kind, survivor_id, loser_id, picks or {})
    pair = get_pair(connection, pair_id) if pair_id is not None else None
    merge_id = join(
        connection,
        Joining(
            kind=kind,
            survivor_id=survivor_id,
            loser_id=loser_id,
            values=chosen.values,
            taken=chosen.taken,
            typed=chosen.typed,
            picks=chosen.picks,
            left_out=left_out,
            primary=primary or {},
            actor_id=actor_id,
            pair_id=pair_id,
            probability=pair.probability if pair else None,
            model_version=pair.model_version if pair else 0,
            batch=batch,
        ),
    )
    index_record(connection, kind, survivor_id, region=region)
    return merge_id


@dataclass(frozen=True, slots=True)
class _Chosen:
    values: dict[str, Any]
    taken: set[str]
    typed: set[str]
    picks: dict[str, Any]


def _chosen(
    connection: Connection, kind: Kind, survivor_id: int, loser_id: int, picks: Picks
) -> _Chosen:
    own, other = _held(connection, kind, survivor_id, loser_id)
    found = _Chosen({}, set(), set(), {})
    for name in own:
        pick = picks.get(name)
        if isinstance(pick, Typed):
            found.values[name] = pick.value
            found.typed.add(name)
            found.picks[name] = {"typed": pick.value}
            continue
        by_rule = choose(own[name].held, other[name].held)[0]
        takes_other = pick == loser_id if pick is not None else by_rule == "b"
        found.picks[name] = {"record_id": loser_id if takes_other else survivor_id}
        if takes_other and own[name].raw != other[name].raw:
            found.values[name] = other[name].raw
            found.taken.add(name)
    _unite_details(found, own, other)
    return found


def _unite_details(
    found: _Chosen, own: Mapping[str, HeldValue], other: Mapping[str, HeldValue]
) -> None:
    """What no field takes is stored in one place, all columns at once."""
    changed = [name for name in found.values if name.startswith(details.PREFIX)]
    for name in changed:
        del found.values[name]
    if changed:
        found.values["details"] = details.united(_columns(own), _columns(other), found.taken)


def _columns(held: Mapping[str, HeldValue]) -> dict[str, Sequence[str]]:
    return {name: held[name].raw for name in details.names([held]) if held[name].raw}


def _held(connection: Connection, kind: Kind, *ids: int) -> list[dict[str, HeldValue]]:
    read = inputs(connection, kind, ids)
    records = [read[one] for one in ids]
    names = field_names(kind, records)
    return [held_values(one, names) for one in records]


def check(kind: Kind, ids: Collection[int], picks: Picks) -> None:
    """Raise BadPick unless the records are different ones and each pick is a field of theirs."""
    if len(set(ids)) < len(ids):
        raise BadPick("A record cannot be merged with itself.")
    for name, pick in picks.items():
        is_column = name.startswith(details.PREFIX)
        if name not in FIELDS[kind] and not is_column:
            raise BadPick(f"{name!r} is not a field of a {kind}.")
        if isinstance(pick, Typed) and is_column:
            raise BadPick(f"The value of {name!r} is one of those that the records have.")
        if not isinstance(pick, Typed) and pick not in ids:
            raise BadPick(f"The value of {name!r} was picked from a record of another merge.")
