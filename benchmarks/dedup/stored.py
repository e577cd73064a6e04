"""A whole table as stored and indexed records, as an import would leave them."""

from collections.abc import Sequence

from dedup.evaluation.stored import store_one
from store import Database
from store.facts import Facts, Kind

_BATCH = 1000


def store_facts(database: Database, kind: Kind, all_facts: Sequence[Facts]) -> None:
    """Store all of them, a thousand in a transaction."""
    companies: dict[str, int] = {}
    for start in range(0, len(all_facts), _BATCH):
        with database.write() as connection:
            for facts in all_facts[start : start + _BATCH]:
                store_one(connection, kind, facts, companies)
