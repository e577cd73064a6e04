"""The routes under which a contact or a company is made, edited and told about its proposals."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current, listing, record_editing, record_page, record_saving
from admin.record_saving import Kind
from admin.words import FIELD, word
from store import records


def add_editing(blueprint: Blueprint, kind: Kind) -> None:
    """Register `new`, `create`, `edit`, `save`, `accept` and `reject`; ids come as `<kind>_id`."""
    named, own = f"{kind}_id", f"{blueprint.name}.show"
    one = f"/<{listing.ID}:{named}>"

    @blueprint.get("/new")
    def new() -> ResponseReturnValue:
        return record_editing.new(kind)

    @blueprint.post("")
    def create() -> ResponseReturnValue:
        return record_editing.create(kind)

    @blueprint.get(f"{one}/edit")
    def edit(**ids: Any) -> ResponseReturnValue:
        survivor = _survivor(kind, ids[named])
        if survivor != ids[named]:
            other: dict[str, Any] = {named: survivor}
            return redirect(url_for(f"{blueprint.name}.edit", **other))
        return record_editing.edit(kind, _standing(kind, survivor))

    @blueprint.post(f"{one}/edit")
    def save(**ids: Any) -> ResponseReturnValue:
        return record_editing.save(kind, _standing(kind, ids[named]))

    @blueprint.post(f"{one}/proposals/<{listing.ID}:noted_id>/accept")
    def accept(noted_id: int, **ids: Any) -> ResponseReturnValue:
        _accept(kind, _standing(kind, ids[named]), noted_id)
        return redirect(url_for(own, **ids))

    @blueprint.post(f"{one}/proposals/<{listing.ID}:noted_id>/reject")
    def reject(noted_id: int, **ids: Any) -> ResponseReturnValue:
        _reject(kind, _standing(kind, ids[named]), noted_id)
        return redirect(url_for(own, **ids))


def _accept(kind: Kind, record_id: int, noted_id: int) -> None:
    with current.database().write() as connection:
        field = record_saving.accept_proposal(connection, kind, record_id, noted_id)
    _say(field, _("Taken over: %(field)s.", field=word(FIELD, field)))


def _reject(kind: Kind, record_id: int, noted_id: int) -> None:
    with current.database().write() as connection:
        field = record_saving.reject_proposal(connection, kind, record_id, noted_id)
    _say(field, _("Kept as it was: %(field)s. It is not proposed again.", field=word(FIELD, field)))


def _say(field: str, text: str) -> None:
    already = _("Somebody else has decided this already.")
    flash(text if field else already, "success" if field else "info")


def _survivor(kind: Kind, record_id: int) -> int:
    with current.database().read() as connection:
        return records.survivor(connection, kind, record_id)


def _standing(kind: Kind, record_id: int) -> int:
    """The id again; changes to what was merged away or deleted meanwhile are refused."""
    with current.database().read() as connection:
        record = record_page.found(
            lambda held, wanted: record_saving.get(held, kind, wanted), connection, record_id
        )
    if record.merged_into_id is not None or record.deleted_at is not None:
        abort(409)
    return record_id
