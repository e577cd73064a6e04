"""Which pairs may be merged without looking at each, and why the others may not."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from dedup.plan import HeldValue, MergePlan, PlannedField, planned
from store import Connection
from store.facts import Kind
from store.merge_inputs import Input, inputs
from store.pair_groups import groups, touching
from store.pairs import Pair
from store.records import fold
from store.types import utc_now

# Why a pair is kept out: "conflict" is the only one that a person may overrule for many at once.
Refusal = Literal[
    "decided",
    "gone",
    "asked again",
    "cluster",
    "protected",
    "claimed",
    "touched",
    "responsible",
    "conflict",
]

# More records than this that hang together are looked at by a person.
MOST_MEMBERS = 5
# A record that somebody is working on is left alone.
UNTOUCHED = timedelta(minutes=1)
# Pairs below this do not make a cluster.
_LINK = 0.5

# The language to write in is a habit, not a person.
_INDIFFERENT = frozenset({"language"})
_NAMES = frozenset({"name", "first_name", "middle_name"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair, what its merge would do, and what keeps it from being merged with many others.

    `plan` is None where a record is gone. `differing` are the fields that contradict each other.
    """

    pair: Pair
    plan: MergePlan | None
    differing: tuple[str, ...]
    refused: tuple[Refusal, ...]


def judge(
    connection: Connection, pairs: Sequence[Pair], *, now: datetime | None = None
) -> list[Judged]:
    """Judge each pair; only reads, in a handful of statements however many there are."""
    found: dict[int, Judged] = {}
    for kind in {pair.record_kind for pair in pairs}:
        of_kind = [pair for pair in pairs if pair.record_kind == kind]
        ids = {one for pair in of_kind for one in (pair.left_id, pair.right_id)}
        read = inputs(connection, kind, ids)
        crowded = _crowded(connection, kind, ids)
        for pair in of_kind:
            found[pair.id] = _judge(pair, read, crowded, now or utc_now())
    return [found[pair.id] for pair in pairs]


def _judge(
    pair: Pair, read: Mapping[int, Input], crowded: Collection[int], now: datetime
) -> Judged:
    left, right = read.get(pair.left_id), read.get(pair.right_id)
    if left is None or right is None or not (left.stands and right.stands):
        return Judged(pair, None, (), ("gone",))
    plan = planned(pair.record_kind, (left, right))
    differing = [field for field in plan.fields if contradicts(field)]
    facts: dict[Refusal, bool] = {
        "decided": pair.status not in ("open", "snoozed"),
        # A person called the two different once; whether they were wrong is theirs to say.
        "asked again": bool(pair.asked_again_for),
        "cluster": left.id in crowded,
        "protected": any(_is_protected(field) for field in plan.fields),
        "claimed": not _is_vouched(left, right),
        "touched": max(left.touched_at, right.touched_at, pair.created_at) > now - UNTOUCHED,
        "responsible": _looked_after_by_two(left, right),
        "conflict": bool(differing),
    }
    refused = tuple(why for why, holds in facts.items() if holds)
    return Judged(pair, plan, tuple(field.name for field in differing), refused)


def contradicts(field: PlannedField) -> bool:
    """Whether the values of a field exclude each other; an initial and its name do not."""
    if field.state != "conflict" or field.name in _INDIFFERENT:
        return False
    values = [one.held.value for one in field.values if one.held.value]
    if field.name == "company_id":
        return len(set(values)) > 1
    texts = [fold(value) for value in values]
    if field.name in _NAMES:
        return not all(_is_short_for(texts[0], other) for other in texts[1:])
    return len(set(texts)) > 1


def _is_short_for(one: str, other: str) -> bool:
    """Whether one name is the other with words left out or cut to initials."""
    words = [text.replace(".", " ").split() for text in (one, other)]
    shorter, longer = sorted(words, key=len)
    is_whole = len(shorter) > 1
    if not shorter or (is_whole and shorter[-1] != longer[-1]):
        return False
    return all(any(_same_word(word, known) for known in longer) for word in shorter)


def _same_word(one: str, other: str) -> bool:
    is_initial = 1 in (len(one), len(other))
    return one == other or (is_initial and one[0] == other[0])


def _is_protected(field: PlannedField) -> bool:
    """A person's word stands against another value: neither is set aside unseen."""
    held: list[HeldValue] = [one for one in field.values if one.held.value]
    return contradicts(field) and any(one.is_protected for one in held)


def _is_vouched(left: Input, right: Input) -> bool:
    """Whether more than a claim (a form post, a forged letter) says who the two are."""
    keys = [{(p.type, p.normalised): p for p in one.points} for one in (left, right)]
    common = [(keys[0][key], keys[1][key]) for key in keys[0] if key in keys[1]]
    if common:
        return any(not (one.is_claimed or other.is_claimed) for one, other in common)
    return all(not one.points or any(not p.is_claimed for p in one.points) for one in (left, right))


def _looked_after_by_two(left: Input, right: Input) -> bool:
    responsible = {left.responsible_id, right.responsible_id} - {None}
    return len(responsible) > 1


def _crowded(connection: Connection, kind: Kind, ids: Collection[int]) -> set[int]:
    """The records that hang together with more than MOST_MEMBERS."""
    known, edges = set(ids), set()
    for _step in range(MOST_MEMBERS):
        around = touching(connection, kind, known, _LINK)
        edges |= {(one.left_id, one.right_id) for one in around}
        grown = known | {end for edge in edges for end in edge}
        if grown == known:
            break
        known = grown
    large = [members for members in groups(edges) if len(members) > MOST_MEMBERS]
    return {one for members in large for one in members}
