"""What contacts, companies and leads have in common: fields, filling, editing, redirects."""

from collections.abc import Mapping
from typing import Any, Literal

from anyascii import anyascii
from sqlalchemy import Connection, Table, select, update

from store.inserting import Inserting
from store.provenance import Origin, note, note_new
from store.tables import companies, contacts, leads
from store.types import utc_now

RecordKind = Literal["contact", "company", "lead"]

TABLES: Mapping[str, Table] = {"contact": contacts, "company": companies, "lead": leads}

_PERSON = ("name", "first_name", "middle_name", "last_name", "honorific", "job_title",
           "birthdate")  # fmt: skip
_ADDRESS = ("street", "city", "postal_code", "region", "country")

# The fields a person may edit and a merge may choose, in the order pages show them.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "contact": (*_PERSON, "company_id", *_ADDRESS, "language"),
    "company": ("name", "domain", *_ADDRESS),
    "lead": ("title", *_PERSON, "company_name", *_ADDRESS, "message", "language"),
}

_CREATE = {kind: Inserting(table) for kind, table in TABLES.items()}

_SEARCHED = ("title", "name", "company_name", "domain", "city")


class VersionConflict(Exception):
    """Somebody else changed the record since it was shown; nothing was written."""


class NoSuchRecord(Exception):
    """There is no record of that kind and id."""


def create(
    connection: Connection,
    kind: RecordKind,
    fields: Mapping[str, Any],
    origin: Origin,
    *,
    source_id: int | None = None,
    **columns: Any,
) -> int:
    """A new record; `fields` get provenance from `origin`, other `columns` are set as they are."""
    now = utc_now()
    given = {name: value for name, value in fields.items() if value not in ("", None)}
    row = {
        **given,
        **columns,
        "source_id": source_id,
        "search_text": folded(given),
        "created_at": now,
        "updated_at": now,
    }
    record_id = _CREATE[kind].one(connection, row)
    note_new(
        connection, kind, record_id, {name: str(value) for name, value in given.items()}, origin
    )
    return record_id


def values(connection: Connection, kind: RecordKind, record_id: int) -> dict[str, Any]:
    """The editable fields of a record by name; raises NoSuchRecord."""
    table = TABLES[kind]
    columns = [table.c[name] for name in FIELDS[kind]]
    row = connection.execute(select(*columns).where(table.c.id == record_id)).one_or_none()
    if row is None:
        raise NoSuchRecord(f"There is no {kind} {record_id}.")
    return dict(row._mapping)


def fill(
    connection: Connection,
    kind: RecordKind,
    record_id: int,
    claims: Mapping[str, Any],
    origin: Origin,
) -> tuple[list[str], list[str]]:
    """Fill empty fields with what an arrival claims and propose the rest for review.

    Nothing known is overwritten. Returns the names of the fields filled and of those proposed.
    """
    known = values(connection, kind, record_id)
    given = {name: value for name, value in claims.items() if value not in ("", None)}
    empty = {name: value for name, value in given.items() if known.get(name) in ("", None)}
    differs = {
        name: value
        for name, value in given.items()
        if name not in empty and not _same(value, known[name])
    }
    if empty:
        _write(connection, kind, record_id, {**known, **empty}, empty)
    for name, value in empty.items():
        note(connection, kind, record_id, name, str(value), "current", origin)
    proposed = [
        name
        for name, value in differs.items()
        if note(connection, kind, record_id, name, str(value), "proposed", origin)
    ]
    return list(empty), proposed


def edit(
    connection: Connection,
    kind: RecordKind,
    record_id: int,
    version: int,
    changes: Mapping[str, Any],
    origin: Origin,
) -> None:
    """Write a person's edit; raises VersionConflict when the record moved on meanwhile."""
    table = TABLES[kind]
    known = values(connection, kind, record_id)
    changed = {name: value for name, value in changes.items() if known.get(name) != value}
    held = connection.execute(
        update(table)
        .where(table.c.id == record_id, table.c.version == version)
        .values(version=table.c.version)
    )
    if held.rowcount != 1:
        raise VersionConflict(f"This {kind} was changed by somebody else in the meantime.")
    if not changed:
        return
    _write(connection, kind, record_id, {**known, **changed}, changed)
    for name, value in changed.items():
        note(connection, kind, record_id, name, str(value or ""), "current", origin)


def survivor(connection: Connection, kind: RecordKind, record_id: int) -> int:
    """The id a record lives on under: its own, or that of the record it was merged into."""
    table = TABLES[kind]
    seen: set[int] = set()
    while record_id not in seen:
        seen.add(record_id)
        target = connection.execute(
            select(table.c.merged_into_id).where(table.c.id == record_id)
        ).scalar_one_or_none()
        if target is None:
            return record_id
        record_id = target
    return record_id


def touch(connection: Connection, kind: RecordKind, record_id: int) -> None:
    """Note that something happened with the record now; its version stays."""
    table = TABLES[kind]
    connection.execute(
        update(table).where(table.c.id == record_id).values(last_activity_at=utc_now())
    )


def folded(fields: Mapping[str, Any]) -> str:
    """The words a record is searched by: lower case, plain letters (anyascii)."""
    words = " ".join(str(fields[name]) for name in _SEARCHED if fields.get(name))
    return fold(words)


def fold(text: str) -> str:
    """Lower case and plain letters, so that Müller is found by muller."""
    return " ".join(str(anyascii(text)).lower().split())


def _same(left: Any, right: Any) -> bool:
    return left == right or fold(str(left)) == fold(str(right))


def _write(
    connection: Connection,
    kind: RecordKind,
    record_id: int,
    all_fields: Mapping[str, Any],
    changed: Mapping[str, Any],
) -> None:
    table = TABLES[kind]
    connection.execute(
        update(table)
        .where(table.c.id == record_id)
        .values(
            **changed,
            search_text=folded(all_fields),
            version=table.c.version + 1,
            updated_at=utc_now(),
        )
    )
