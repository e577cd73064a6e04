"""Part two merged records: every row back as it was, except for what was changed since."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, update

from store import children, merges, pairs, snapshots
from store.blocks import replace_keys
from store.merges import Merge
from store.parting_points import part_points
from store.records import FIELDS, TABLES, folded
from store.snapshots import Row
from store.tables import candidate_pairs, provenance


def edited_since(connection: Connection, merge: Merge) -> dict[str, tuple[Any, Any, Any]]:
    """The survivor's fields changed after the merge: what stood before, after it, and now."""
    table = TABLES[merge.record_kind]
    now = snapshots.take(connection, merge.record_kind, merge.survivor_id)["record"]
    before, after = (merge.snapshot[when]["survivor"]["record"] for when in ("before", "after"))
    return {
        name: (before[name], after[name], now[name])
        for name in FIELDS[merge.record_kind]
        # A merge may be older than a field.
        if name in table.c and name in after and now[name] != after[name]
    }


def separate(
    connection: Connection,
    merge: Merge,
    *,
    kept: Collection[str],
    moved_along: Mapping[str, Collection[int]],
    actor_id: int | None,
) -> None:
    """Undo the merge; `kept` fields stay as edited since, `moved_along` rows go to the loser."""
    kind, survivor_id, loser_id = merge.record_kind, merge.survivor_id, merge.loser_id
    _restore_records(connection, merge, kept)
    part_points(connection, merge, moved_along.get("contact_points", ()))
    _restore_origins(connection, merge, kept)
    children.move_some(connection, kind, merge.moved, survivor_id, loser_id)
    children.move_some(connection, kind, moved_along, survivor_id, loser_id)
    _restore(
        connection,
        candidate_pairs,
        merge.snapshot["before"]["pairs"],
        merge.snapshot["after"]["pairs"],
    )
    for side, record_id in (("survivor", survivor_id), ("loser", loser_id)):
        keys = [int(key) for key in merge.snapshot["before"][side]["keys"]]
        replace_keys(connection, kind, record_id, keys)
    pairs.forbid(connection, kind, survivor_id, loser_id, "undone", actor_id)
    merges.mark_undone(connection, merge.id, actor_id)


def _restore_records(connection: Connection, merge: Merge, kept: Collection[str]) -> None:
    kind, table = merge.record_kind, TABLES[merge.record_kind]
    for side, record_id in (("survivor", merge.survivor_id), ("loser", merge.loser_id)):
        before, after = (merge.snapshot[when][side]["record"] for when in ("before", "after"))
        now = snapshots.take(connection, kind, record_id)["record"]
        restored = snapshots.three_way(before, after, now)
        fields = [name for name in FIELDS[kind] if name in before]
        forced = [name for name in fields if side == "loser" or name not in kept]
        restored |= {name: before[name] for name in (*forced, "merged_into_id")}
        is_changed = any(restored[name] != before[name] for name in fields)
        values = snapshots.from_json(table, restored)
        values["search_text"] = folded(values) if is_changed else before["search_text"]
        values["version"] = now["version"] + 1
        if not is_changed:
            values["updated_at"] = snapshots.from_json(table, before)["updated_at"]
        connection.execute(update(table).where(table.c.id == record_id).values(**values))


def _restore(connection: Connection, table: Table, before: list[Row], after: list[Row]) -> None:
    then = snapshots.rows_by_id(after)
    for row in before:
        now = snapshots.stored(connection, table, row["id"])
        restored = snapshots.three_way(row, then.get(row["id"], row), now) if now else row
        snapshots.write_back(connection, table, restored)


def _restore_origins(connection: Connection, merge: Merge, kept: Collection[str]) -> None:
    before = merge.snapshot["before"]
    for row in before["loser"]["provenance"]:
        snapshots.write_back(connection, provenance, row)
    known = snapshots.rows_by_id(_rows(merge, "before", "provenance"))
    for row in before["survivor"]["provenance"]:
        if row["field"] not in kept:
            snapshots.write_back(connection, provenance, row)
    now = snapshots.take(connection, merge.record_kind, merge.survivor_id)["provenance"]
    for row in now:
        is_new = row["id"] not in known and row["status"] == "current"
        if is_new and row["field"] not in kept:
            snapshots.write_back(connection, provenance, row | {"status": "superseded"})
    _forget_set_aside(connection, merge, known)


def _forget_set_aside(connection: Connection, merge: Merge, known: Collection[int]) -> None:
    """What the merge noted of columns that it set aside; each record holds its own again."""
    noted = merge.snapshot["after"]["survivor"]["provenance"]
    own = [one["id"] for one in noted if one["field"] == "details" and one["id"] not in known]
    connection.execute(delete(provenance).where(provenance.c.id.in_(own)))


def _rows(merge: Merge, when: str, part: str) -> list[Row]:
    sides = merge.snapshot[when]
    return [*sides["survivor"][part], *sides["loser"][part]]
