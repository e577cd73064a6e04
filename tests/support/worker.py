"""A worker without a daemon: what waits in a store's inbox is worked off when it is asked."""

from datetime import timedelta

from dedup import Thresholds
from ingest.processing import Processor
from ingest.reading import Context
from ingest.worker import Worker
from ingest.writing import Policy
from store import Database

REPLY_SECRET = "a secret of the tests"


def worker_on(database: Database, context: Context | None = None) -> Worker:
    """A worker on that store: `worker.work_once()` reads what is due and returns how many."""
    known = context or Context(own_emails=frozenset({"desk@example.test"}), region="US")
    policy = Policy("US", Thresholds(), reply_secret=REPLY_SECRET)
    processor = Processor(database, lambda: known, policy)
    return Worker(
        database, processor, name="test/0/0", batch=50, lease=timedelta(minutes=5), idle=0.1
    )
