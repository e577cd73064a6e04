"""Stored records as facts, one or many at once, and how many records there are."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, literal_column, select

from store.asked import among
from store.facts import Facts, Kind
from store.prepared import Prepared, prepared, prepared_query
from store.records import TABLES, NoSuchRecord
from store.tables import companies, contact_points, leads


@dataclass(frozen=True, slots=True)
class StoredFacts:
    """The facts of a record that stands (neither deleted nor merged away)."""

    record_id: int
    version: int
    facts: Facts


def facts_of(connection: Connection, kind: Kind, record_id: int) -> Facts:
    """The facts of one record that stands; raises NoSuchRecord."""
    found = many(connection, kind, [record_id]).get(record_id)
    if found is None:
        raise NoSuchRecord(f"There is no {kind} {record_id} that stands by itself.")
    return found.facts


def many(connection: Connection, kind: Kind, ids: Collection[int]) -> Mapping[int, StoredFacts]:
    """The facts of those records that stand, by id; gone and merged ones are left out."""
    if not ids:
        return {}
    asked = {"asked": sorted(ids), "kind": kind}
    points: dict[int, list[tuple[str, str]]] = {}
    for record_id, type_, value, normalised in _POINTS.rows(connection, asked):
        # An e-mail as written still has the dots that spell a name; a number has lost its region.
        text = value if type_ == "email" else normalised
        points.setdefault(record_id, []).append((type_, text))
    rows = _RECORDS[kind].rows(connection, asked)
    return {row[0]: _stored(row, points.get(row[0], ())) for row in rows}


def count_records(connection: Connection, kind: Kind) -> int:
    """Roughly how many records there are: the highest id, which no store has to count for."""
    [(highest,)] = _HIGHEST[kind].rows(connection, {})
    return int(highest or 0)


def holders(
    connection: Connection, kind: Kind, type_: str, normalised: str, most: int
) -> Sequence[int]:
    """The ids of at most `most` standing records that have this contact point."""
    table = TABLES[kind]
    query = (
        select(contact_points.c.record_id)
        .join(table, table.c.id == contact_points.c.record_id)
        .where(
            contact_points.c.type == type_,
            contact_points.c.normalised == normalised,
            contact_points.c.record_kind == kind,
            table.c.merged_into_id.is_(None),
            table.c.deleted_at.is_(None),
        )
        .order_by(contact_points.c.record_id)
        .limit(most)
    )
    return connection.execute(query).scalars().all()


_POINTS = prepared_query(
    {
        dialect: select(
            *(contact_points.c[name] for name in ("record_id", "type", "value", "normalised"))
        )
        .where(contact_points.c.record_kind == bindparam("kind"), wanted)
        .order_by(contact_points.c.id)
        for dialect, wanted in among(contact_points.c.record_id).items()
    }
)
_NOTHING: ColumnElement[str] = literal_column("''")
_ADDRESS = ("street", "postal_code", "city", "region", "country")
_PERSON = ("name", "first_name", "last_name")


def _standing(kind: Kind) -> Prepared:
    table = TABLES[kind]
    named = [_NOTHING.label(name) for name in _PERSON]
    if kind == "company":
        firm = [companies.c.name.label("company"), companies.c.domain, *named]
        place = [table.c[name] for name in _ADDRESS]
        birthdate = _NOTHING.label("birthdate")
        query = select(table.c.id, table.c.version, *firm, *place, birthdate, companies.c.details)
    else:
        employer = companies.c.name if kind == "contact" else leads.c.company_name
        query = select(
            table.c.id,
            table.c.version,
            func.coalesce(employer, _NOTHING).label("company"),
            func.coalesce(companies.c.domain, _NOTHING).label("domain"),
            *(table.c[name] for name in (*_PERSON, *_ADDRESS, "birthdate")),
            table.c.details if kind == "contact" else _NOTHING.label("details"),
        ).join(companies, companies.c.id == table.c.company_id, isouter=True)
    stands = query.where(table.c.deleted_at.is_(None), table.c.merged_into_id.is_(None))
    by_dialect = among(table.c.id)
    return prepared_query({dialect: stands.where(one) for dialect, one in by_dialect.items()})


_KINDS: tuple[Kind, ...] = ("contact", "company", "lead")
_RECORDS = {kind: _standing(kind) for kind in _KINDS}
_HIGHEST = {kind: prepared(f"SELECT max(id) FROM {TABLES[kind].name}") for kind in _KINDS}


def _stored(row: Sequence[Any], points: Sequence[tuple[str, str]]) -> StoredFacts:
    # The columns stand in one order for every kind; see _standing.
    record_id, version, company, domain, name, first_name, last_name, *rest = row
    street, postal_code, city, region, country, birthdate, details = rest
    by_type: dict[str, list[str]] = {"email": [], "phone": [], "url": []}
    for type_, text in points:
        by_type.setdefault(type_, []).append(text)
    facts = Facts(
        name,
        first_name,
        last_name,
        tuple(by_type["email"]),
        tuple(by_type["phone"]),
        company,
        domain or next(iter(by_type["url"]), ""),
        street,
        postal_code,
        city,
        region,
        country,
        birthdate,
        details=_details(details),
    )
    return StoredFacts(record_id, version, facts)


def _details(stored: Any) -> tuple[tuple[str, str], ...]:
    # PostgreSQL's driver reads JSON by itself, SQLite has it as text.
    if stored in (None, "", "[]"):
        return ()
    read = json.loads(stored) if isinstance(stored, str) else stored
    return tuple((str(name), str(text)) for name, text in read)
