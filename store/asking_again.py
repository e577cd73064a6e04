"""Pairs that were called different, and share an identifier that came only after that."""

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import Connection, or_, select, update

from store.facts import Kind
from store.tables import candidate_pairs, contact_points

# Whoever undid a merge is never asked about the two again.
_NEVER = "undone"


class Proof(NamedTuple):
    """A decided pair and the identifier (an e-mail or phone) that both its records have now."""

    pair_id: int
    other_id: int
    identifier: str


def proofs(
    connection: Connection, kind: Kind, record_id: int, shared: Collection[str]
) -> list[Proof]:
    """The decided pairs of a record that a new identifier speaks against.

    `shared` addresses prove nothing, and neither does what a form or a forged letter claims.
    """
    pair = candidate_pairs.c
    decided = (pair.record_kind == kind, pair.status == "different", pair.reason != _NEVER)
    query = select(pair.id, pair.left_id, pair.right_id, pair.decided_at).where(
        *decided, or_(pair.left_id == record_id, pair.right_id == record_id)
    )
    found = []
    for row in connection.execute(query):
        other_id = row.right_id if row.left_id == record_id else row.left_id
        identifier = _since(connection, kind, record_id, other_id, row.decided_at, shared)
        if identifier:
            found.append(Proof(row.id, other_id, identifier))
    return found


def ask_again(connection: Connection, proof: Proof, scored: dict[str, Any]) -> None:
    """Let the pair wait again, with its new score and what made it so; the old word stays."""
    connection.execute(
        update(candidate_pairs)
        .where(candidate_pairs.c.id == proof.pair_id)
        .values(status="open", asked_again_for=proof.identifier, **scored)
    )


def _since(
    connection: Connection,
    kind: Kind,
    one: int,
    other: int,
    decided_at: Any,
    shared: Collection[str],
) -> str:
    mine, theirs = contact_points.alias(), contact_points.alias()
    query = (
        select(mine.c.value, mine.c.normalised)
        .join_from(
            mine,
            theirs,
            (mine.c.type == theirs.c.type) & (mine.c.normalised == theirs.c.normalised),
        )
        .where(
            mine.c.record_kind == kind,
            mine.c.record_id == one,
            theirs.c.record_kind == kind,
            theirs.c.record_id == other,
            mine.c.type.in_(("email", "phone")),
            mine.c.is_claimed.is_(False),
            theirs.c.is_claimed.is_(False),
            or_(mine.c.created_at > decided_at, theirs.c.created_at > decided_at),
        )
        .order_by(mine.c.id)
    )
    rows = connection.execute(query)
    return next((str(row.value) for row in rows if row.normalised not in shared), "")
