"""Join two records: values, points, origins, children and pairs, each move remembered."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select, update

from store import children, details, merge_pairs, merge_points, merges, snapshots
from store.blocks import remove_keys
from store.facts import Kind
from store.provenance import Origin, note
from store.records import FIELDS, TABLES, folded
from store.tables import provenance
from store.types import utc_now

# Filled from the loser where the survivor has none; nobody is asked about these.
_FILLED = ("responsible_id", "source_id", "origin")
_FILLED_OF_LEAD = ("contact_id", "company_id")


@dataclass(frozen=True, slots=True)
class Joining:
    """What a merge writes: `values` are the survivor's new fields, `taken` those of the loser."""

    kind: Kind
    survivor_id: int
    loser_id: int
    values: Mapping[str, Any]
    taken: Collection[str]
    typed: Collection[str]
    picks: Mapping[str, Any]
    left_out: Collection[int] = ()
    primary: Mapping[str, int] = field(default_factory=dict)
    actor_id: int | None = None
    pair_id: int | None = None
    probability: float | None = None
    model_version: int = 0
    batch: str = ""


def join(connection: Connection, joining: Joining) -> int:
    """Carry the merge out and write it down; the merge's id. Both records are held already."""
    kind, survivor_id, loser_id = joining.kind, joining.survivor_id, joining.loser_id
    before = _both(connection, kind, survivor_id, loser_id)
    _write_survivor(connection, joining, before)
    _write_loser(connection, kind, loser_id, survivor_id)
    merge_points.unite(
        connection,
        kind,
        survivor_id,
        loser_id,
        left_out=joining.left_out,
        primary=joining.primary,
    )
    _move_origins(connection, joining)
    _note_set_aside(connection, joining, before)
    moved = children.move_all(connection, kind, loser_id, survivor_id)
    merge_pairs.follow(connection, kind, survivor_id, loser_id, joining.actor_id)
    remove_keys(connection, kind, loser_id)
    after = _both(connection, kind, survivor_id, loser_id)
    return merges.write(
        connection,
        kind=kind,
        survivor_id=survivor_id,
        loser_id=loser_id,
        snapshot={"before": before, "after": after},
        picks=joining.picks,
        moved=moved,
        pair_id=joining.pair_id,
        probability=joining.probability,
        model_version=joining.model_version,
        actor_id=joining.actor_id,
        batch=joining.batch,
    )


def _both(connection: Connection, kind: Kind, survivor_id: int, loser_id: int) -> dict[str, Any]:
    pairs = snapshots.rows_by_id(
        merge_pairs.of_record(connection, kind, survivor_id)
        + merge_pairs.of_record(connection, kind, loser_id)
    )
    return {
        "survivor": snapshots.take(connection, kind, survivor_id),
        "loser": snapshots.take(connection, kind, loser_id),
        "pairs": [pairs[pair_id] for pair_id in sorted(pairs)],
    }


def _write_survivor(connection: Connection, joining: Joining, before: Mapping[str, Any]) -> None:
    table = TABLES[joining.kind]
    own, other = (
        snapshots.from_json(table, before[side]["record"]) for side in ("survivor", "loser")
    )
    fields = {name: own[name] for name in FIELDS[joining.kind]} | dict(joining.values)
    connection.execute(
        update(table)
        .where(table.c.id == joining.survivor_id)
        .values(
            **joining.values,
            **_meta(joining.kind, own, other),
            search_text=folded(fields),
            version=table.c.version + 1,
            updated_at=utc_now(),
        )
    )


def _meta(kind: Kind, own: snapshots.Row, other: snapshots.Row) -> snapshots.Row:
    names = _FILLED + (_FILLED_OF_LEAD if kind == "lead" else ())
    filled = {name: own[name] or other[name] for name in names}
    seen = [row["last_activity_at"] for row in (own, other) if row["last_activity_at"]]
    filled["last_activity_at"] = max(seen, default=None)
    if kind == "lead":
        filled["extra"] = own["extra"] + [one for one in other["extra"] if one not in own["extra"]]
    return filled


def _write_loser(connection: Connection, kind: Kind, loser_id: int, survivor_id: int) -> None:
    table = TABLES[kind]
    connection.execute(
        update(table)
        .where(table.c.id == loser_id)
        .values(merged_into_id=survivor_id, version=table.c.version + 1, updated_at=utc_now())
    )


def _move_origins(connection: Connection, joining: Joining) -> None:
    kind, survivor_id, loser_id = joining.kind, joining.survivor_id, joining.loser_id
    own, other = _current(connection, kind, survivor_id), _current(connection, kind, loser_id)
    for name, ids in own.items():
        if name in joining.taken:
            _set_standing(connection, ids, "superseded")
    for name, ids in other.items():
        if name not in joining.taken:
            _set_standing(connection, ids, "superseded")
    connection.execute(
        update(provenance)
        .where(provenance.c.record_kind == kind, provenance.c.record_id == loser_id)
        .values(record_id=survivor_id)
    )
    for name in joining.typed:
        typed = str(joining.values[name] or "")
        origin = Origin(user_id=joining.actor_id, found_by="merge")
        note(connection, kind, survivor_id, name, typed, "current", origin)


def _note_set_aside(connection: Connection, joining: Joining, before: Mapping[str, Any]) -> None:
    """Columns that no field takes have no origins of their own; what is not kept is noted here."""
    own, other = (
        details.as_fields(before[side]["record"].get("details") or ())
        for side in ("survivor", "loser")
    )
    for text in details.set_aside(own, other, joining.taken):
        origin = Origin(found_by="merge")
        note(connection, joining.kind, joining.survivor_id, "details", text, "superseded", origin)


def _current(connection: Connection, kind: Kind, record_id: int) -> dict[str, list[int]]:
    rows = connection.execute(
        select(provenance.c.field, provenance.c.id).where(
            provenance.c.record_kind == kind,
            provenance.c.record_id == record_id,
            provenance.c.status == "current",
        )
    )
    found: dict[str, list[int]] = {}
    for name, noted_id in rows:
        found.setdefault(name, []).append(noted_id)
    return found


def _set_standing(connection: Connection, ids: Collection[int], status: str) -> None:
    connection.execute(update(provenance).where(provenance.c.id.in_(ids)).values(status=status))
