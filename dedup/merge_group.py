"""Merge three and more records into one: step by step, so that each step has its own undo."""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from dedup.merge import Picks, Typed, check, merge
from dedup.plan import plan
from store import Connection
from store.facts import Kind
from store.merges import hold, versions
from store.pairs import between, decided_different


class DecidedApart(ValueError):
    """Two of the records were decided not to be one."""


def merge_group(
    connection: Connection,
    kind: Kind,
    survivor_id: int,
    loser_ids: Sequence[int],
    *,
    expected_versions: Mapping[int, int],
    picks: Picks | None = None,
    actor_id: int | None = None,
    left_out: Collection[int] = (),
    primary: Mapping[str, int] | None = None,
    region: str | None = None,
    batch: str = "",
) -> list[int]:
    """Join every loser to the survivor; the ids of the merges, in the order they were made.

    As `dedup.merge.merge`; a pick may name any of the records. The merges share `batch`, by which
    they are undone at once. Raises DecidedApart, VersionConflict, NoSuchRecord, BadPick.
    """
    ids = (survivor_id, *loser_ids)
    check(kind, ids, picks or {})
    hold(connection, kind, {one: expected_versions[one] for one in ids})
    _check_apart(connection, kind, ids)
    kept = _winners(connection, kind, ids, picks or {})
    done = []
    for place, loser_id in enumerate(loser_ids):
        is_last = place == len(loser_ids) - 1
        pair = between(connection, kind, survivor_id, loser_id)
        done.append(
            merge(
                connection,
                kind,
                survivor_id,
                loser_id,
                expected_versions=versions(connection, kind, (survivor_id, loser_id)),
                picks=_step(kept, survivor_id, loser_id, is_last=is_last),
                actor_id=actor_id,
                pair_id=pair.id if pair else None,
                left_out=left_out,
                primary=primary if is_last else None,
                region=region,
                batch=batch,
            )
        )
    return done


def _winners(connection: Connection, kind: Kind, ids: Sequence[int], picks: Picks) -> Picks:
    proposed = {one.name: one.pick for one in plan(connection, kind, *ids).fields}
    return {**proposed, **picks}


def _step(picks: Picks, survivor_id: int, loser_id: int, *, is_last: bool) -> Picks:
    """The picks of one step: what a record joined later shall give is taken then."""
    found: dict[str, int | Typed] = {}
    for name, pick in picks.items():
        if isinstance(pick, Typed) and is_last:
            found[name] = pick
        else:
            found[name] = loser_id if pick == loser_id else survivor_id
    return found


def _check_apart(connection: Connection, kind: Kind, ids: Sequence[int]) -> None:
    for one, other in combinations(ids, 2):
        if decided_different(connection, kind, one, [other]):
            raise DecidedApart(f"{kind} {one} and {other} were decided not to be one.")
