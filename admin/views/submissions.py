"""One submission: why it became what it became, and what a person may do about it."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current, story
from admin.listing import ID
from admin.notes import say
from store import Connection, inbox
from store.facts import Kind
from store.lists import intake
from store.lists.duplicates import cards
from store.lists.intake import Detail

blueprint = Blueprint("submissions", __name__, url_prefix=f"/intake/<{ID}:submission_id>")

MOST_AGAIN = 50


@blueprint.get("")
def show(submission_id: int) -> ResponseReturnValue:
    """The why page."""
    with current.database().read() as connection:
        detail = intake.detail(connection, submission_id)
        if detail is None:
            abort(404)
        raw = None if detail.trace else intake.original(connection, submission_id)
        again = intake.further_arrivals(connection, submission_id, MOST_AGAIN)
        names = _names(connection, detail)
    return render_template(
        "admin/intake/show.html",
        detail=detail,
        row=detail.row,
        again=again,
        story=story.tell(detail, raw, names["contact"]),
        names=names,
        tab=_tab(detail),
        quarantine_from=current.settings().forms.quarantine_from,
    )


def _names(connection: Connection, detail: Detail) -> dict[Kind, dict[int, str]]:
    return {
        kind: {
            card.id: card.name or card.email or card.phone
            for card in cards(connection, kind, ids).values()
        }
        for kind, ids in story.named(detail).items()
    }


def _tab(detail: Detail) -> str:
    return "pending" if detail.row.status == "processing" else detail.row.status


@blueprint.post("/run-again")
def run_again(submission_id: int) -> ResponseReturnValue:
    """Queue it anew; what is known already is not doubled."""
    with current.database().write() as connection:
        is_queued = inbox.run_again(connection, submission_id)
    return _answer(submission_id, is_queued, _("It will be read again in a moment."))


@blueprint.post("/accept")
def accept(submission_id: int) -> ResponseReturnValue:
    """Queue it anew with a person's word that outweighs the rules."""
    with current.database().write() as connection:
        is_queued = inbox.run_again(connection, submission_id, override="accept")
    return _answer(submission_id, is_queued, _("Accepted. It will be read again in a moment."))


@blueprint.post("/discard")
def discard(submission_id: int) -> ResponseReturnValue:
    """Set it aside; the original stays."""
    user = current.user()
    why = request.form.get("reason", "").strip() or _("no enquiry")
    reason = _("Set aside by %(name)s: %(why)s.", name=user.name or user.email, why=why.rstrip("."))
    with current.database().write() as connection:
        is_aside = inbox.discard(connection, submission_id, reason)
    undo = url_for("submissions.run_again", submission_id=submission_id)
    return _answer(submission_id, is_aside, _("Set aside. The original is kept."), undo)


def _answer(submission_id: int, is_done: bool, text: str, undo: str = "") -> ResponseReturnValue:
    if is_done:
        say(text, undo=undo)
    else:
        busy = _("It is being read just now. Nothing was changed; try again shortly.")
        say(busy, tone="danger")
    return redirect(url_for("submissions.show", submission_id=submission_id))
