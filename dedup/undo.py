"""Undo a merge: both records as they were, what arrived since offered, nothing lost."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from dedup.index import index_record
from store import Connection, children, merges, unmerging
from store.merges import Merge
from store.parting_points import points_removed, points_since

Choice = Literal["keep", "restore"]
Why = Literal["unknown", "undone", "merged later"]


class CannotUndo(Exception):
    """This merge cannot be undone now; the message says why and what to do first.

    `later` is the merge that was built on this one and must be undone before.
    """

    def __init__(self, text: str, why: Why, later: Merge | None = None) -> None:
        super().__init__(text)
        self.why, self.later = why, later


@dataclass(frozen=True, slots=True)
class EditedField:
    """A field changed after the merge: its value before the merge, after it, and now."""

    name: str
    before: Any
    after: Any
    now: Any


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What undoing did, or what must be chosen first.

    `done` is False while `conflicts` wait for a choice: nothing was written then. `arrived` are
    the ids of what came after the merge, by table; they stay with the survivor unless moved along.
    """

    merge: Merge
    done: bool
    conflicts: tuple[EditedField, ...] = ()
    arrived: Mapping[str, Collection[int]] = field(default_factory=dict)


def look(connection: Connection, merge_id: int) -> UndoReport:
    """What an undo would have to ask; only reads. Raises CannotUndo."""
    merge = _standing(connection, merge_id)
    return UndoReport(merge, False, _conflicts(connection, merge, {}), _arrived(connection, merge))


def undo(
    connection: Connection,
    merge_id: int,
    actor_id: int | None,
    *,
    choices: Mapping[str, Choice] | None = None,
    move_along: Mapping[str, Collection[int]] | None = None,
    region: str | None = None,
) -> UndoReport:
    """Part the two records again and write down that they are not one.

    `choices` says for each field edited since whether the survivor keeps it or gets back what it
    had; `move_along` names what arrived since and belongs to the other record (ids by table).
    Raises CannotUndo.
    """
    merge = _held(connection, merge_id)
    arrived, choices = _arrived(connection, merge), choices or {}
    open_ = _conflicts(connection, merge, choices)
    if open_:
        return UndoReport(merge, done=False, conflicts=open_, arrived=arrived)
    edited = unmerging.edited_since(connection, merge)
    kept = {name for name in edited if choices[name] == "keep"}
    chosen = _only(arrived, move_along or {})
    other_points = bool(arrived.get("contact_points")) or points_removed(connection, merge)
    unmerging.separate(connection, merge, kept=kept, moved_along=chosen, actor_id=actor_id)
    if kept or other_points:
        for record_id in (merge.survivor_id, merge.loser_id):
            index_record(connection, merge.record_kind, record_id, region=region)
    return UndoReport(merge, done=True, arrived=arrived)


def _conflicts(
    connection: Connection, merge: Merge, choices: Mapping[str, Choice]
) -> tuple[EditedField, ...]:
    edited = unmerging.edited_since(connection, merge)
    return tuple(EditedField(name, *edited[name]) for name in edited if name not in choices)


def _held(connection: Connection, merge_id: int) -> Merge:
    merge = _standing(connection, merge_id)
    # Whoever waited for another undo of the same merge must see that it was done.
    merges.hold_pair(connection, merge)
    return _standing(connection, merge_id)


def _standing(connection: Connection, merge_id: int) -> Merge:
    merge = merges.get(connection, merge_id)
    if merge is None:
        raise CannotUndo(f"There is no merge {merge_id}.", "unknown")
    if merge.undone_at is not None:
        raise CannotUndo("This merge was undone already.", "undone")
    later = merges.later(connection, merge)
    if later is not None:
        text = f"The record was merged again later (merge {later.id}). Undo that merge first."
        raise CannotUndo(text, "merged later", later)
    return merge


def _arrived(connection: Connection, merge: Merge) -> dict[str, Collection[int]]:
    moved = {table: set(ids) for table, ids in merge.moved.items()}
    since = children.arrived_since(
        connection, merge.record_kind, merge.survivor_id, merge.created_at
    )
    found: dict[str, Collection[int]] = {
        table: [one for one in ids if one not in moved.get(table, set())]
        for table, ids in since.items()
    }
    found["contact_points"] = points_since(connection, merge)
    return {table: ids for table, ids in found.items() if ids}


def _only(
    arrived: Mapping[str, Collection[int]], wanted: Mapping[str, Collection[int]]
) -> dict[str, list[int]]:
    # Ids come from a page: only what truly arrived since may be moved.
    return {
        table: [one for one in wanted.get(table, ()) if one in ids]
        for table, ids in arrived.items()
    }
