"""Every request to a form with its answer, those that were refused too."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from admin import current, listing
from admin.form_access import form_or_404
from store import form_requests

blueprint = Blueprint("form_log", __name__, url_prefix="/forms/<key>/log")

A_PAGE = 50


@blueprint.get("")
def index(key: str) -> ResponseReturnValue:
    """One page of the log, newest first."""
    form, before = form_or_404(key), listing.asked_id("before")
    with current.database().read() as connection:
        rows = form_requests.latest(connection, form.id, limit=A_PAGE + 1, before_id=before)
    older = rows[A_PAGE - 1][0] if len(rows) > A_PAGE else None
    return render_template(
        "admin/forms/log.html",
        form=form,
        rows=[request for _id, request in rows[:A_PAGE]],
        older=older,
    )
