"""The sweep for duplicates on request: the daemon does it, the page says how far it is."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current
from admin.notes import say
from admin.sweep_state import state_of
from store import chore_requests

blueprint = Blueprint("sweeps", __name__, url_prefix="/duplicates/sweep")


@blueprint.get("")
def show() -> ResponseReturnValue:
    """The piece of the page that says how it stands, for the script that keeps it true."""
    with current.database().read() as connection:
        return render_template("admin/duplicates/_sweep.html", sweep=state_of(connection))


@blueprint.post("")
def ask() -> ResponseReturnValue:
    """Have it done now; one that runs is not asked for again."""
    with current.database().write() as connection:
        runs = state_of(connection).state == "runs"
        if not runs:
            chore_requests.ask(connection, "sweep", current.user().id)
    if runs:
        say(_("A sweep is running already, so no second one was started."), tone="info")
    else:
        say(_("The sweep was asked for. You can go on working meanwhile."))
    return redirect(url_for("duplicates.index"))
