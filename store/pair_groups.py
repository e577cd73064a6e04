"""Which records hang together by open pairs, so that more than two can be looked at as one."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from sqlalchemy import Connection, or_, select

from store.facts import Kind
from store.pairs import Pair, decided_different
from store.tables import candidate_pairs

# More ids than this in one statement, and SQLite refuses it.
_IDS = 400


class OpenPair(NamedTuple):
    """An open pair by its two records."""

    left_id: int
    right_id: int
    probability: float


def touching(
    connection: Connection, kind: Kind, ids: Collection[int], at_least: float = 0.0
) -> list[OpenPair]:
    """The open pairs of that probability which name one of these records, strongest first."""
    pair = candidate_pairs.c
    found: set[OpenPair] = set()
    listed = sorted(set(ids))
    for start in range(0, len(listed), _IDS):
        some = listed[start : start + _IDS]
        query = select(pair.left_id, pair.right_id, pair.probability).where(
            pair.record_kind == kind,
            pair.status == "open",
            pair.probability >= at_least,
            or_(pair.left_id.in_(some), pair.right_id.in_(some)),
        )
        found.update(OpenPair(*row) for row in connection.execute(query))
    return sorted(found, key=lambda one: (-one.probability, one.left_id, one.right_id))


def groups(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The records that hang together by these pairs; each group in ascending order."""
    member_of: dict[int, list[int]] = {}
    for one, other in pairs:
        left, right = member_of.setdefault(one, [one]), member_of.setdefault(other, [other])
        if left is right:
            continue
        left.extend(right)
        member_of.update(dict.fromkeys(right, left))
    distinct = {id(members): members for members in member_of.values()}
    return sorted(sorted(members) for members in distinct.values())


def group_around(connection: Connection, pair: Pair | None, most: int) -> list[int]:
    """The two records of a pair and those that hang together with them, strongest ties first.

    A record that was decided to differ from one of them is left out; more than `most` are cut.
    """
    if pair is None:
        return []
    members = [pair.left_id, pair.right_id]
    refused: set[int] = set()
    while len(members) < most:
        best = next(
            (
                end
                for edge in touching(connection, pair.record_kind, members)
                for end in (edge.left_id, edge.right_id)
                if end not in members and end not in refused
            ),
            None,
        )
        if best is None:
            break
        if decided_different(connection, pair.record_kind, best, members):
            refused.add(best)
        else:
            members.append(best)
    return members
