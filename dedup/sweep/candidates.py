"""Which pairs of a store are compared at all: those whose blocks say enough."""

from dedup.blocking import BLOCK_CAP
from store.block_join import BlockJoin

# A key on more records than this says too little alone: a switchboard has a hundred colleagues.
TELLING = 10
# In a store of fewer records there are not so many pairs that any must be left out.
FEW_RECORDS = 75_000


def telling_size(records: int) -> int:
    """The size up to which a block alone makes its pairs worth comparing, among so many records."""
    return TELLING if records > FEW_RECORDS else BLOCK_CAP


def join_blocks(join: BlockJoin, records: int, from_number: int = 0) -> int:
    """Find the pairs whose newer record is `from_number` or later; how many there are."""
    return join.join(BLOCK_CAP, telling_size(records), from_number)
