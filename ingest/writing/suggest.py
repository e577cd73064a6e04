"""Put the candidates a person should look at into the review queue."""

from dedup import Resolution
from store import Connection, pairs
from store.records import RecordKind


def suggest(
    connection: Connection,
    kind: RecordKind,
    record_id: int,
    found: Resolution,
    submission_id: int,
) -> None:
    """Open a candidate pair for every candidate that is neither a match nor nobody."""
    for candidate in found.candidates:
        if candidate.verdict == "REVIEW":
            pairs.suggest(connection, kind, record_id, candidate, submission_id)
