"""Records side by side: the rows of the review table and what the merge would give."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from admin.differences import differences
from admin.highlight import Piece
from dedup.merge import Typed
from dedup.plan import HeldValue, MergePlan, PlannedField, PlannedPoint
from store.details import PREFIX
from store.provenance import Noted
from store.records import FIELDS

# A linked record cannot be typed; it is one of those shown, or changed later on its page.
_NOT_TYPED = frozenset({"company_id"})

Given = MultiDict[str, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """One record's value of a field and where it comes from.

    `is_changed`: somebody changed it after the reviewer saw the table.
    """

    record_id: int
    value: str
    pieces: Sequence[Piece]
    noted: Noted | None
    proposed: tuple[Noted, ...]
    is_picked: bool
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One field of the review; `typed` is a value of the reviewer's own, `result` what is kept."""

    name: str
    state: str
    cells: tuple[Cell, ...]
    rule: str
    typed: str
    may_type: bool
    result: str


@dataclass(frozen=True, slots=True)
class PointRow:
    """One e-mail, phone or url: who has it, whether the result keeps it and uses it first."""

    planned: PlannedPoint
    is_kept: bool
    is_first: bool


@dataclass(frozen=True, slots=True)
class Review:
    """The review table: what needs eyes, what is the same in all, and the effect in numbers.

    `seen` is for a hidden field of each record, by which the next answer tells what changed.
    """

    survivor_id: int
    left_out: frozenset[int]
    rows: tuple[Row, ...]
    same: tuple[Row, ...]
    points: tuple[PointRow, ...]
    totals: Mapping[str, int]
    moved: Mapping[str, int]
    conflicts: int
    seen: Mapping[int, str]
    changed_points: frozenset[int]


def review(plan: MergePlan, given: Given) -> Review:
    """The table of a plan; `given` are the fields of a form sent before, so nothing is lost."""
    left_out = left_out_records(plan.ids, given)
    asked = _number(given.get("survivor", ""))
    survivor = asked if asked in plan.ids and asked not in left_out else plan.survivor_id
    if survivor in left_out:
        survivor = next(one for one in plan.ids if one not in left_out)
    changed = {one: _changed(plan, one, given) for one in plan.ids}
    rows = [_row(plan, one, given, changed) for one in plan.fields if one.state != "empty"]
    joined = [one for one in plan.ids if one not in left_out]
    return Review(
        survivor_id=survivor,
        left_out=left_out,
        rows=tuple(row for row in rows if row.state != "same"),
        same=tuple(row for row in rows if row.state == "same"),
        points=tuple(_points(plan, given, left_out, survivor)),
        totals=_sum(plan, joined),
        moved=_sum(plan, [one for one in joined if one != survivor]),
        conflicts=sum(row.state == "conflict" for row in rows),
        seen={one: " ".join(_digests(plan, one).values()) for one in plan.ids},
        changed_points=frozenset(one for one in plan.ids if "points" in changed[one]),
    )


def left_out_records(ids: Sequence[int], given: Given) -> frozenset[int]:
    """The records the reviewer ticked to stay out of the merge; at least two stay in."""
    ticked = frozenset(one for one in ids if given.get(f"leave-{one}"))
    return ticked if len(ids) - len(ticked) >= 2 else frozenset()


def _row(
    plan: MergePlan, field: PlannedField, given: Given, changed: Mapping[int, frozenset[str]]
) -> Row:
    asked = _number(given.get(f"pick-{field.name}", ""))
    pick = asked if asked in plan.ids else field.pick
    cells = tuple(
        Cell(
            record_id=one.record_id,
            value=one.shown,
            pieces=pieces,
            noted=one.noted,
            proposed=one.proposed,
            is_picked=one.record_id == pick,
            is_changed=field.name in changed[one.record_id],
        )
        for one, pieces in zip(field.values, _pieces(field), strict=True)
    )
    typed = given.get(f"typed-{field.name}", "").strip()
    picked = next(cell.value for cell in cells if cell.is_picked)
    return Row(
        name=field.name,
        state=field.state,
        cells=cells,
        rule=field.rule,
        typed=typed,
        may_type=_may_type(field.name),
        result=typed or picked,
    )


def _pieces(field: PlannedField) -> list[Sequence[Piece]]:
    """Each value with the signs marked in which it differs from the one that is proposed."""
    values = [one.shown for one in field.values]
    if len(values) == 2:
        return list(differences(*values))
    base = next(one.shown for one in field.values if one.record_id == field.pick)
    return [differences(base, value)[1] for value in values]


def _points(
    plan: MergePlan, given: Given, left_out: frozenset[int], survivor: int
) -> Sequence[PointRow]:
    gone = left_out_points(plan, given)
    rows = []
    for one in plan.points:
        if all(holder in left_out for holder in one.holders):
            continue
        asked = _number(given.get(f"primary-{one.point.type}", ""))
        is_first = asked in one.ids if asked else survivor in one.first_of
        rows.append(PointRow(one, not set(one.ids) & gone, is_first))
    return rows


def left_out_points(plan: MergePlan, given: Given) -> frozenset[int]:
    """The ids of the points that were shown with a tick and came back without."""
    shown = set(given.getlist("shown-point"))
    kept = set(given.getlist("keep-point"))
    gone = shown - kept
    return frozenset(id_ for one in plan.points if str(one.point.id) in gone for id_ in one.ids)


def picks(kind: str, given: Given) -> dict[str, int | Typed]:
    """What the reviewer chose for each field; a value written by hand outweighs a choice."""
    chosen: dict[str, int | Typed] = {}
    columns = (one.removeprefix("pick-") for one in given if one.startswith(f"pick-{PREFIX}"))
    for name in (*FIELDS[kind], *columns):
        typed, pick = given.get(f"typed-{name}", "").strip(), _number(given.get(f"pick-{name}", ""))
        if typed and _may_type(name):
            chosen[name] = Typed(typed)
        elif pick:
            chosen[name] = pick
    return chosen


def _may_type(name: str) -> bool:
    # What no field takes came from a file as it stands there; nobody writes it by hand.
    return name not in _NOT_TYPED and not name.startswith(PREFIX)


def _changed(plan: MergePlan, record_id: int, given: Given) -> frozenset[str]:
    """The fields that are not as they were when the form was made."""
    then, now = given.get(f"seen-{record_id}", "").split(), _digests(plan, record_id)
    if len(then) != len(now):
        return frozenset()
    return frozenset(
        name for (name, digest), old in zip(now.items(), then, strict=True) if digest != old
    )


def _digests(plan: MergePlan, record_id: int) -> dict[str, str]:
    found = {field.name: _digest(_value(field, record_id).shown) for field in plan.fields}
    mine = [one.point.normalised for one in plan.points if record_id in one.holders]
    return found | {"points": _digest("\n".join(sorted(mine)))}


def _value(field: PlannedField, record_id: int) -> HeldValue:
    return next(one for one in field.values if one.record_id == record_id)


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()


def _sum(plan: MergePlan, ids: Sequence[int]) -> dict[str, int]:
    names = ("activities", "leads", "contacts")
    return {name: sum(plan.children[one].get(name, 0) for one in ids) for name in names}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= 18 else 0


def rule_words(rule: str) -> str:
    """Why a value was chosen beforehand."""
    words: dict[str, str] = {
        "only one": _("the only value"),
        "edited by hand": _("entered by hand"),
        "verified": _("written by the person themselves"),
        "newest": _("the newer value"),
        "most complete": _("the fuller value"),
        "older record": _("of the older record"),
    }
    return words.get(rule, "")
