"""Every block of a kind at once, for a sweep: who shares a key, and how many do."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, text

from store.facts import Kind

# Signed 64-bit keys lie in here.
LEAST_KEY, KEY_SPAN = -(2**63), 2**64
_ROWS = 50_000

_JOINED = {
    "sqlite": "group_concat(record_id)",
    "postgresql": "string_agg(CAST(record_id AS text), ',')",
}
_BLOCKS = {
    dialect: text(
        f"SELECT key, count(*), CASE WHEN count(*) <= :cap THEN {joined} ELSE '' END"
        " FROM blocking_keys WHERE record_kind = :kind AND key BETWEEN :low AND :high"
        " GROUP BY key HAVING count(*) > 1"
    )
    for dialect, joined in _JOINED.items()
}


class WholeBlock(NamedTuple):
    """A key that at least two records share; `ids` are theirs with commas, "" beyond the cap."""

    key: int
    size: int
    ids: str


def whole_blocks(
    connection: Connection, kind: Kind, low: int, high: int, cap: int
) -> Iterator[Sequence[WholeBlock]]:
    """The blocks whose keys lie between `low` and `high`, both included, some at a time."""
    asked = {"kind": kind, "low": low, "high": high, "cap": cap}
    found = connection.execute(_BLOCKS[connection.dialect.name], asked)
    while rows := found.fetchmany(_ROWS):
        yield [WholeBlock(*row) for row in rows]
