"""Candidate pairs follow a merge: what waited for the loser waits for the survivor."""

from typing import Any

from sqlalchemy import Connection, or_, select, update

from store.facts import Kind
from store.snapshots import Row, to_json
from store.tables import candidate_pairs
from store.types import utc_now


def of_record(connection: Connection, kind: Kind, record_id: int) -> list[Row]:
    """All pairs of a record as snapshot rows, oldest first."""
    pair = candidate_pairs.c
    query = select(candidate_pairs).where(
        pair.record_kind == kind, or_(pair.left_id == record_id, pair.right_id == record_id)
    )
    rows = connection.execute(query.order_by(pair.id)).mappings()
    return [to_json(dict(row)) for row in rows]


def follow(
    connection: Connection, kind: Kind, survivor_id: int, loser_id: int, actor_id: int | None
) -> None:
    """Re-point the loser's pairs; where the survivor has it too, the firmer decision stays."""
    known = {_other(row, survivor_id): row for row in of_record(connection, kind, survivor_id)}
    for row in of_record(connection, kind, loser_id):
        other_id = _other(row, loser_id)
        if other_id == survivor_id:
            _set(connection, row["id"], _decided("merged", "", actor_id))
        elif other_id not in known:
            left, right = sorted((survivor_id, other_id))
            _set(connection, row["id"], {"left_id": left, "right_id": right})
        else:
            _settle(connection, known[other_id], row, actor_id)


def _settle(connection: Connection, known: Row, row: Row, actor_id: int | None) -> None:
    if row["status"] == "different" and known["status"] in {"open", "snoozed"}:
        # Decided not to be the loser: then it is not the survivor that the loser became either.
        _set(connection, known["id"], _decided("different", row["reason"], row["decided_by_id"]))
    if row["status"] in {"open", "snoozed"}:
        _set(connection, row["id"], _decided("merged", "", actor_id))


def _decided(status: str, reason: str, actor_id: int | None) -> dict[str, Any]:
    return {
        "status": status,
        "reason": reason,
        "decided_at": utc_now(),
        "decided_by_id": actor_id,
    }


def _other(row: Row, record_id: int) -> int:
    other: int = row["right_id"] if row["left_id"] == record_id else row["left_id"]
    return other


def _set(connection: Connection, pair_id: int, values: dict[str, Any]) -> None:
    connection.execute(
        update(candidate_pairs).where(candidate_pairs.c.id == pair_id).values(**values)
    )
