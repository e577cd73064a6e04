"""Two records side by side: the rows of the review table and what the merge would give."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from admin.differences import differences
from admin.highlight import Piece
from dedup.merge import Typed
from dedup.plan import MergePlan, PlannedField, PlannedPoint
from store.provenance import Noted
from store.records import FIELDS

# A linked record cannot be typed; it is one of the two, or changed later on the record's page.
NOT_TYPED = frozenset({"company_id"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One record's value of a field and where it comes from."""

    record_id: int
    value: str
    pieces: Sequence[Piece]
    noted: Noted | None
    proposed: tuple[Noted, ...]
    is_picked: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One field of the review; `typed` is a value of the reviewer's own, kept after an error."""

    name: str
    state: str
    cells: tuple[Cell, Cell]
    rule: str
    typed: str
    may_type: bool


@dataclass(frozen=True, slots=True)
class Review:
    """The review table: what needs eyes, what is the same in both, and the effect in numbers."""

    rows: tuple[Row, ...]
    same: tuple[Row, ...]
    points: tuple[PlannedPoint, ...]
    totals: Mapping[str, int]
    conflicts: int


def review(plan: MergePlan, given: Mapping[str, str]) -> Review:
    """The table of a plan; `given` are the fields of a form sent before, so nothing is lost."""
    rows = [_row(plan, one, given) for one in plan.fields if one.state != "empty"]
    counted = plan.children.values()
    return Review(
        rows=tuple(row for row in rows if row.state != "same"),
        same=tuple(row for row in rows if row.state == "same"),
        points=plan.points,
        totals={
            name: sum(children.get(name, 0) for children in counted)
            for name in ("activities", "leads", "contacts")
        },
        conflicts=sum(row.state == "conflict" for row in rows),
    )


def _row(plan: MergePlan, field: PlannedField, given: Mapping[str, str]) -> Row:
    asked = given.get(f"pick-{field.name}", "")
    pick = int(asked) if asked in (str(plan.a_id), str(plan.b_id)) else field.pick
    a, b = differences(field.a, field.b)
    sides = (
        (plan.a_id, field.a, a, field.a_noted, field.a_proposed),
        (plan.b_id, field.b, b, field.b_noted, field.b_proposed),
    )
    left, right = (Cell(*side, is_picked=side[0] == pick) for side in sides)
    return Row(
        name=field.name,
        state=field.state,
        cells=(left, right),
        rule=field.rule,
        typed=given.get(f"typed-{field.name}", ""),
        may_type=field.name not in NOT_TYPED,
    )


def picks(kind: str, given: Mapping[str, str]) -> dict[str, int | Typed]:
    """What the reviewer chose for each field; a value written by hand outweighs a choice."""
    chosen: dict[str, int | Typed] = {}
    for name in FIELDS[kind]:
        typed, pick = given.get(f"typed-{name}", "").strip(), given.get(f"pick-{name}", "")
        if typed and name not in NOT_TYPED:
            chosen[name] = Typed(typed)
        elif pick.isdecimal() and len(pick) <= 18:
            chosen[name] = int(pick)
    return chosen


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
