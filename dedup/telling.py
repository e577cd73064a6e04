"""How much two records must share to be worth comparing, which depends on how many there are."""

from dedup.blocking import BLOCK_CAP

# A key on more records than this says too little alone: a switchboard has a hundred colleagues.
TELLING = 10
# In a store of fewer records there are not so many pairs that any must be left out.
FEW_RECORDS = 75_000


def telling_size(records: int) -> int:
    """The size up to which a block alone makes its pairs worth comparing, among so many records."""
    return TELLING if records > FEW_RECORDS else BLOCK_CAP
