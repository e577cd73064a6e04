"""Candidate pairs: two records that may be one, waiting for a person, or decided for good."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol

from sqlalchemy import Connection, and_, case, or_, select, update

from store.facts import Kind
from store.pair_reasons import agreeing, differing
from store.tables import candidate_pairs
from store.types import utc_now
from store.upsert import upsert

PairStatus = Literal["open", "snoozed", "different", "merged"]

# Why two records are not one; the admin chooses, and the reason can cure the cause.
REASONS = ("different_people", "shared_mailbox", "same_household_or_company", "test_data", "undone")


class Scored(Protocol):
    """What is kept of a score."""

    @property
    def weight(self) -> float: ...
    @property
    def probability(self) -> float: ...
    @property
    def model_version(self) -> int: ...
    def to_json(self) -> dict[str, Any]: ...


class Suggested(Protocol):
    """The other record of a pair and why it may be the same."""

    @property
    def id(self) -> int: ...
    @property
    def score(self) -> Scored: ...


@dataclass(frozen=True, slots=True)
class Pair:
    """A candidate pair; `left_id` is the older record. `score` is MatchScore.to_json()."""

    id: int
    record_kind: Kind
    left_id: int
    right_id: int
    weight: float
    probability: float
    score: dict[str, Any]
    model_version: int
    status: PairStatus
    reason: str
    submission_id: int | None
    created_at: datetime
    decided_at: datetime | None
    decided_by_id: int | None
    snoozed_until: datetime | None
    asked_again_for: str


_COLUMNS = tuple(candidate_pairs.c[name] for name in Pair.__slots__)


def suggest(
    connection: Connection,
    kind: Kind,
    record_id: int,
    candidate: Suggested,
    submission_id: int | None = None,
    *,
    reopen_decided: bool = False,
) -> None:
    """Open the pair, or refresh its score while it is open; a decided pair stays decided.

    `reopen_decided` is for a new strong identifier only: it asks again about a decided pair.
    """
    if record_id == candidate.id:
        return
    left, right = sorted((record_id, candidate.id))
    score = candidate.score.to_json()
    fresh = {
        "weight": candidate.score.weight,
        "probability": candidate.score.probability,
        "score": score,
        "model_version": candidate.score.model_version,
        "agrees": agreeing(score),
        "differs": differing(score),
    }
    statement = upsert(connection, candidate_pairs).values(
        record_kind=kind,
        left_id=left,
        right_id=right,
        status="open",
        submission_id=submission_id,
        created_at=utc_now(),
        **fresh,
    )
    again = fresh | {"status": "open", "decided_at": None, "decided_by_id": None}
    refreshed = ("open", "snoozed", "different") if reopen_decided else ("open", "snoozed")
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["record_kind", "left_id", "right_id"],
            set_=again if reopen_decided else fresh,
            where=candidate_pairs.c.status.in_(refreshed),
        )
    )


def suggest_all(
    connection: Connection, kind: Kind, suggestions: Iterable[tuple[int, Suggested]]
) -> None:
    """Open many pairs (record id, the other record) at once, each as `suggest` would."""
    now = utc_now()
    rows = [
        {
            "record_kind": kind,
            "left_id": min(record_id, candidate.id),
            "right_id": max(record_id, candidate.id),
            "weight": candidate.score.weight,
            "probability": candidate.score.probability,
            "score": candidate.score.to_json(),
            "model_version": candidate.score.model_version,
            "status": "open",
            "created_at": now,
        }
        for record_id, candidate in suggestions
        if record_id != candidate.id
    ]
    if not rows:
        return
    statement = upsert(connection, candidate_pairs)
    scored = ("weight", "probability", "score", "model_version", "agrees", "differs")
    status = candidate_pairs.c.status
    again = statement.on_conflict_do_update(
        index_elements=["record_kind", "left_id", "right_id"],
        set_={name: statement.excluded[name] for name in scored},
        # An IN list cannot be used for many rows at once.
        where=or_(status == "open", status == "snoozed"),
    )
    connection.execute(again, rows)


def get(connection: Connection, pair_id: int) -> Pair | None:
    """The pair of that id."""
    row = connection.execute(select(*_COLUMNS).where(candidate_pairs.c.id == pair_id)).one_or_none()
    return Pair(*row) if row else None


def many(connection: Connection, ids: Collection[int]) -> dict[int, Pair]:
    """The pairs of those ids, by id; at most some hundreds are asked at once."""
    rows = connection.execute(select(*_COLUMNS).where(candidate_pairs.c.id.in_(sorted(set(ids)))))
    return {row.id: Pair(*row) for row in rows}


def between(connection: Connection, kind: Kind, one_id: int, other_id: int) -> Pair | None:
    """The pair of these two records, whichever is older."""
    left, right = sorted((one_id, other_id))
    row = connection.execute(
        select(*_COLUMNS).where(
            candidate_pairs.c.record_kind == kind,
            candidate_pairs.c.left_id == left,
            candidate_pairs.c.right_id == right,
        )
    ).one_or_none()
    return Pair(*row) if row else None


def decide_different(
    connection: Connection, pair_id: int, reason: str, user_id: int | None
) -> bool:
    """Decide for good that the two are not one; False when it was decided already."""
    if reason not in REASONS:
        raise ValueError(f"{reason!r} is no reason; choose one of {', '.join(REASONS)}.")
    values = {"status": "different", "reason": reason, "decided_by_id": user_id}
    return _decide(connection, pair_id, values | {"decided_at": utc_now()})


def snooze(connection: Connection, pair_id: int, until: datetime, user_id: int | None) -> bool:
    """Keep the pair out of the queue until then; False when it was decided meanwhile."""
    values = {"status": "snoozed", "snoozed_until": until, "decided_by_id": user_id}
    return _decide(connection, pair_id, values)


def reopen(connection: Connection, pair_id: int) -> None:
    """Take a decision back, so that the pair waits again."""
    connection.execute(
        update(candidate_pairs)
        .where(candidate_pairs.c.id == pair_id)
        .values(status="open", reason="", decided_at=None, decided_by_id=None, snoozed_until=None)
    )


def forbid(
    connection: Connection, kind: Kind, one_id: int, other_id: int, reason: str, user_id: int | None
) -> None:
    """Write down that two records are not one, whether or not they were ever suggested."""
    left, right = sorted((one_id, other_id))
    decision = {
        "status": "different",
        "reason": reason,
        "decided_at": utc_now(),
        "decided_by_id": user_id,
    }
    statement = upsert(connection, candidate_pairs).values(
        record_kind=kind,
        left_id=left,
        right_id=right,
        weight=0.0,
        probability=0.0,
        score={},
        model_version=0,
        created_at=utc_now(),
        **decision,
    )
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["record_kind", "left_id", "right_id"], set_=decision
        )
    )


def decided_different(
    connection: Connection, kind: Kind, record_id: int, others: Collection[int]
) -> frozenset[int]:
    """Those of `others` that were decided not to be this record."""
    if not others:
        return frozenset()
    left, right = candidate_pairs.c.left_id, candidate_pairs.c.right_id
    rows = connection.execute(
        select(case((left == record_id, right), else_=left)).where(
            candidate_pairs.c.record_kind == kind,
            candidate_pairs.c.status == "different",
            or_(
                and_(left == record_id, right.in_(others)),
                and_(right == record_id, left.in_(others)),
            ),
        )
    )
    return frozenset(rows.scalars())


def _decide(connection: Connection, pair_id: int, values: Mapping[str, Any]) -> bool:
    changed = connection.execute(
        update(candidate_pairs)
        .where(
            candidate_pairs.c.id == pair_id,
            candidate_pairs.c.status.in_(("open", "snoozed")),
        )
        .values(**values)
    )
    return changed.rowcount == 1
