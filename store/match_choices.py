"""Thresholds a person chose from evidence, and whether pairs past the gate are merged unasked."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from store.facts import Kind
from store.tables import match_choices
from store.types import utc_now


@dataclass(frozen=True, slots=True)
class MatchChoice:
    """What was chosen for one kind of record; both thresholds are probabilities."""

    record_kind: Kind
    review: float
    match: float
    merges_alone: bool
    chosen_at: datetime
    chosen_by_id: int | None


_COLUMNS = tuple(match_choices.c[name] for name in MatchChoice.__slots__)


def choose(
    connection: Connection,
    kind: Kind,
    *,
    review: float,
    match: float,
    merges_alone: bool,
    user_id: int | None,
) -> None:
    """Write a choice down; it holds from now on, and those before it are kept."""
    connection.execute(
        insert(match_choices).values(
            record_kind=kind,
            review=review,
            match=match,
            merges_alone=merges_alone,
            chosen_at=utc_now(),
            chosen_by_id=user_id,
        )
    )


def chosen(connection: Connection, kind: Kind) -> MatchChoice | None:
    """What holds for the kind; None where nobody chose and the settings file holds."""
    query = select(*_COLUMNS).where(match_choices.c.record_kind == kind)
    row = connection.execute(query.order_by(match_choices.c.id.desc()).limit(1)).one_or_none()
    return MatchChoice(*row) if row else None
