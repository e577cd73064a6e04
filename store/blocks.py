"""Blocking keys: which records share a key, asked in one statement and never more than a cap."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, Delete, delete, select, text, update
from sqlalchemy.sql.elements import TextClause

from store.facts import Kind
from store.tables import blocking_keys
from store.upsert import upsert

# The databases take at least this many keys in one statement (SQLite: 500 terms of a compound).
MOST_KEYS = 400


@dataclass(frozen=True, slots=True)
class Blocks:
    """Records by the key they share; `crowded` keys had more than the cap and say nothing."""

    members: Mapping[int, tuple[int, ...]]
    crowded: frozenset[int]


def replace_keys(connection: Connection, kind: Kind, record_id: int, keys: Collection[int]) -> None:
    """Make `keys` (signed 64-bit) the record's keys; what did not change is not written again."""
    wanted, present = set(keys), set(keys_of(connection, kind, record_id))
    gone, new = present - wanted, wanted - present
    if gone:
        connection.execute(_of_record(kind, record_id).where(blocking_keys.c.key.in_(gone)))
    if new:
        rows = [{"record_kind": kind, "key": key, "record_id": record_id} for key in sorted(new)]
        # Another worker may be indexing the same record; then its row serves as well.
        connection.execute(upsert(connection, blocking_keys).on_conflict_do_nothing(), rows)


def keys_of(connection: Connection, kind: Kind, record_id: int) -> list[int]:
    """The record's keys in ascending order."""
    of_record = (blocking_keys.c.record_kind == kind, blocking_keys.c.record_id == record_id)
    query = select(blocking_keys.c.key).where(*of_record).order_by(blocking_keys.c.key)
    return list(connection.execute(query).scalars())


def remove_keys(connection: Connection, kind: Kind, record_id: int) -> None:
    """Take the record out of all blocks, so that it is no candidate any more."""
    connection.execute(_of_record(kind, record_id))


def move_keys(connection: Connection, kind: Kind, from_id: int, to_id: int) -> None:
    """Give the keys of one record to another that has none of them yet."""
    connection.execute(
        update(blocking_keys)
        .where(blocking_keys.c.record_kind == kind, blocking_keys.c.record_id == from_id)
        .values(record_id=to_id)
    )


def candidates(connection: Connection, kind: Kind, keys: Collection[int], cap: int) -> Blocks:
    """Who shares the keys; a block of more than `cap` records is skipped whole, never cut."""
    asked = sorted(keys)[:MOST_KEYS]
    if not asked:
        return Blocks({}, frozenset())
    parameters: dict[str, object] = {f"k{n}": key for n, key in enumerate(asked)}
    rows = connection.execute(
        _statement(len(asked)), parameters | {"kind": kind, "most": cap + 1}
    ).all()
    found: dict[int, list[int]] = {}
    for key, record_id in rows:
        found.setdefault(key, []).append(record_id)
    crowded = frozenset(key for key, members in found.items() if len(members) > cap)
    members = {key: tuple(ids) for key, ids in found.items() if key not in crowded}
    return Blocks(members, crowded)


def block_sizes(
    connection: Connection, kind: Kind, keys: Collection[int], most: int
) -> dict[int, int]:
    """How many records share each key, counted no further than `most`, in one statement."""
    asked = sorted(keys)[:MOST_KEYS]
    if not asked:
        return {}
    parameters: dict[str, object] = {f"k{n}": key for n, key in enumerate(asked)}
    sizes = connection.execute(_counting(len(asked)), parameters | {"kind": kind, "most": most})
    return {asked[position]: size for position, size in sizes}


@lru_cache(maxsize=MOST_KEYS)
def _statement(number: int) -> TextClause:
    # A limit for each key keeps a crowded block from being read; IN alone could not do that.
    block = (
        "SELECT * FROM (SELECT key, record_id FROM blocking_keys"
        " WHERE record_kind = :kind AND key = :k{n} LIMIT :most) AS b{n}"
    )
    return text(" UNION ALL ".join(block.format(n=n) for n in range(number)))


@lru_cache(maxsize=MOST_KEYS)
def _counting(number: int) -> TextClause:
    block = (
        "SELECT {n}, count(*) FROM (SELECT 1 FROM blocking_keys"
        " WHERE record_kind = :kind AND key = :k{n} LIMIT :most) AS b{n}"
    )
    return text(" UNION ALL ".join(block.format(n=n) for n in range(number)))


def _of_record(kind: Kind, record_id: int) -> Delete:
    return delete(blocking_keys).where(
        blocking_keys.c.record_kind == kind, blocking_keys.c.record_id == record_id
    )
