"""Where each value came from, and the proposals that wait for a person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, select, update

from store.inserting import Inserting
from store.tables import provenance
from store.types import utc_now

Standing = Literal["current", "proposed", "superseded", "rejected"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Who or what gave a value: a person by hand, or an extractor reading a submission.

    `by_field` names the extractor of single fields where it is known better than `found_by`.
    """

    submission_id: int | None = None
    user_id: int | None = None
    found_by: str = ""
    evidence: str = ""
    confidence: float = 1.0
    by_field: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Noted:
    """One value a record has, had or might get."""

    id: int
    field: str
    value: str
    status: Standing
    submission_id: int | None
    user_id: int | None
    found_by: str
    evidence: str
    confidence: float
    at: datetime


_COLUMNS = tuple(provenance.c[name] for name in Noted.__slots__)

_INSERT = Inserting(provenance)


def note_new(
    connection: Connection, kind: str, record_id: int, fields: Mapping[str, str], origin: Origin
) -> None:
    """Write down where every value of a new record came from, in one statement."""
    rows: list[tuple[str, str, Standing]] = [
        (field, value, "current") for field, value in fields.items()
    ]
    _insert(connection, kind, record_id, rows, origin)


def note(
    connection: Connection,
    kind: str,
    record_id: int,
    field: str,
    value: str,
    status: Standing,
    origin: Origin,
) -> bool:
    """Write a value's origin down; False when that very proposal is already there."""
    if status == "proposed" and _known(connection, kind, record_id, field, value):
        return False
    if status == "current":
        _supersede(connection, kind, record_id, field)
    _insert(connection, kind, record_id, [(field, value, status)], origin)
    return True


def of_record(connection: Connection, kind: str, record_id: int) -> list[Noted]:
    """Everything noted of a record, newest first."""
    rows = connection.execute(
        select(*_COLUMNS)
        .where(provenance.c.record_kind == kind, provenance.c.record_id == record_id)
        .order_by(provenance.c.id.desc())
    )
    return [Noted(*row) for row in rows]


def proposals(connection: Connection, kind: str, record_id: int) -> list[Noted]:
    """The values that wait for a person, oldest first."""
    noted = of_record(connection, kind, record_id)
    return [one for one in reversed(noted) if one.status == "proposed"]


def settle(connection: Connection, noted_id: int, status: Standing) -> None:
    """Give one noted value another standing, such as rejected."""
    connection.execute(update(provenance).where(provenance.c.id == noted_id).values(status=status))


def _insert(
    connection: Connection,
    kind: str,
    record_id: int,
    values: Iterable[tuple[str, str, Standing]],
    origin: Origin,
) -> None:
    """Write down fields with their values and what these count for."""
    always = {
        "record_kind": kind,
        "record_id": record_id,
        "submission_id": origin.submission_id,
        "user_id": origin.user_id,
        "evidence": origin.evidence[:1000],
        "confidence": origin.confidence,
        "at": utc_now(),
    }
    rows = [
        always
        | {"field": field, "value": value, "status": status}
        | {"found_by": origin.by_field.get(field, origin.found_by)}
        for field, value, status in values
    ]
    _INSERT.many(connection, rows)


def _known(connection: Connection, kind: str, record_id: int, field: str, value: str) -> bool:
    # A value once rejected is not proposed again by the next letter that claims it.
    found = connection.execute(
        select(provenance.c.id)
        .where(
            provenance.c.record_kind == kind,
            provenance.c.record_id == record_id,
            provenance.c.field == field,
            provenance.c.value == value,
        )
        .limit(1)
    )
    return found.first() is not None


def _supersede(connection: Connection, kind: str, record_id: int, field: str) -> None:
    connection.execute(
        update(provenance)
        .where(
            provenance.c.record_kind == kind,
            provenance.c.record_id == record_id,
            provenance.c.field == field,
            provenance.c.status == "current",
        )
        .values(status="superseded")
    )
