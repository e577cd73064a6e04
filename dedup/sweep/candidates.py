"""Which pairs of a store are compared at all: those whose blocks say enough."""

from dedup.blocking import BLOCK_CAP
from dedup.telling import telling_size
from store.block_join import BlockJoin


def join_blocks(join: BlockJoin, records: int, from_number: int = 0) -> int:
    """Find the pairs whose newer record is `from_number` or later; how many there are."""
    return join.join(BLOCK_CAP, telling_size(records), from_number)
