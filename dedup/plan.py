"""What a merge would do, field by field, for the page on which a person decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dedup.survivorship import VERIFIED_BY, Held, Rule, choose
from store import Connection, companies
from store.children import count
from store.facts import Kind
from store.merges import versions
from store.points import Point
from store.points import of_record as points_of
from store.provenance import Noted
from store.provenance import of_record as noted_of
from store.records import FIELDS, values

FieldState = Literal["same", "one-sided", "conflict", "empty"]


@dataclass(frozen=True, slots=True)
class HeldValue:
    """A field's value as stored, what the rules weigh, and the note of where it came from."""

    raw: Any
    held: Held
    noted: Noted | None
    proposed: tuple[Noted, ...]


@dataclass(frozen=True, slots=True)
class PlannedField:
    """One row of the review: both values as shown, the default pick and the rule that made it.

    `pick` is the id of the record whose value is kept unless the reviewer says otherwise.
    """

    name: str
    state: FieldState
    a: str
    b: str
    a_noted: Noted | None
    b_noted: Noted | None
    a_proposed: tuple[Noted, ...]
    b_proposed: tuple[Noted, ...]
    pick: int
    rule: Rule


@dataclass(frozen=True, slots=True)
class PlannedPoint:
    """One e-mail, phone or url of the result; `holders` are the ids of the records that have it."""

    point: Point
    holders: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MergePlan:
    """The whole review table; `survivor_id` is the suggestion: the record with most behind it."""

    kind: Kind
    a_id: int
    b_id: int
    versions: Mapping[int, int]
    survivor_id: int
    fields: tuple[PlannedField, ...]
    points: tuple[PlannedPoint, ...]
    children: Mapping[int, Mapping[str, int]]


def plan(connection: Connection, kind: Kind, a_id: int, b_id: int) -> MergePlan:
    """What merging the two would do; only reads. Raises NoSuchRecord."""
    a, b = held_values(connection, kind, a_id), held_values(connection, kind, b_id)
    children = {one: count(connection, kind, one) for one in (a_id, b_id)}
    weight = {one: sum(children[one].values()) for one in (a_id, b_id)}
    return MergePlan(
        kind=kind,
        a_id=a_id,
        b_id=b_id,
        versions=versions(connection, kind, (a_id, b_id)),
        # The record with most behind it keeps its id; the older one where they are even.
        survivor_id=min((a_id, b_id), key=lambda one: (-weight[one], one)),
        fields=tuple(
            _field(connection, name, a[name], b[name], (a_id, b_id)) for name in FIELDS[kind]
        ),
        points=tuple(_points(connection, kind, a_id, b_id)),
        children=children,
    )


def held_values(connection: Connection, kind: Kind, record_id: int) -> dict[str, HeldValue]:
    """Every field of a record with what is known of its origin; raises NoSuchRecord."""
    raw = values(connection, kind, record_id)
    noted = noted_of(connection, kind, record_id)
    return {name: _held(value, name, noted) for name, value in raw.items()}


def _held(raw: Any, name: str, noted: list[Noted]) -> HeldValue:
    mine = [one for one in noted if one.field == name]
    current = next((one for one in mine if one.status == "current"), None)
    text = "" if raw is None else str(raw)
    held = Held(
        value=text,
        at=current.at if current else None,
        by_hand=current is not None and current.user_id is not None,
        verified=current is not None and current.found_by in VERIFIED_BY,
    )
    proposed = tuple(one for one in mine if one.status == "proposed")
    return HeldValue(raw, held, current, proposed)


def _field(
    connection: Connection, name: str, a: HeldValue, b: HeldValue, ids: tuple[int, int]
) -> PlannedField:
    side, rule = choose(a.held, b.held)
    return PlannedField(
        name=name,
        state=_state(a.held.value, b.held.value),
        a=_shown(connection, name, a),
        b=_shown(connection, name, b),
        a_noted=a.noted,
        b_noted=b.noted,
        a_proposed=a.proposed,
        b_proposed=b.proposed,
        pick=ids[0] if side == "a" else ids[1],
        rule=rule,
    )


def _state(a: str, b: str) -> FieldState:
    if not a and not b:
        return "empty"
    if a == b:
        return "same"
    return "conflict" if a and b else "one-sided"


def _shown(connection: Connection, name: str, value: HeldValue) -> str:
    if name == "company_id" and value.raw is not None:
        return companies.get(connection, value.raw).name
    return value.held.value


def _points(connection: Connection, kind: Kind, a_id: int, b_id: int) -> list[PlannedPoint]:
    united: dict[tuple[str, str], PlannedPoint] = {}
    for record_id in (a_id, b_id):
        for point in points_of(connection, kind, record_id):
            key = (point.type, point.normalised)
            known = united.get(key)
            holders = (*known.holders, record_id) if known else (record_id,)
            united[key] = PlannedPoint(known.point if known else point, holders)
    return sorted(united.values(), key=lambda one: (one.point.type, not one.point.is_primary))
