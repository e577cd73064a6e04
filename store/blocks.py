"""Blocking keys: which records share a key, asked in one statement and never more than a cap."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import Connection, Delete, delete, update

from store.facts import Kind
from store.match_profiles import forget
from store.prepared import in_sqlite, prepared
from store.tables import blocking_keys

# No record has more keys than this; a hostile one must not make the store work for it.
MOST_KEYS = 400

# No further than one beyond the cap is read of any block.
_FIRST = "SELECT record_id FROM blocking_keys WHERE record_kind = :kind AND key = asked.value"
_MEMBERS = prepared(
    "SELECT asked.value, (SELECT {ids} FROM (" + _FIRST + " LIMIT :most) AS first_ones)"
    " FROM {asked} AS asked",
    ids={
        "sqlite": "group_concat(record_id)",
        "postgresql": "string_agg(CAST(record_id AS text), ',')",
    },
)
_KEYS_OF = prepared(
    "SELECT key FROM blocking_keys WHERE record_kind = :kind AND record_id = :id ORDER BY key"
)
# Another worker may be indexing the same record; then its row serves as well. SQLite gets one row
# at a time: of many in one statement it keeps a second journal of every page they touch.
_ADD_ONE = (
    "INSERT INTO blocking_keys (record_kind, key, record_id) VALUES (?, ?, ?)"
    " ON CONFLICT DO NOTHING"
)
_ADD = prepared(
    "INSERT INTO blocking_keys (record_kind, key, record_id)"
    " SELECT :kind, asked.value, :id FROM {asked} AS asked WHERE true ON CONFLICT DO NOTHING"
)
_SIZES = prepared(
    "SELECT asked.value, (SELECT count(*) FROM (" + _FIRST + " LIMIT :most) AS first_ones)"
    " FROM {asked} AS asked"
)


@dataclass(frozen=True, slots=True)
class Blocks:
    """Records by the key they share; `crowded` keys had more than the cap and say nothing."""

    members: Mapping[int, Sequence[int]]
    crowded: frozenset[int]


def replace_keys(connection: Connection, kind: Kind, record_id: int, keys: Collection[int]) -> None:
    """Make `keys` (signed 64-bit) the record's keys; what did not change is not written again."""
    wanted, present = set(keys), set(keys_of(connection, kind, record_id))
    gone, new = present - wanted, wanted - present
    if gone:
        connection.execute(_of_record(kind, record_id).where(blocking_keys.c.key.in_(gone)))
    if new and connection.dialect.name == "sqlite":
        rows = [(kind, key, record_id) for key in sorted(new)]
        in_sqlite(connection, _ADD_ONE, rows, many=True)
    elif new:
        _ADD.run(connection, {"kind": kind, "id": record_id, "asked": sorted(new)})


def keys_of(connection: Connection, kind: Kind, record_id: int) -> list[int]:
    """The record's keys in ascending order."""
    return [row[0] for row in _KEYS_OF.rows(connection, {"kind": kind, "id": record_id})]


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
    members, crowded = {}, []
    asked = _parameters(kind, keys) | {"most": cap + 1}
    for key, joined in _MEMBERS.rows(connection, asked) if keys else ():
        if joined and joined.count(",") < cap:
            members[key] = list(map(int, joined.split(",")))
        elif joined:
            crowded.append(key)
    return Blocks(members, frozenset(crowded))


def sharing(connection: Connection, kind: Kind, keys: Collection[int], cap: int) -> dict[int, int]:
    """How many of the keys each record shares; blocks of more than `cap` records do not count."""
    found = candidates(connection, kind, keys, cap).members.values()
    return Counter(chain.from_iterable(found))


def block_sizes(
    connection: Connection, kind: Kind, keys: Collection[int], most: int
) -> dict[int, int]:
    """How many records share each key, counted no further than `most`, in one statement."""
    if not keys:
        return {}
    asked = _parameters(kind, keys) | {"most": most}
    return {row[0]: row[1] for row in _SIZES.rows(connection, asked)}


def _parameters(kind: Kind, keys: Collection[int]) -> dict[str, object]:
    return {"kind": kind, "asked": sorted(keys)[:MOST_KEYS]}


def _of_record(kind: Kind, record_id: int) -> Delete:
    return delete(blocking_keys).where(
        blocking_keys.c.record_kind == kind, blocking_keys.c.record_id == record_id
    )
