"""What people decided about pairs, with both records as they were then: examples to learn from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import reduce
from operator import add
from typing import Any

from sqlalchemy import Connection, and_, case, func, literal, select

from store.facts import Facts, Kind
from store.profiles import many
from store.snapshots import Row
from store.tables import candidate_pairs, companies, merges

# What was decided for another cause than likeness teaches nothing about it.
_NO_EXAMPLE = ("test_data",)
_TEXTS = tuple(one.name for one in fields(Facts) if one.type in ("str", str))


@dataclass(frozen=True, slots=True)
class Decision:
    """A pair a person decided: whether the two are one, and why not if they are not."""

    left: Facts
    right: Facts
    is_same: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Band:
    """The pairs of one band of scores: how many wait, were merged, or were found to be two."""

    waiting: int
    merged: int
    different: int


def decisions(connection: Connection, kind: Kind, most: int) -> Sequence[Decision]:
    """The newest decisions of people, at most so many of each answer."""
    return [*_merged(connection, kind, most), *_different(connection, kind, most)]


def count(connection: Connection, kind: Kind) -> int:
    """How many pairs of the kind people decided one way or the other."""
    return sum(one.merged + one.different for one in bands(connection, kind, ()))


def bands(connection: Connection, kind: Kind, bounds: Sequence[float]) -> list[Band]:
    """The pairs of each band, the least likely first; `bounds` part them, ascending."""
    pair = candidate_pairs.c
    above = [case((pair.probability >= bound, 1), else_=0) for bound in bounds]
    band = reduce(add, above, literal(0)).label("band")
    waits = pair.status.in_(("open", "snoozed"))
    decided = and_(pair.status.in_(("merged", "different")), pair.decided_by_id.is_not(None))
    wanted = (
        select(band, pair.status)
        .where(pair.record_kind == kind, pair.model_version > 0, waits | decided)
        .subquery()
    )
    each = (wanted.c.band, wanted.c.status)
    query = select(*each, func.count()).group_by(*each)
    found: dict[int, dict[str, int]] = {}
    for which, status, pairs in connection.execute(query):
        kinds = found.setdefault(int(which), {})
        key = "waiting" if status in ("open", "snoozed") else str(status)
        kinds[key] = kinds.get(key, 0) + pairs
    return [
        Band(one.get("waiting", 0), one.get("merged", 0), one.get("different", 0))
        for one in (found.get(which, {}) for which in range(len(bounds) + 1))
    ]


def _merged(connection: Connection, kind: Kind, most: int) -> list[Decision]:
    # What the house merged by itself (no actor) would only teach it its own opinion.
    query = (
        select(merges.c.snapshot)
        .where(
            merges.c.record_kind == kind,
            merges.c.undone_at.is_(None),
            merges.c.actor_id.is_not(None),
        )
        .order_by(merges.c.id.desc())
        .limit(most)
    )
    before = [snapshot["before"] for snapshot in connection.execute(query).scalars()]
    firms = _firms(connection, before)
    return [
        Decision(_facts(kind, one["survivor"], firms), _facts(kind, one["loser"], firms), True, "")
        for one in before
    ]


def _different(connection: Connection, kind: Kind, most: int) -> list[Decision]:
    pair = candidate_pairs.c
    query = (
        select(pair.left_id, pair.right_id, pair.reason)
        .where(
            pair.record_kind == kind,
            pair.status == "different",
            pair.decided_by_id.is_not(None),
            pair.reason.not_in(_NO_EXAMPLE),
        )
        .order_by(pair.decided_at.desc())
        .limit(most)
    )
    rows = connection.execute(query).all()
    known = _standing(connection, kind, {one for row in rows for one in row[:2]})
    return [
        Decision(known[left], known[right], False, reason)
        for left, right, reason in rows
        if left in known and right in known
    ]


def _standing(connection: Connection, kind: Kind, ids: Collection[int]) -> dict[int, Facts]:
    return {one: stored.facts for one, stored in many(connection, kind, ids).items()}


def _firms(connection: Connection, before: Sequence[Mapping[str, Any]]) -> dict[int, Row]:
    sides = [one[side]["record"] for one in before for side in ("survivor", "loser")]
    wanted = {row["company_id"] for row in sides if row.get("company_id")}
    query = select(companies.c.id, companies.c.name, companies.c.domain)
    rows = connection.execute(query.where(companies.c.id.in_(wanted)))
    return {row.id: dict(row._mapping) for row in rows}


def _facts(kind: Kind, side: Mapping[str, Any], firms: Mapping[int, Row]) -> Facts:
    """The facts of a record as a merge's snapshot keeps it; see store.profiles for those of now."""
    record: Row = side["record"]
    texts: dict[str, Any] = {name: str(record[name]) for name in _TEXTS if record.get(name)}
    firm = firms.get(record.get("company_id") or 0, {})
    if kind == "company":
        texts["company"] = texts.pop("name", "")
    else:
        texts["company"] = record.get("company_name") or firm.get("name", "")
    points: dict[str, list[str]] = {"email": [], "phone": [], "url": []}
    for row in side["points"]:
        key = "value" if row["type"] == "email" else "normalised"
        points[row["type"]].append(row[key])
    texts["url"] = record.get("domain") or firm.get("domain") or next(iter(points["url"]), "")
    texts["details"] = tuple((str(name), str(text)) for name, text in record.get("details") or ())
    return Facts(emails=tuple(points["email"]), phones=tuple(points["phone"]), **texts)
