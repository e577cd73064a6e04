"""All stored records of one kind as columns, and their blocks, by ranges of ids and of keys."""

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from dedup.blocking import BLOCK_CAP, counting_keys
from dedup.components import distinct
from dedup.index import index_record
from dedup.stored_profiles import reading
from dedup.sweep.columns import Collecting, Columns, Numbers, Part, among_sorted, part_of
from dedup.sweep.counts import BlockSizes
from dedup.sweep.crew import Crew
from dedup.sweep.views import counted_of
from store import Database, match_profiles
from store.block_join import BlockJoin
from store.facts import Kind
from store.profiles import count_records
from store.whole_blocks import KEY_SPAN, LEAST_KEY, whole_blocks

# Ids read at one time, ranges of keys, and stale records brought up to date in one transaction.
_IDS, _RANGES, _STALE = 20_000, 32, 200


class Wanted(NamedTuple):
    """Which records or keys are to be read; a range is above the first and up to the second."""

    source: Database | str
    kind: Kind
    reading: str
    above: int
    through: int


class Found(NamedTuple):
    """Some records, and the keys of those of their values that are only counted."""

    part: Part
    counted: Numbers


class Blocks(NamedTuple):
    """Keys of at least two records, how many have each, and the ids of blocks within the cap."""

    keys: Numbers
    sizes: Numbers
    members: Numbers


def read_store(
    database: Database,
    kind: Kind,
    region: str | None,
    join: BlockJoin,
    crew: Crew,
    heard: Callable[[int], None] = lambda _: None,
) -> tuple[Columns, BlockSizes]:
    """The records that stand, whose blocks go into `join`; `heard` is told how many were read."""
    bring_up_to_date(database, kind, region)
    with database.read() as connection:
        highest = count_records(connection, kind)
    source = database.url.render_as_string(hide_password=False) if crew.is_apart else database
    records = Wanted(source, kind, reading(region), 0, highest)
    columns, counted = _columns(records, crew, heard)
    sizes = [*_joined(crew.each(read_blocks, key_ranges(source, kind)), columns, counted, join)]
    keys, counts = (np.concatenate(column) for column in zip(*sizes, strict=True))
    return columns, BlockSizes(highest, keys, counts)


def _columns(records: Wanted, crew: Crew, heard: Callable[[int], None]) -> tuple[Columns, Numbers]:
    """All records, and the keys of what is only counted."""
    collecting, counted, read = Collecting(records.kind), [np.zeros(0, np.int64)], 0
    for found in crew.each(read_records, record_ranges(records)):
        collecting.add(found.part)
        counted.append(found.counted)
        read += len(found.part.ids)
        heard(read)
    return collecting.columns(), distinct(np.concatenate(counted))


def record_ranges(records: Wanted) -> Iterator[Wanted]:
    """All the records wanted, some ids at a time."""
    bounds = pairwise([*range(0, records.through, _IDS), records.through])
    return (records._replace(above=above, through=through) for above, through in bounds)


def key_ranges(source: Database | str, kind: Kind) -> Iterator[Wanted]:
    """All keys, a range at a time."""
    step = KEY_SPAN // _RANGES
    bounds = [LEAST_KEY - 1 + step * number for number in range(_RANGES + 1)]
    return (Wanted(source, kind, "", *one) for one in pairwise(bounds))


def _joined(
    found: Iterator[Blocks], columns: Columns, counted: Numbers, join: BlockJoin
) -> Iterator[tuple[Numbers, Numbers]]:
    """Put the blocks into the join, and give the sizes of all of them."""
    for keys, sizes, members in found:
        small = sizes <= BLOCK_CAP
        keys_of_members = np.repeat(keys[small], sizes[small])
        positions = columns.positions(members)
        # A value that is only counted is no block; and some records do not stand any more.
        is_block = np.repeat(~among_sorted(keys[small], counted), sizes[small])
        wanted = (positions >= 0) & is_block
        join.add_many(keys_of_members[wanted], positions[wanted])
        yield keys, sizes


def bring_up_to_date(database: Database, kind: Kind, region: str | None) -> None:
    """Index again what an older Frontdesk has read, or was read for another region."""
    after = 0
    while True:
        with database.read() as connection:
            ids = match_profiles.stale(connection, kind, after, _STALE, reading(region))
        if not ids:
            return
        with database.write() as connection:
            for one in ids:
                index_record(connection, kind, one, region=region)
        after = ids[-1]


def read_records(wanted: Wanted) -> Found:
    """The records with these ids; the work of one process."""
    with opened_store(wanted.source).read() as connection:
        rows = match_profiles.standing_between(
            connection, wanted.kind, wanted.above, wanted.through, wanted.reading
        )
    plains = [json.loads(profile) for _, profile in rows]
    part = part_of(wanted.kind, [one for one, _ in rows], plains)
    keys = {key for one in counted_of(wanted.kind, part.values) for key in counting_keys(one)}
    return Found(part, np.array(list(keys), np.int64))


def read_blocks(wanted: Wanted) -> Blocks:
    """The blocks with these keys; the work of one process."""
    keys, sizes, members = ([np.zeros(0, np.int64)] for _ in range(3))
    with opened_store(wanted.source).read() as connection:
        for rows in whole_blocks(
            connection, wanted.kind, wanted.above + 1, wanted.through, BLOCK_CAP
        ):
            keys.append(np.array([one.key for one in rows], np.int64))
            sizes.append(np.array([one.size for one in rows], np.int64))
            joined = ",".join([one.ids for one in rows if one.ids])
            members.append(np.fromstring(joined, np.int64, sep=","))
    return Blocks(*(np.concatenate(some) for some in (keys, sizes, members)))


def opened_store(source: Database | str) -> Database:
    """The store itself, opened from its URL in another process."""
    return _database(source) if isinstance(source, str) else source


@lru_cache(maxsize=1)
def _database(url: str) -> Database:
    return Database(url, pool_size=1)
