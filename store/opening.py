"""Candidate pairs opened by the ten thousand, each with its score as JSON already."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection

from store.facts import Kind
from store.types import utc_now

# A decided pair stays decided; one that waits gets the newer score.
_COLUMNS = (
    "record_kind, left_id, right_id, weight, probability, score, model_version, agrees, differs,"
    " status, created_at, reason, asked_again_for"
)
_AGAIN = (
    " ON CONFLICT (record_kind, left_id, right_id) DO UPDATE SET weight = excluded.weight,"
    " probability = excluded.probability, score = excluded.score,"
    " model_version = excluded.model_version, agrees = excluded.agrees, differs = excluded.differs"
    " WHERE candidate_pairs.status IN ('open', 'snoozed')"
)
_OPEN = {
    "sqlite": f"INSERT INTO candidate_pairs ({_COLUMNS})"
    f" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, '', ''){_AGAIN}",
    "postgresql": f"INSERT INTO candidate_pairs ({_COLUMNS})"
    f" VALUES (%s, %s, %s, %s, %s, CAST(%s AS jsonb), %s, %s, %s, 'open', %s, '', ''){_AGAIN}",
}


class Opening(NamedTuple):
    """A pair to be opened; `score` is MatchScore.to_json() as text, `agrees` and `differs` bits."""

    left_id: int
    right_id: int
    weight: float
    probability: float
    score: str
    model_version: int
    agrees: int
    differs: int


def open_pairs(connection: Connection, kind: Kind, openings: Iterable[Opening]) -> None:
    """Open the pairs, or refresh their scores; a decided pair stays decided."""
    now = utc_now()
    is_sqlite = connection.dialect.name == "sqlite"
    # SQLite keeps times as text in UTC, as every other statement writes them.
    at = now.replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds") if is_sqlite else now
    rows = [(kind, *one, at) for one in openings]
    if rows:
        connection.exec_driver_sql(_OPEN[connection.dialect.name], rows)
