"""Stored profiles: a record as matching compares it, true only while nothing behind it changed."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, delete, text
from sqlalchemy.sql.elements import TextClause

from store.facts import Kind
from store.prepared import Prepared, prepared
from store.storable import storable
from store.tables import match_profiles

_TABLES: Mapping[Kind, str] = {"contact": "contacts", "company": "companies", "lead": "leads"}
# The name and domain of the employer are part of a person's profile, but stand with the firm.
_FIRM = "coalesce(firm.name, '') || '|' || coalesce(firm.domain, '')"


def _record(kind: Kind) -> tuple[str, str]:
    """FROM clause of the records of a kind with their firms, and the firm as one text."""
    table = f"{_TABLES[kind]} AS record"
    if kind == "company":
        return table, "''"
    return f"{table} LEFT JOIN companies AS firm ON firm.id = record.company_id", _FIRM


def _keeping(kind: Kind) -> Prepared:
    source, firm = _record(kind)
    return prepared(
        "INSERT INTO match_profiles (record_kind, record_id, version, firm, reading, profile)"
        f" SELECT :kind, record.id, record.version, {firm}, :reading, :profile FROM {source}"
        " WHERE record.id = :id"
        " ON CONFLICT (record_kind, record_id) DO UPDATE SET version = excluded.version,"
        " firm = excluded.firm, reading = excluded.reading, profile = excluded.profile"
    )


def _standing(kind: Kind) -> Prepared:
    source, firm = _record(kind)
    # A left join from the few that are asked keeps the order of the joins to what is quickest.
    return prepared(
        "SELECT kept.record_id, kept.profile FROM {asked} AS asked"
        f" CROSS JOIN match_profiles AS kept CROSS JOIN {source}"
        " WHERE kept.record_kind = :kind AND kept.record_id = asked.value"
        " AND record.id = kept.record_id AND kept.reading = :reading"
        " AND record.deleted_at IS NULL AND record.merged_into_id IS NULL"
        f" AND kept.version = record.version AND kept.firm = {firm}"
    )


def _in_order(kind: Kind, wanted: str, condition: str) -> TextClause:
    """Records that stand, by id, beside the profile that is still true of them (or NULL)."""
    source, firm = _record(kind)
    return text(
        f"SELECT {wanted} FROM {source} LEFT JOIN match_profiles AS kept"
        " ON kept.record_kind = :kind AND kept.record_id = record.id"
        " AND kept.reading = :reading AND kept.version = record.version"
        f" AND kept.firm = {firm} WHERE record.id > :after AND {condition}"
        " AND record.deleted_at IS NULL AND record.merged_into_id IS NULL ORDER BY record.id"
    )


_KINDS: tuple[Kind, ...] = ("contact", "company", "lead")
_BETWEEN = "record.id <= :through AND kept.record_id IS NOT NULL"
_TRUE = {kind: _in_order(kind, "record.id, kept.profile", _BETWEEN) for kind in _KINDS}
_STALE = {kind: _in_order(kind, "record.id", "kept.record_id IS NULL") for kind in _KINDS}
_KEEP = {kind: _keeping(kind) for kind in _KINDS}
_STANDING = {kind: _standing(kind) for kind in _KINDS}


def keep(connection: Connection, kind: Kind, record_id: int, reading: str, profile: str) -> None:
    """Store the profile of the record as it stands now; `reading` names how it was made."""
    kept = {"reading": reading, "profile": storable(profile)}
    _KEEP[kind].run(connection, kept | {"kind": kind, "id": record_id})


def standing(
    connection: Connection, kind: Kind, ids: Collection[int], reading: str
) -> dict[int, str]:
    """The profiles, made by that reading, of those that stand and have not changed since."""
    if not ids:
        return {}
    asked = {"kind": kind, "asked": ids, "reading": reading}
    return dict(_STANDING[kind].rows(connection, asked))


def standing_between(
    connection: Connection, kind: Kind, after: int, through: int, reading: str
) -> list[tuple[int, str]]:
    """The (id, profile) of each record after one id through another, as `standing` has them."""
    asked = {"kind": kind, "after": after, "through": through, "reading": reading}
    return [(row[0], row[1]) for row in connection.execute(_TRUE[kind], asked)]


def stale(connection: Connection, kind: Kind, after: int, most: int, reading: str) -> list[int]:
    """The next ids of standing records whose profile is missing or no longer true."""
    asked = {"kind": kind, "after": after, "reading": reading}
    return list(connection.execute(_STALE[kind], asked).scalars().fetchmany(most))


def forget(connection: Connection, kind: Kind, record_id: int) -> None:
    """Remove the record's profile."""
    kept = match_profiles.c
    connection.execute(
        delete(match_profiles).where(kept.record_kind == kind, kept.record_id == record_id)
    )
