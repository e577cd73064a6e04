"""Undo a merge: both records as they were, what arrived since offered, nothing lost."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from dedup.index import index_record
from store import Connection, children, merges, unmerging
from store.merges import Merge

Choice = Literal["keep", "restore"]


class CannotUndo(Exception):
    """This merge cannot be undone now; the message says why and what to do first."""


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
    merge = _undoable(connection, merge_id)
    choices = choices or {}
    edited = unmerging.edited_since(connection, merge)
    arrived = _arrived(connection, merge)
    open_ = tuple(EditedField(name, *edited[name]) for name in edited if name not in choices)
    if open_:
        return UndoReport(merge, done=False, conflicts=open_, arrived=arrived)
    kept = {name for name in edited if choices[name] == "keep"}
    chosen = _only(arrived, move_along or {})
    unmerging.separate(connection, merge, kept=kept, moved_along=chosen, actor_id=actor_id)
    if kept or arrived.get("contact_points"):
        for record_id in (merge.survivor_id, merge.loser_id):
            index_record(connection, merge.record_kind, record_id, region=region)
    return UndoReport(merge, done=True, arrived=arrived)


def _undoable(connection: Connection, merge_id: int) -> Merge:
    merge = merges.get(connection, merge_id)
    if merge is None:
        raise CannotUndo(f"There is no merge {merge_id}.")
    # Whoever waited for another undo of the same merge must see that it was done.
    merges.hold_pair(connection, merge)
    merge = merges.get(connection, merge_id)
    if merge is None or merge.undone_at is not None:
        raise CannotUndo("This merge was undone already.")
    later = merges.later(connection, merge)
    if later is not None:
        raise CannotUndo(
            f"The record was merged again later (merge {later.id}). Undo that merge first."
        )
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
    found["contact_points"] = unmerging.points_since(connection, merge)
    return {table: ids for table, ids in found.items() if ids}


def _only(
    arrived: Mapping[str, Collection[int]], wanted: Mapping[str, Collection[int]]
) -> dict[str, list[int]]:
    # Ids come from a page: only what truly arrived since may be moved.
    return {
        table: [one for one in wanted.get(table, ()) if one in ids]
        for table, ids in arrived.items()
    }
