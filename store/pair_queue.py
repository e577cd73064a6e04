"""The review queue: open pairs, what matters most first, filtered, counted, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Float,
    and_,
    case,
    cast,
    func,
    or_,
    select,
    text,
    true,
)

from store.facts import Kind
from store.pair_reasons import BIT
from store.pairs import Pair, PairStatus
from store.tables import activities, candidate_pairs
from store.types import utc_now

PAGE = 50

Order = Literal["urgent", "likely"]
ORDERS: tuple[Order, ...] = ("urgent", "likely")


@dataclass(frozen=True, slots=True)
class PairFilter:
    """Which pairs to list; `at_least` and `below` bound the probability.

    `agrees` names a field that speaks for one record; "nothing against" is a word of its own.
    """

    kind: Kind | None = None
    status: PairStatus = "open"
    at_least: float = 0.0
    below: float = 1.01
    agrees: str = ""


@dataclass(frozen=True, slots=True)
class PairPage:
    """Pairs and the cursor of the next page, None on the last; `ranks` has each pair's cursor."""

    pairs: tuple[Pair, ...]
    next_cursor: tuple[float, int] | None
    ranks: Mapping[int, float]


NOTHING_AGAINST = "nothing against"
REASONS = (*BIT, NOTHING_AGAINST)


def page(
    connection: Connection,
    wanted: PairFilter,
    after: tuple[float, int] | None = None,
    size: int = PAGE,
    order: Order = "urgent",
) -> PairPage:
    """The pairs after the cursor (rank, id); pairs whose snooze is over are open again.

    The rank is the weight, or the probability times how much happened with the two records.
    """
    pair, rank = candidate_pairs.c, _rank(order)
    if connection.dialect.name == "postgresql":
        # To compile the ranking to machine code takes ten times longer than to run it.
        connection.execute(text("SET LOCAL jit = off"))
    # Without the word, SQLite works out the rank again wherever it is named.
    ranked = (
        select(pair.id, rank.label("rank"))
        .where(*_conditions(wanted))
        .cte("ranked")
        .prefix_with("MATERIALIZED")
    )
    query = select(ranked.c.id, ranked.c.rank)
    if after is not None:
        value, pair_id = after
        same = and_(ranked.c.rank == value, ranked.c.id < pair_id)
        query = query.where(or_(ranked.c.rank < value, same))
    query = query.order_by(ranked.c.rank.desc(), ranked.c.id.desc()).limit(size + 1)
    ranks = {row.id: row.rank for row in connection.execute(query)}
    ids = list(ranks)[:size]
    found = _pairs(connection, ids)
    last = ids[-1] if len(ranks) > size else None
    return PairPage(
        tuple(found[one] for one in ids if one in found),
        (ranks[last], last) if last else None,
        ranks,
    )


def rank_of(connection: Connection, pair_id: int, order: Order = "urgent") -> float:
    """Where a pair stands in the queue, to go on from there; 0 where it is gone."""
    query = select(_rank(order)).where(candidate_pairs.c.id == pair_id)
    return float(connection.execute(query).scalar_one_or_none() or 0.0)


def count(connection: Connection, wanted: PairFilter) -> int:
    """How many pairs the filter lets through."""
    query = select(func.count()).select_from(candidate_pairs).where(*_conditions(wanted))
    number: int = connection.execute(query).scalar_one()
    return number


def counts(
    connection: Connection, wanted: Mapping[str, PairFilter], most: PairFilter
) -> dict[str, int]:
    """How many pairs each of the named filters lets through, in one reading of what `most` does."""
    sums = [
        func.coalesce(func.sum(case((and_(true(), *_narrowing(one)), 1), else_=0)), 0)
        for one in wanted.values()
    ]
    row = connection.execute(
        select(*sums).select_from(candidate_pairs).where(*_conditions(most))
    ).one()
    return {name: int(number) for name, number in zip(wanted, row, strict=True)}


def _pairs(connection: Connection, ids: Sequence[int]) -> dict[int, Pair]:
    pair = candidate_pairs.c
    query = select(*(pair[name] for name in Pair.__slots__)).where(pair.id.in_(ids))
    return {row.id: Pair(*row) for row in connection.execute(query)}


def _rank(order: Order) -> ColumnElement[float]:
    pair = candidate_pairs.c
    if order == "likely":
        return pair.weight
    number = case(
        (pair.record_kind == "contact", _happened(activities.c.contact_id)),
        (pair.record_kind == "company", _happened(activities.c.company_id)),
        else_=_happened(activities.c.lead_id),
    )
    # Somebody who writes often comes before a likelier pair that nobody hears of.
    return cast(pair.probability * (number + 2.0) / (number + 6.0), Float)


def _happened(link: Column[int]) -> ColumnElement[int]:
    """How many activities name either record; one subquery for each, or no index serves both."""
    return _naming(link, candidate_pairs.c.left_id) + _naming(link, candidate_pairs.c.right_id)


def _naming(link: Column[int], record_id: Column[int]) -> ColumnElement[int]:
    query = select(func.count()).select_from(activities).where(link == record_id)
    return query.correlate(candidate_pairs).scalar_subquery()


def _conditions(wanted: PairFilter) -> list[ColumnElement[bool]]:
    return [_has_status(wanted.status), *_narrowing(wanted)]


def _narrowing(wanted: PairFilter) -> list[ColumnElement[bool]]:
    pair = candidate_pairs.c
    conditions: list[ColumnElement[Any]] = []
    if wanted.kind is not None:
        conditions.append(pair.record_kind == wanted.kind)
    if wanted.at_least > 0:
        conditions.append(pair.probability >= wanted.at_least)
    if wanted.below <= 1:
        conditions.append(pair.probability < wanted.below)
    if wanted.agrees == NOTHING_AGAINST:
        conditions.append(pair.differs == 0)
    elif wanted.agrees in BIT:
        conditions.append(pair.agrees.bitwise_and(BIT[wanted.agrees]) != 0)
    return conditions


def _has_status(status: PairStatus) -> ColumnElement[bool]:
    pair, now = candidate_pairs.c, utc_now()
    if status == "open":
        woken = and_(pair.status == "snoozed", pair.snoozed_until <= now)
        return and_(pair.status.in_(("open", "snoozed")), or_(pair.status == "open", woken))
    if status == "snoozed":
        return and_(pair.status == "snoozed", pair.snoozed_until > now)
    return pair.status == status
