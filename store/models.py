"""Models re-estimated from the store: kept, compared, put to use, and gone back from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from store.facts import Kind
from store.tables import model_uses, models
from store.types import utc_now


@dataclass(frozen=True, slots=True)
class StoredModel:
    """A model's tables by explanation, and what it was made from.

    `based_on` is the shipped model that was its prior. `comparison` says how it did beside the
    model that was in use when it was made.
    """

    id: int
    record_kind: Kind
    based_on: int
    pairs: int
    decisions: int
    tables: Mapping[str, Any]
    comparison: Mapping[str, Any]
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Use:
    """A model put to use; `model_id` None is the shipped one, `used_by_id` None the house."""

    id: int
    record_kind: Kind
    model_id: int | None
    used_at: datetime
    used_by_id: int | None


class NoSuchModel(Exception):
    """There is no model of that number for that kind of record."""


_COLUMNS = tuple(models.c[name] for name in StoredModel.__slots__)
_USE = tuple(model_uses.c[name] for name in Use.__slots__)


def add(
    connection: Connection,
    kind: Kind,
    tables: Mapping[str, Any],
    *,
    based_on: int,
    pairs: int,
    decisions: int = 0,
    comparison: Mapping[str, Any] | None = None,
) -> int:
    """Keep a new model, which is not in use yet; its id."""
    statement = insert(models).values(
        record_kind=kind,
        based_on=based_on,
        pairs=pairs,
        decisions=decisions,
        tables=tables,
        comparison=comparison or {},
        created_at=utc_now(),
    )
    return int(connection.execute(statement.returning(models.c.id)).scalar_one())


def get(connection: Connection, kind: Kind, model_id: int) -> StoredModel:
    """The kind's model of that id; raises NoSuchModel."""
    query = select(*_COLUMNS).where(models.c.record_kind == kind, models.c.id == model_id)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NoSuchModel(f"There is no model {model_id} for a {kind}.")
    return StoredModel(*row)


def every(connection: Connection, kind: Kind) -> Sequence[StoredModel]:
    """The kind's models, newest first."""
    query = select(*_COLUMNS).where(models.c.record_kind == kind).order_by(models.c.id.desc())
    return [StoredModel(*row) for row in connection.execute(query)]


def use(connection: Connection, kind: Kind, model_id: int | None, user_id: int | None) -> None:
    """Put a model to use, None the shipped one; raises NoSuchModel. What was in use is kept."""
    if model_id is not None:
        get(connection, kind, model_id)
    connection.execute(
        insert(model_uses).values(
            record_kind=kind, model_id=model_id, used_at=utc_now(), used_by_id=user_id
        )
    )


def uses(connection: Connection, kind: Kind, most: int = 20) -> Sequence[Use]:
    """The newest uses of the kind's models, the one in force first; none: the shipped model."""
    query = select(*_USE).where(model_uses.c.record_kind == kind)
    rows = connection.execute(query.order_by(model_uses.c.id.desc()).limit(most))
    return [Use(*row) for row in rows]


def in_use(connection: Connection, kind: Kind) -> int | None:
    """The id of the model in use, None while that is the shipped one."""
    found = uses(connection, kind, 1)
    return found[0].model_id if found else None
