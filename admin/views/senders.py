"""Senders and words that the form door always lets through, or never without a look."""

from collections.abc import Mapping

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current, typed_sender
from admin.listing import ID
from admin.notes import say
from store import sender_lists

blueprint = Blueprint("senders", __name__, url_prefix="/forms/senders")


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Both lists and a line to add to them."""
    return _page({})


@blueprint.post("")
def put() -> ResponseReturnValue:
    """Add an entry, or move it to the other list."""
    if errors := typed_sender.mistakes(request.form):
        return _page(request.form.to_dict(), errors), 422
    with current.database().write() as connection:
        sender_lists.put(connection, *typed_sender.read(request.form))
    say(_("The list is changed; posts from now on are judged by it."))
    return redirect(url_for("senders.index"))


@blueprint.post(f"/<{ID}:entry_id>/remove")
def remove(entry_id: int) -> ResponseReturnValue:
    """Take an entry off its list."""
    with current.database().write() as connection:
        if not sender_lists.remove(connection, entry_id):
            abort(404)
    say(_("The entry is taken off."))
    return redirect(url_for("senders.index"))


def _page(typed: Mapping[str, str], errors: Mapping[str, str] | None = None) -> str:
    with current.database().read() as connection:
        entries = sender_lists.every(connection)
    return render_template(
        "admin/forms/senders.html",
        entries=entries,
        typed=typed,
        errors=errors or {},
        sides=[("deny", _("look at every post")), ("allow", _("always let through"))],
        kinds=[
            ("email", _("e-mail address")),
            ("domain", _("domain")),
            ("ip", _("network address")),
            ("word", _("words in the post")),
        ],
    )
