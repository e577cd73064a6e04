"""What stands in the fields of an edit page: what is stored, what was typed, or both."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from admin import record_saving
from admin.record_saving import Kind
from admin.typed_record import POINT_TYPES, TypedPoint, TypedRecord
from store import Connection, companies, points, records
from store.points import Point


@dataclass(frozen=True, slots=True)
class Line:
    """A contact point as the form shows it."""

    name: str
    type: str
    value: str
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """The form's content; `fields` has the company and the responsible too.

    `was` is what stood in each field when the page was opened: how a change is told from a field
    that was left alone, when somebody else changes the record meanwhile.
    """

    fields: Mapping[str, str]
    was: Mapping[str, str]
    lines: tuple[Line, ...]
    version: int = 0
    primary_ids: frozenset[int] = frozenset()

    @property
    def points(self) -> tuple[Point, ...]:
        """The contact points the record has."""
        return tuple(line.point for line in self.lines if line.point is not None)


def empty() -> Shown:
    """Nothing yet."""
    return Shown({}, {}, _new_lines())


def stored(connection: Connection, kind: Kind, record_id: int) -> Shown:
    """What is known of a record; raises NoSuchRecord."""
    values = records.values(connection, kind, record_id)
    record = record_saving.get(connection, kind, record_id)
    company_id = values.pop("company_id", None)
    fields = {name: str(value or "") for name, value in values.items()}
    fields["company"] = companies.get(connection, company_id).name if company_id else ""
    fields["responsible"] = str(record.responsible_id or "")
    known = points.of_record(connection, kind, record_id)
    return Shown(
        fields=fields,
        was=fields,
        lines=(
            *(Line(f"point-{one.id}", one.type, one.value, one) for one in known),
            *_new_lines(),
        ),
        version=record.version,
        primary_ids=frozenset(one.id for one in known if one.is_primary),
    )


def as_typed(form: MultiDict[str, str], typed: TypedRecord, present: Shown) -> Shown:
    """What was sent, with what stood there before it was typed over."""
    fields = {
        **typed.fields,
        "company": typed.company,
        "responsible": form.get("responsible", ""),
    }
    known = {one.id: one for one in present.points}
    version = form.get("version", "")
    return Shown(
        fields=fields,
        was={name: form.get(f"was-{name}", "") for name in fields},
        lines=tuple(_line(one, known) for one in typed.points),
        version=int(version) if version.isdecimal() and len(version) < 10 else 0,
        primary_ids=typed.primary_ids,
    )


def beside_theirs(mine: Shown, theirs: Shown) -> tuple[Shown, dict[str, str]]:
    """Both edits in one form, and a sentence beside each field that both changed.

    A field left alone here shows what somebody else wrote, so that saving again cannot undo it.
    """
    fields = {
        name: value if value != mine.was.get(name) else theirs.fields.get(name, "")
        for name, value in mine.fields.items()
    }
    sentences = {
        name: _("Now stored here: %(value)s", value=theirs.fields.get(name) or "–")
        for name, value in fields.items()
        if value != theirs.fields.get(name, "") != mine.was.get(name, "")
    }
    return replace(mine, fields=fields, was=theirs.fields, version=theirs.version), sentences


def _new_lines() -> tuple[Line, ...]:
    return tuple(Line(f"new-{one}", one, "") for one in POINT_TYPES)


def _line(typed: TypedPoint, known: Mapping[int, Point]) -> Line:
    return Line(typed.name, typed.type, typed.value, known.get(typed.known_id or 0))
