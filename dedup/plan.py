"""What a merge would do, field by field, for the page on which a person decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dedup.survivorship import VERIFIED_BY, Held, Rule, choose_among
from store import Connection, details
from store.facts import Kind
from store.merge_inputs import Input, inputs
from store.points import Point
from store.provenance import Noted
from store.records import FIELDS, NoSuchRecord

FieldState = Literal["same", "one-sided", "conflict", "empty"]


@dataclass(frozen=True, slots=True)
class HeldValue:
    """A record's value of a field: as stored, as shown, what the rules weigh, where it is from."""

    record_id: int
    raw: Any
    shown: str
    held: Held
    noted: Noted | None
    proposed: tuple[Noted, ...]

    @property
    def is_protected(self) -> bool:
        """Whether a person wrote it, here or in their own letter: no rule may set it aside."""
        return self.held.by_hand or self.held.verified


@dataclass(frozen=True, slots=True)
class PlannedField:
    """One row of the review: each record's value, the default pick and the rule that made it.

    `pick` is the id of the record whose value is kept unless the reviewer says otherwise.
    """

    name: str
    state: FieldState
    values: tuple[HeldValue, ...]
    pick: int
    rule: Rule


@dataclass(frozen=True, slots=True)
class PlannedPoint:
    """One e-mail, phone or url of the result; `holders` are the ids of the records that have it.

    `ids` are its rows, one for each holder; `point` is the first of them. `first_of` are the
    records that use it first.
    """

    point: Point
    holders: tuple[int, ...]
    ids: tuple[int, ...]
    first_of: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MergePlan:
    """The whole review table; `survivor_id` is the suggestion: the record with most behind it."""

    kind: Kind
    ids: tuple[int, ...]
    versions: Mapping[int, int]
    survivor_id: int
    fields: tuple[PlannedField, ...]
    points: tuple[PlannedPoint, ...]
    children: Mapping[int, Mapping[str, int]]


def plan(connection: Connection, kind: Kind, *ids: int) -> MergePlan:
    """What merging these records would do; only reads. Raises NoSuchRecord."""
    found = inputs(connection, kind, ids)
    for one in ids:
        if one not in found:
            raise NoSuchRecord(f"There is no {kind} {one}.")
    return planned(kind, [found[one] for one in ids])


def planned(kind: Kind, records: Sequence[Input]) -> MergePlan:
    """The plan for records that were read already, two or more."""
    weight = {one.id: sum(one.children.values()) for one in records}
    names = field_names(kind, records)
    columns = [held_values(one, names) for one in records]
    return MergePlan(
        kind=kind,
        ids=tuple(one.id for one in records),
        versions={one.id: one.version for one in records},
        # The record with most behind it keeps its id; the older one where they are even.
        survivor_id=min(weight, key=lambda one: (-weight[one], one)),
        fields=tuple(_field(name, [held[name] for held in columns]) for name in names),
        points=tuple(_points(records)),
        children={one.id: one.children for one in records},
    )


def field_names(kind: Kind, records: Sequence[Input]) -> list[str]:
    """The fields of the kind, and the columns that no field takes but one of the records has."""
    return [*FIELDS[kind], *details.names(one.values for one in records)]


def held_values(record: Input, names: Sequence[str]) -> dict[str, HeldValue]:
    """Those fields of a record with what is known of their origin."""
    return {name: _held(record, name) for name in names}


def _held(record: Input, name: str) -> HeldValue:
    raw = record.values.get(name)
    mine = [one for one in record.noted if one.field == name]
    current = next((one for one in mine if one.status == "current"), None)
    text = "; ".join(raw) if isinstance(raw, list) else "" if raw is None else str(raw)
    held = Held(
        value=text,
        at=current.at if current else None,
        by_hand=current is not None and current.user_id is not None,
        verified=current is not None and current.found_by in VERIFIED_BY,
    )
    shown = record.company if name == "company_id" and raw is not None else text
    proposed = tuple(one for one in mine if one.status == "proposed")
    return HeldValue(record.id, raw, shown, held, current, proposed)


def _field(name: str, values: Sequence[HeldValue]) -> PlannedField:
    chosen, rule = choose_among([one.held for one in values])
    state = _state([one.held.value for one in values])
    return PlannedField(name, state, tuple(values), values[chosen].record_id, rule)


def _state(values: Sequence[str]) -> FieldState:
    known = {one for one in values if one}
    if not known:
        return "empty"
    if len(known) > 1:
        return "conflict"
    return "same" if all(values) else "one-sided"


def _points(records: Sequence[Input]) -> list[PlannedPoint]:
    united: dict[tuple[str, str], PlannedPoint] = {}
    for record in records:
        for point in record.points:
            key = (point.type, point.normalised)
            known = united.get(key) or PlannedPoint(point, (), (), ())
            holders, ids = (*known.holders, record.id), (*known.ids, point.id)
            first_of = (*known.first_of, record.id) if point.is_primary else known.first_of
            united[key] = PlannedPoint(known.point, holders, ids, first_of)
    return sorted(united.values(), key=lambda one: (one.point.type, not one.point.is_primary))
