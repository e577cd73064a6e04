"""The page on which a contact or company is made or changed, the same for both."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current, record_saving
from admin.record_page import chosen_responsible, region
from admin.record_saving import Kind, by_hand
from admin.typed_record import POINT_TYPES, TypedPoint, TypedRecord, mistakes, read
from store import Connection, companies, points, records
from store.lists import companies as company_lists
from store.lists.record_page import user_names
from store.points import Point
from store.records import VersionConflict
from store.responsible import assign

NOUN = {"contact": "contacts", "company": "companies"}
MOST_NAMES = 300


@dataclass(frozen=True, slots=True)
class Line:
    """A contact point as the form shows it."""

    name: str
    type: str
    value: str
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands in the form's fields."""

    fields: Mapping[str, str]
    company: str
    responsible: str
    lines: tuple[Line, ...]
    version: int = 0
    primary_ids: frozenset[int] = frozenset()


def new(kind: Kind) -> ResponseReturnValue:
    """An empty form."""
    empty = tuple(Line(f"new-{one}", one, "") for one in POINT_TYPES)
    return _page(kind, None, Shown({}, "", "", empty))


def create(kind: Kind) -> ResponseReturnValue:
    """Make the record, or show what has to be put right."""
    typed = read(request.form, kind, ())
    if errors := mistakes(typed, region()):
        return _page(kind, None, _as_typed(typed, {}, 0), errors), 422
    with current.database().write() as connection:
        record_id = record_saving.create(connection, kind, typed)
        assign(connection, kind, record_id, chosen_responsible(connection), by_hand())
    return redirect(_address(kind, record_id))


def edit(kind: Kind, record_id: int) -> ResponseReturnValue:
    """The form with what is known."""
    with current.database().read() as connection:
        stored = _stored(connection, kind, record_id)
    return _page(kind, record_id, stored)


def save(kind: Kind, record_id: int) -> ResponseReturnValue:
    """Write the changes, or show the form again with everything that was typed."""
    with current.database().read() as connection:
        known = tuple(points.of_record(connection, kind, record_id))
        stored = _stored(connection, kind, record_id)
    typed = read(request.form, kind, known)
    shown = _as_typed(typed, {one.id: one for one in known}, _version())
    if errors := mistakes(typed, region()):
        return _page(kind, record_id, shown, errors), 422
    try:
        with current.database().write() as connection:
            record_saving.save(connection, kind, record_id, _version(), typed)
            assign(connection, kind, record_id, chosen_responsible(connection), by_hand())
    except VersionConflict:
        shown = _as_typed(typed, {one.id: one for one in known}, stored.version)
        return _page(kind, record_id, shown, _differences(shown, stored), conflict=True), 409
    return redirect(_address(kind, record_id))


def _version() -> int:
    text = request.form.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _stored(connection: Connection, kind: Kind, record_id: int) -> Shown:
    fields = records.values(connection, kind, record_id)
    company_id = fields.pop("company_id", None)
    meta = record_saving.get(connection, kind, record_id)
    known = points.of_record(connection, kind, record_id)
    old = [Line(f"point-{one.id}", one.type, one.value, one) for one in known]
    return Shown(
        fields={name: str(value or "") for name, value in fields.items()},
        company=companies.get(connection, company_id).name if company_id else "",
        responsible=str(meta.responsible_id or ""),
        lines=(*old, *(Line(f"new-{one}", one, "") for one in POINT_TYPES)),
        version=meta.version,
        primary_ids=frozenset(one.id for one in known if one.is_primary),
    )


def _as_typed(typed: TypedRecord, known: Mapping[int, Point], version: int) -> Shown:
    return Shown(
        fields=typed.fields,
        company=typed.company,
        responsible=request.form.get("responsible", ""),
        lines=tuple(_line(one, known) for one in typed.points),
        version=version,
        primary_ids=typed.primary_ids,
    )


def _line(typed: TypedPoint, known: Mapping[int, Point]) -> Line:
    return Line(typed.name, typed.type, typed.value, known.get(typed.known_id or 0))


def _differences(shown: Shown, stored: Shown) -> dict[str, str]:
    """Beside each field that differs, what somebody else wrote there."""
    pairs = {name: (value, stored.fields.get(name, "")) for name, value in shown.fields.items()}
    pairs["company"] = (shown.company, stored.company)
    return {
        name: _("Now stored here: %(value)s", value=theirs or "–")
        for name, (mine, theirs) in pairs.items()
        if mine != theirs
    }


def _address(kind: Kind, record_id: int) -> str:
    view_args: dict[str, Any] = {f"{kind}_id": record_id}
    return url_for(f"{NOUN[kind]}.show", **view_args)


def _page(
    kind: Kind,
    record_id: int | None,
    shown: Shown,
    errors: Mapping[str, str] | None = None,
    *,
    conflict: bool = False,
) -> str:
    with current.database().read() as connection:
        people = list(user_names(connection).items())
        known_companies = company_lists.names(connection, MOST_NAMES) if kind == "contact" else []
    return render_template(
        f"admin/{NOUN[kind]}/edit.html",
        kind=kind,
        record_id=record_id,
        shown=shown,
        errors=errors or {},
        conflict=conflict,
        people=people,
        known_companies=known_companies,
        back=_address(kind, record_id) if record_id else url_for(f"{NOUN[kind]}.index"),
    )
