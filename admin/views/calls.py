"""Calls that visitors asked for: made, or waiting again."""

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current
from admin.listing import ID
from admin.notes import say
from store import calls, timeline

blueprint = Blueprint("calls", __name__, url_prefix=f"/calls/<{ID}:call_id>")


@blueprint.post("/done")
def done(call_id: int) -> ResponseReturnValue:
    """Note that the call was made."""
    with current.database().write() as connection:
        is_done = calls.complete(connection, call_id)
    if is_done:
        say(_("The call is done."), undo=url_for("calls.again", call_id=call_id))
    return _back(call_id)


@blueprint.post("/again")
def again(call_id: int) -> ResponseReturnValue:
    """Let it wait again."""
    with current.database().write() as connection:
        calls.reopen(connection, call_id)
    return _back(call_id)


def _back(call_id: int) -> ResponseReturnValue:
    with current.database().read() as connection:
        call = timeline.get(connection, call_id)
    if call is None or call.due_at is None:
        abort(404)
    if call.contact_id is not None:
        return redirect(url_for("contacts.show", contact_id=call.contact_id))
    if call.lead_id is not None:
        return redirect(url_for("leads.show", lead_id=call.lead_id))
    return redirect(url_for("today.index"))
