"""The history of merges, and their undoing."""

from collections import Counter

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current, listing
from admin.notes import say
from dedup.undo import CannotUndo, Choice, UndoReport, look, undo
from store import Connection, merges
from store.lists.arrived import described
from store.lists.record_page import user_names
from store.merges import Merge

blueprint = Blueprint("merges", __name__, url_prefix="/duplicates/merges")

PAGE = 30


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Merges, newest first, each with its undo; with `by=auto` only those nobody asked for."""
    automatic = listing.asked("by") == "auto"
    with current.database().read() as connection:
        before = listing.asked_id("before")
        found = merges.recent(connection, before, PAGE + 1, automatic=automatic)
        people = user_names(connection)
    return render_template(
        "admin/merges/index.html",
        merges=found[:PAGE],
        older=found[PAGE - 1].id if len(found) > PAGE else None,
        people=people,
        name_of=name_of,
        automatic=automatic,
    )


def name_of(merge: Merge, side: str) -> str:
    """What a record of the merge was called before it; `side` is survivor or loser.

    Where both had one name, the number tells them apart.
    """
    numbers = {"survivor": merge.survivor_id, "loser": merge.loser_id}
    names = {one: _name(merge, one) for one in numbers}
    if not names[side]:
        return f"#{numbers[side]}"
    is_plain = names["survivor"] != names["loser"]
    return names[side] if is_plain else f"{names[side]} (#{numbers[side]})"


def _name(merge: Merge, side: str) -> str:
    record = merge.snapshot.get("before", {}).get(side, {}).get("record", {})
    return str(record.get("name") or record.get("title") or "")


@blueprint.get(f"/<{listing.ID}:merge_id>")
def show(merge_id: int) -> ResponseReturnValue:
    """One merge, and what its undo has to ask."""
    return _page(merge_id)


def _page(merge_id: int) -> str:
    with current.database().read() as connection:
        merge = merges.get(connection, merge_id)
        if merge is None:
            abort(404)
        report, why = None, ""
        try:
            report = look(connection, merge_id)
        except CannotUndo as error:
            why = _why_not(error)
        items = described(connection, merge, report.arrived) if report else []
        later = merges.later(connection, merge) if merge.undone_at is None else None
        people = user_names(connection)
    return render_template(
        "admin/merges/show.html",
        merge=merge,
        report=report,
        items=items,
        why=why,
        later=later,
        people=people,
        moved=Counter({table: len(ids) for table, ids in merge.moved.items()}),
        name_of=name_of,
        given=request.form,
    )


@blueprint.post(f"/<{listing.ID}:merge_id>/undo")
def undo_merge(merge_id: int) -> ResponseReturnValue:
    """Part the two again; asks first where a field was edited or something came since."""
    try:
        with current.database().write() as connection:
            report = _undo(connection, merge_id)
    except CannotUndo as error:
        if error.why == "unknown":
            abort(404)
        say(_why_not(error), tone="danger")
        return redirect(url_for("merges.show", merge_id=merge_id))
    if not report.done:
        return _page(merge_id), 409
    say(_said(report))
    return redirect(url_for("merges.index"))


def _undo(connection: Connection, merge_id: int) -> UndoReport:
    if not request.form.get("asked"):
        report = look(connection, merge_id)
        if report.conflicts or report.arrived:
            return report
    return undo(
        connection,
        merge_id,
        current.user().id,
        choices=_choices(),
        move_along=_along(),
        region=current.settings().region,
    )


def _choices() -> dict[str, Choice]:
    found: dict[str, Choice] = {}
    for name, value in request.form.items():
        if name.startswith("choice-") and value in ("keep", "restore"):
            found[name.removeprefix("choice-")] = "keep" if value == "keep" else "restore"
    return found


def _along() -> dict[str, list[int]]:
    """What was ticked to go along with the record that is parted, by table."""
    found: dict[str, list[int]] = {}
    for value in request.form.getlist("along"):
        table, _colon, number = value.partition(":")
        if number.isdecimal() and len(number) <= 18:
            found.setdefault(table, []).append(int(number))
    return found


def _said(report: UndoReport) -> str:
    along = sum(len(ids) for ids in _along().values())
    stayed = sum(len(ids) for ids in report.arrived.values()) - along
    text: str = _("Undone: both stand as they were and are not suggested again.")
    if stayed > 0:
        text += " " + _(
            "What arrived since (%(count)d) stays with %(name)s.",
            count=stayed,
            name=name_of(report.merge, "survivor"),
        )
    if along:
        name = name_of(report.merge, "loser")
        text += " " + _("%(count)d went along with %(name)s.", count=along, name=name)
    return text


def _why_not(error: CannotUndo) -> str:
    if error.why == "undone":
        return str(_("This merge was undone already. Nothing was changed."))
    if error.why == "merged later":
        return str(_("The record was merged again later. Undo that merge first."))
    return str(error)
