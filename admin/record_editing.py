"""The page on which a contact or company is made or changed, the same for both."""

from collections.abc import Mapping
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from admin import current, record_saving
from admin.record_fields import Shown, as_typed, beside_theirs, empty, stored
from admin.record_page import chosen_responsible, region
from admin.record_saving import Kind, by_hand
from admin.typed_record import mistakes, read
from store.lists import companies as company_lists
from store.lists.record_page import user_names
from store.records import VersionConflict
from store.responsible import assign

NOUN = {"contact": "contacts", "company": "companies"}
MOST_NAMES = 300


def new(kind: Kind) -> ResponseReturnValue:
    """An empty form."""
    return _page(kind, None, empty())


def create(kind: Kind) -> ResponseReturnValue:
    """Make the record, or show what has to be put right."""
    typed = read(request.form, kind, ())
    if errors := mistakes(typed, region()):
        return _page(kind, None, as_typed(request.form, typed, empty()), errors), 422
    with current.database().write() as connection:
        record_id = record_saving.create(connection, kind, typed)
        assign(connection, kind, record_id, chosen_responsible(connection), by_hand())
    return redirect(_address(kind, record_id))


def edit(kind: Kind, record_id: int) -> ResponseReturnValue:
    """The form with what is known."""
    with current.database().read() as connection:
        shown = stored(connection, kind, record_id)
    return _page(kind, record_id, shown)


def save(kind: Kind, record_id: int) -> ResponseReturnValue:
    """Write the changes, or show the form again with everything that was typed."""
    with current.database().read() as connection:
        present = stored(connection, kind, record_id)
    typed = read(request.form, kind, present.points)
    shown = as_typed(request.form, typed, present)
    if errors := mistakes(typed, region()):
        return _page(kind, record_id, shown, errors), 422
    try:
        with current.database().write() as connection:
            record_saving.save(connection, kind, record_id, shown.version, typed)
            assign(connection, kind, record_id, chosen_responsible(connection), by_hand())
    except VersionConflict:
        both, theirs = beside_theirs(shown, present)
        return _page(kind, record_id, both, theirs, conflict=True), 409
    return redirect(_address(kind, record_id))


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
