"""What the pages of one form share: the form itself, its addresses, and writing a new version."""

from flask import abort, request, url_for
from flask_babel import gettext as _

from admin import current
from admin.notes import say
from store import forms
from store.form_definition import FormDefinition
from store.forms import Form


def form_or_404(key: str) -> Form:
    """The form of that key, or the page that says there is none."""
    with current.database().read() as connection:
        return forms.by_key(connection, key) or abort(404)


def address() -> str:
    """Ours as browsers know it, without a slash at its end."""
    return (current.settings().http.public_url or request.host_url).rstrip("/")


def keep(form: Form, definition: FormDefinition, done: str) -> None:
    """Write the definition as the form's next version and offer the one before as Undo."""
    user = current.user()
    with current.database().write() as connection:
        forms.define(connection, form.key, definition, user.name or user.email)
    undo = url_for("form_fields.restore", key=form.key, version=form.version)
    say(done, undo=undo)


def restored() -> str:
    """What is said once a version is back."""
    return str(_("The form is as it was before."))
