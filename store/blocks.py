"""Blocking keys: which records share a key, asked in one statement and never more than a cap."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Delete, delete, text, update

from store.asked import asking, listed
from store.facts import Kind
from store.match_profiles import forget
from store.tables import blocking_keys

# No record has more keys than this; a hostile one must not make the store work for it.
MOST_KEYS = 400

# A block's first members beyond the cap are counted before any of it is read.
_CROWDED = (
    "(SELECT 1 FROM blocking_keys AS counted WHERE counted.record_kind = :kind"
    " AND counted.key = asked.value LIMIT 1 OFFSET :cap) IS NOT NULL"
)
_SHARING = asking(
    "SELECT block.record_id, count(*) FROM {asked} AS asked"
    " CROSS JOIN blocking_keys AS block"
    " WHERE block.record_kind = :kind AND block.key = asked.value AND NOT " + _CROWDED + ""
    " GROUP BY block.record_id"
)
_MEMBERS = asking(
    "SELECT asked.value, block.record_id FROM {asked} AS asked"
    " CROSS JOIN blocking_keys AS block"
    " WHERE block.record_kind = :kind AND block.key = asked.value AND NOT " + _CROWDED
)
_KEYS_OF = text(
    "SELECT key FROM blocking_keys WHERE record_kind = :kind AND record_id = :id ORDER BY key"
)
# Another worker may be indexing the same record; then its row serves as well.
_ADD = asking(
    "INSERT INTO blocking_keys (record_kind, key, record_id)"
    " SELECT :kind, asked.value, :id FROM {asked} AS asked WHERE true ON CONFLICT DO NOTHING"
)
_CROWDED_KEYS = asking("SELECT asked.value FROM {asked} AS asked WHERE " + _CROWDED)
_SIZES = asking(
    "SELECT asked.value, (SELECT count(*) FROM (SELECT 1 FROM blocking_keys AS counted"
    " WHERE counted.record_kind = :kind AND counted.key = asked.value LIMIT :most) AS first_ones)"
    " FROM {asked} AS asked"
)


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
        added = {"kind": kind, "id": record_id, "asked": listed(connection, sorted(new))}
        connection.execute(_ADD[connection.dialect.name], added)


def keys_of(connection: Connection, kind: Kind, record_id: int) -> list[int]:
    """The record's keys in ascending order."""
    return list(connection.execute(_KEYS_OF, {"kind": kind, "id": record_id}).scalars())


def remove_keys(connection: Connection, kind: Kind, record_id: int) -> None:
    """Take the record out of all blocks, so that it is no candidate any more."""
    connection.execute(_of_record(kind, record_id))
    forget(connection, kind, record_id)


def move_keys(connection: Connection, kind: Kind, from_id: int, to_id: int) -> None:
    """Give the keys of one record to another that has none of them yet."""
    connection.execute(
        update(blocking_keys)
        .where(blocking_keys.c.record_kind == kind, blocking_keys.c.record_id == from_id)
        .values(record_id=to_id)
    )


def candidates(connection: Connection, kind: Kind, keys: Collection[int], cap: int) -> Blocks:
    """Who shares the keys; a block of more than `cap` records is skipped whole, never cut."""
    if not keys:
        return Blocks({}, frozenset())
    dialect = connection.dialect.name
    asked = _parameters(connection, kind, keys) | {"cap": cap}
    found: dict[int, list[int]] = {}
    for key, record_id in connection.execute(_MEMBERS[dialect], asked):
        found.setdefault(key, []).append(record_id)
    crowded = connection.execute(_CROWDED_KEYS[dialect], asked).scalars()
    return Blocks({key: tuple(sorted(ids)) for key, ids in found.items()}, frozenset(crowded))


def sharing(connection: Connection, kind: Kind, keys: Collection[int], cap: int) -> dict[int, int]:
    """How many of the keys each record shares; blocks of more than `cap` records do not count."""
    if not keys:
        return {}
    asked = _parameters(connection, kind, keys) | {"cap": cap}
    rows = connection.execute(_SHARING[connection.dialect.name], asked)
    return {row[0]: row[1] for row in rows}


def block_sizes(
    connection: Connection, kind: Kind, keys: Collection[int], most: int
) -> dict[int, int]:
    """How many records share each key, counted no further than `most`, in one statement."""
    if not keys:
        return {}
    asked = _parameters(connection, kind, keys) | {"most": most}
    rows = connection.execute(_SIZES[connection.dialect.name], asked)
    return {row[0]: row[1] for row in rows}


def _parameters(connection: Connection, kind: Kind, keys: Collection[int]) -> dict[str, object]:
    return {"kind": kind, "asked": listed(connection, sorted(keys)[:MOST_KEYS])}


def _of_record(kind: Kind, record_id: int) -> Delete:
    return delete(blocking_keys).where(
        blocking_keys.c.record_kind == kind, blocking_keys.c.record_id == record_id
    )
