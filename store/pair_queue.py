"""The review queue: open pairs, strongest first, filtered, a page at a time by cursor."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from store.facts import Kind
from store.pairs import Pair, PairStatus
from store.tables import candidate_pairs
from store.types import utc_now

PAGE = 50


@dataclass(frozen=True, slots=True)
class PairFilter:
    """Which pairs to list; `at_least` and `below` bound the probability."""

    kind: Kind | None = None
    status: PairStatus = "open"
    at_least: float = 0.0
    below: float = 1.01


@dataclass(frozen=True, slots=True)
class PairPage:
    """Pairs and the cursor of the next page, None on the last."""

    pairs: tuple[Pair, ...]
    next_cursor: tuple[float, int] | None


def page(
    connection: Connection,
    wanted: PairFilter,
    after: tuple[float, int] | None = None,
    size: int = PAGE,
) -> PairPage:
    """The strongest pairs after the cursor (weight, id); pairs whose snooze is over are open."""
    pair = candidate_pairs.c
    query = select(*(pair[name] for name in Pair.__slots__)).where(*_conditions(wanted))
    if after is not None:
        weight, pair_id = after
        query = query.where(
            or_(pair.weight < weight, and_(pair.weight == weight, pair.id < pair_id))
        )
    query = query.order_by(pair.weight.desc(), pair.id.desc()).limit(size + 1)
    found = [Pair(*row) for row in connection.execute(query)]
    last = found[size - 1] if len(found) > size else None
    return PairPage(tuple(found[:size]), (last.weight, last.id) if last else None)


def count(connection: Connection, wanted: PairFilter) -> int:
    """How many pairs the filter lets through."""
    query = select(func.count()).select_from(candidate_pairs).where(*_conditions(wanted))
    number: int = connection.execute(query).scalar_one()
    return number


def _conditions(wanted: PairFilter) -> list[ColumnElement[bool]]:
    pair = candidate_pairs.c
    conditions: list[ColumnElement[Any]] = [_has_status(wanted.status)]
    if wanted.kind is not None:
        conditions.append(pair.record_kind == wanted.kind)
    if wanted.at_least > 0:
        conditions.append(pair.probability >= wanted.at_least)
    if wanted.below <= 1:
        conditions.append(pair.probability < wanted.below)
    return conditions


def _has_status(status: PairStatus) -> ColumnElement[bool]:
    pair, now = candidate_pairs.c, utc_now()
    if status == "open":
        woken = and_(pair.status == "snoozed", pair.snoozed_until <= now)
        return or_(pair.status == "open", woken)
    if status == "snoozed":
        return and_(pair.status == "snoozed", pair.snoozed_until > now)
    return pair.status == status
