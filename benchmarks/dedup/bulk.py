"""Many facts as stored and indexed records, through the normal tables but a few at a time."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, insert, text

from dedup.blocking import blocking_keys, counting_keys
from dedup.evaluation.stored import points_of
from dedup.profile import Profile, profile_of
from dedup.profile_text import encoded
from dedup.stored_profiles import reading
from store import Database
from store.facts import Facts, Kind
from store.points import NewPoint
from store.records import TABLES, folded
from store.tables import blocking_keys as keys_table
from store.tables import companies, contact_points, match_profiles
from store.types import utc_now

_BATCH = 5000
# Keys come in no order; sorted once at the end they are written a page at a time, and so is the
# index of them by record.
_LOADED = "CREATE TEMPORARY TABLE loaded_keys (key bigint, record_id bigint)"
_SORTED = (
    "INSERT INTO blocking_keys (record_kind, key, record_id)"
    " SELECT :kind, key, record_id FROM loaded_keys ORDER BY key, record_id"
)


@dataclass(slots=True)
class _Loading:
    kind: Kind
    now: datetime
    firms: dict[str, int] = field(default_factory=dict)
    last_id: int = 0


def load(database: Database, kind: Kind, all_facts: Iterable[Facts]) -> float:
    """Store all in an empty store, without provenance; the seconds it took."""
    started = time.perf_counter()
    loading, facts = _Loading(kind, utc_now()), iter(all_facts)
    with database.write() as connection:
        connection.execute(text(_LOADED))
        for batch in iter(lambda: list(islice(facts, _BATCH)), []):
            _write(connection, loading, batch)
        for index in keys_table.indexes:
            index.drop(connection)
        connection.execute(text(_SORTED), {"kind": kind})
        for index in keys_table.indexes:
            index.create(connection)
        connection.execute(text("DROP TABLE loaded_keys"))
    with database.write() as connection:
        connection.execute(text("ANALYZE"))
    return time.perf_counter() - started


def _write(connection: Connection, loading: _Loading, batch: list[Facts]) -> None:
    rows: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("firms", "records", "points", "profiles", "keys")
    }
    for facts in batch:
        _take(loading, facts, rows)
    for table, name in (
        (companies, "firms"),
        (TABLES[loading.kind], "records"),
        (contact_points, "points"),
        (match_profiles, "profiles"),
    ):
        if rows[name]:
            connection.execute(insert(table), rows[name])
    statement = text("INSERT INTO loaded_keys VALUES (:key, :record_id)")
    connection.execute(statement, rows["keys"])


def _take(loading: _Loading, facts: Facts, rows: dict[str, list[dict[str, Any]]]) -> None:
    loading.last_id += 1
    record_id, points = loading.last_id, points_of(facts)
    rows["records"].append(_record(loading, facts, rows["firms"]))
    rows["points"].extend(_point(loading, record_id, point, points) for point in points)
    profile = profile_of(_as_stored(loading.kind, facts, points), loading.kind)
    firm = f"{facts.company}|" if facts.company and loading.kind != "company" else "|"
    rows["profiles"].append(_kept(loading.kind, record_id, profile, firm))
    keys = {*blocking_keys(profile), *counting_keys(profile)}
    rows["keys"].extend({"key": key, "record_id": record_id} for key in keys)


def _record(loading: _Loading, facts: Facts, firms: list[dict[str, Any]]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": loading.last_id, "street": facts.street, "postal_code": facts.postal_code,
        "city": facts.city, "country": facts.country, "version": 1,
        "created_at": loading.now, "updated_at": loading.now,
    }  # fmt: skip
    if loading.kind == "company":
        row |= {"name": facts.company, "domain": facts.url}
    else:
        whole = facts.name or f"{facts.first_name} {facts.last_name}".strip()
        row |= {"name": whole, "first_name": facts.first_name, "last_name": facts.last_name}
        row["company_id"] = _firm(loading, facts.company, firms)
    return row | {"search_text": folded(row)}


def _firm(loading: _Loading, name: str, firms: list[dict[str, Any]]) -> int | None:
    if not name:
        return None
    if name not in loading.firms:
        loading.firms[name] = len(loading.firms) + 1
        times = {"created_at": loading.now, "updated_at": loading.now}
        firms.append({"id": loading.firms[name], "name": name, **times})
    return loading.firms[name]


def _point(
    loading: _Loading, record_id: int, point: NewPoint, points: list[NewPoint]
) -> dict[str, Any]:
    first = next(one for one in points if one.type == point.type)
    return {
        "record_kind": loading.kind, "record_id": record_id, "type": point.type,
        "value": point.value, "normalised": point.normalised, "is_primary": point is first,
        "created_at": loading.now,
    }  # fmt: skip


def _as_stored(kind: Kind, facts: Facts, points: list[NewPoint]) -> Facts:
    """The facts as they would be read back."""
    emails = tuple(one.value for one in points if one.type == "email")
    phones = tuple(one.normalised for one in points if one.type == "phone")
    whole = facts.name or f"{facts.first_name} {facts.last_name}".strip()
    name = "" if kind == "company" else whole
    return replace(facts, name=name, emails=emails, phones=phones)


def _kept(kind: Kind, record_id: int, profile: Profile, firm: str) -> dict[str, Any]:
    return {
        "record_kind": kind, "record_id": record_id, "version": 1,
        "firm": "" if kind == "company" else firm, "reading": reading(None),
        "profile": encoded(profile),
    }  # fmt: skip
