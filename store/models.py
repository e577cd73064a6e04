"""Models re-estimated from the store: each is kept, to be compared and gone back to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from store.facts import Kind
from store.tables import models
from store.types import utc_now


@dataclass(frozen=True, slots=True)
class StoredModel:
    """A model's tables by explanation; `pairs` is how many candidate pairs it was made from."""

    id: int
    record_kind: Kind
    based_on: int
    pairs: int
    tables: Mapping[str, Any]
    created_at: datetime
    activated_at: datetime | None


_COLUMNS = tuple(models.c[name] for name in StoredModel.__slots__)


def add(
    connection: Connection, kind: Kind, tables: Mapping[str, Any], *, based_on: int, pairs: int
) -> int:
    """Keep a new model; its id."""
    statement = insert(models).values(
        record_kind=kind, based_on=based_on, pairs=pairs, tables=tables, created_at=utc_now()
    )
    return int(connection.execute(statement.returning(models.c.id)).scalar_one())


def every(connection: Connection, kind: Kind) -> Sequence[StoredModel]:
    """The kind's models, newest first."""
    query = select(*_COLUMNS).where(models.c.record_kind == kind).order_by(models.c.id.desc())
    return [StoredModel(*row) for row in connection.execute(query)]
