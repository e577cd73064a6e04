"""Open pairs so likely that the house may merge them by itself, where it is allowed to."""

from datetime import datetime

from sqlalchemy import Connection, select

from store.facts import Kind
from store.pairs import Pair
from store.tables import candidate_pairs


def ripe(
    connection: Connection,
    kind: Kind,
    at_least: float,
    *,
    after_id: int = 0,
    size: int = 100,
    since: datetime | None = None,
) -> list[Pair]:
    """The next open pairs of that probability, by id; with `since` only those opened since then."""
    pair = candidate_pairs.c
    query = select(*(pair[name] for name in Pair.__slots__)).where(
        pair.record_kind == kind,
        pair.status == "open",
        pair.probability >= at_least,
        pair.id > after_id,
    )
    if since is not None:
        query = query.where(pair.created_at >= since)
    return [Pair(*row) for row in connection.execute(query.order_by(pair.id).limit(size))]
