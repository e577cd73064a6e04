"""What follows a post of a form, and what guards the form against spam."""

from collections.abc import Mapping

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current, typed_definition
from admin.form_access import address, form_or_404, keep
from admin.record_page import chosen_responsible
from outbound.webhooks import secret_of
from store import Connection, form_tokens, users
from store.form_tokens import FormToken
from store.forms import Form
from webforms.drawing.words import our_words

blueprint = Blueprint("form_settings", __name__, url_prefix="/forms/<key>/settings")

MOST_TOKENS = 20


@blueprint.get("")
def show(key: str) -> ResponseReturnValue:
    """Everything an owner can set beside the fields."""
    form = form_or_404(key)
    return _page(form, typed_definition.shown(form.definition))


@blueprint.post("")
def save(key: str) -> ResponseReturnValue:
    """Write what was changed."""
    form = form_or_404(key)
    if errors := typed_definition.mistakes(request.form, frozenset(our_words())):
        return _page(form, request.form.to_dict(), errors), 422
    with current.database().read() as connection:
        responsible_id = chosen_responsible(connection)
    definition = typed_definition.read(request.form, form.definition, responsible_id)
    keep(form, definition, _("The form is changed."))
    return redirect(url_for("form_settings.show", key=key))


@blueprint.post("/tokens")
def issue(key: str) -> ResponseReturnValue:
    """Make a token for programs; it is shown once, on the page that answers."""
    form = form_or_404(key)
    label = " ".join(request.form.get("label", "").replace("\x00", "").split()) or _("a program")
    with current.database().write() as connection:
        is_full = len(_in_use(connection, form)) >= MOST_TOKENS
        token = "" if is_full else form_tokens.issue(connection, form.id, label)
    if is_full:
        errors = {"label": _("A form has at most %(most)s tokens in use.", most=MOST_TOKENS)}
        return _page(form, typed_definition.shown(form.definition), errors), 422
    return _page(form, typed_definition.shown(form.definition), token=token)


@blueprint.post("/tokens/<int(max=9223372036854775807):token_id>/revoke")
def revoke(key: str, token_id: int) -> ResponseReturnValue:
    """End a token for good."""
    form = form_or_404(key)
    with current.database().write() as connection:
        form_tokens.revoke(connection, form.id, token_id)
    return redirect(url_for("form_settings.show", key=key, _anchor="programs"))


def _in_use(connection: Connection, form: Form) -> list[FormToken]:
    return [one for one in form_tokens.of_form(connection, form.id) if one.revoked_at is None]


def _page(
    form: Form,
    typed: Mapping[str, str],
    errors: Mapping[str, str] | None = None,
    *,
    token: str = "",
) -> str:
    with current.database().read() as connection:
        tokens = _in_use(connection, form)
        people = [one for one in users.every(connection) if one.is_active]
    return render_template(
        "admin/forms/settings.html",
        form=form,
        typed=typed,
        errors=errors or {},
        tokens=tokens,
        token=token,
        people=[("", _("nobody"))] + [(str(one.id), one.name or one.email) for one in people],
        words=our_words(),
        address=address(),
        webhook_secret=secret_of(current.database(), form.key) if typed.get("webhook_url") else "",
    )
