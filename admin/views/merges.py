"""The history of merges, and their undoing."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current, listing
from admin.notes import say
from dedup.undo import CannotUndo, Choice, UndoReport, undo
from store import Connection, merges
from store.lists.record_page import user_names
from store.merges import Merge

blueprint = Blueprint("merges", __name__, url_prefix="/duplicates/merges")

PAGE = 30


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Merges, newest first, each with its undo."""
    with current.database().read() as connection:
        found = merges.recent(connection, listing.asked_id("before"), PAGE + 1)
        people = user_names(connection)
    return render_template(
        "admin/merges/index.html",
        merges=found[:PAGE],
        older=found[PAGE - 1].id if len(found) > PAGE else None,
        people=people,
        name_of=name_of,
    )


def name_of(merge: Merge, side: str) -> str:
    """What a record of the merge was called before it; `side` is survivor or loser."""
    record = merge.snapshot.get("before", {}).get(side, {}).get("record", {})
    number = merge.survivor_id if side == "survivor" else merge.loser_id
    return str(record.get("name") or record.get("title") or f"#{number}")


@blueprint.post(f"/<{listing.ID}:merge_id>/undo")
def undo_merge(merge_id: int) -> ResponseReturnValue:
    """Part the two again; asks first where a field was edited since."""
    try:
        with current.database().write() as connection:
            report = undo(
                connection,
                merge_id,
                current.user().id,
                choices=_choices(),
                region=current.settings().region,
            )
    except CannotUndo as error:
        say(_why_not(merge_id, error), tone="danger")
        return redirect(url_for("merges.index"))
    if not report.done:
        page = render_template("admin/merges/undo.html", report=report, name_of=name_of)
        return page, 409
    say(_said(report))
    return redirect(url_for("merges.index"))


def _choices() -> dict[str, Choice]:
    found: dict[str, Choice] = {}
    for name, value in request.form.items():
        if name.startswith("choice-") and value in ("keep", "restore"):
            found[name.removeprefix("choice-")] = "keep" if value == "keep" else "restore"
    return found


def _said(report: UndoReport) -> str:
    stayed = sum(len(ids) for ids in report.arrived.values())
    text: str = _("Undone: both stand as they were and are not suggested again.")
    if stayed:
        text += " " + _(
            "What arrived since (%(count)d) stays with %(name)s.",
            count=stayed,
            name=name_of(report.merge, "survivor"),
        )
    return text


def _why_not(merge_id: int, error: CannotUndo) -> str:
    with current.database().read() as connection:
        return _reason(connection, merge_id) or str(error)


def _reason(connection: Connection, merge_id: int) -> str:
    merge = merges.get(connection, merge_id)
    if merge is None:
        abort(404)
    said = ""
    if merge.undone_at is not None:
        said = _("This merge was undone already. Nothing was changed.")
    elif merges.later(connection, merge) is not None:
        said = _("The record was merged again later. Undo that merge first.")
    return said
