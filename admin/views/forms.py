"""Web forms: made in a minute, pasted into a page, closed when no longer wanted."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current
from admin.record_page import say_done
from admin.typed_form import mistakes, read, shown
from store import forms
from store.forms import Form, FormWish
from store.lists import forms as lists
from webforms import snippet

blueprint = Blueprint("forms", __name__, url_prefix="/forms")

POSTS_SHOWN = 10


@blueprint.get("")
def index() -> ResponseReturnValue:
    """All forms."""
    with current.database().read() as connection:
        rows = lists.rows(connection)
    return render_template("admin/forms/index.html", rows=rows, address=_address())


@blueprint.get("/new")
def new() -> ResponseReturnValue:
    """An empty form to fill in about a form."""
    return _edit_page(None, shown(FormWish("")))


@blueprint.post("")
def create() -> ResponseReturnValue:
    """Make a form."""
    if errors := mistakes(request.form):
        return _edit_page(None, request.form.to_dict(), errors), 422
    with current.database().write() as connection:
        form = forms.create(connection, read(request.form))
    flash(_("The form is ready. Paste its snippet into your page, or pass on its link."), "success")
    return redirect(url_for("forms.show", key=form.key))


@blueprint.get("/<key>")
def show(key: str) -> ResponseReturnValue:
    """One form: its snippet, its page, its last posts."""
    with current.database().read() as connection:
        form = forms.by_key(connection, key) or abort(404)
        posts = lists.last_posts(connection, form, POSTS_SHOWN)
    return render_template(
        "admin/forms/show.html",
        form=form,
        posts=posts,
        snippet=snippet(form, _address()),
        address=_address(),
    )


@blueprint.get("/<key>/edit")
def edit(key: str) -> ResponseReturnValue:
    """What the owner of a form set."""
    form = _form(key)
    return _edit_page(form, shown(form.wish))


@blueprint.post("/<key>/edit")
def save(key: str) -> ResponseReturnValue:
    """Write what was changed."""
    form = _form(key)
    if errors := mistakes(request.form):
        return _edit_page(form, request.form.to_dict(), errors), 422
    with current.database().write() as connection:
        forms.change(connection, key, read(request.form))
    flash(_("The form is changed."), "success")
    return redirect(url_for("forms.show", key=key))


@blueprint.post("/<key>/archive")
def archive(key: str) -> ResponseReturnValue:
    """Close a form; what came through it stays."""
    with current.database().write() as connection:
        if not forms.archive(connection, key):
            abort(404)
    text = _("The form is closed: it takes no more posts. What came through it stays.")
    say_done(text, undo=url_for("forms.reopen", key=key))
    return redirect(url_for("forms.show", key=key))


@blueprint.post("/<key>/reopen")
def reopen(key: str) -> ResponseReturnValue:
    """Open a closed form again."""
    with current.database().write() as connection:
        if not forms.reopen(connection, key):
            abort(404)
    flash(_("The form takes posts again."), "success")
    return redirect(url_for("forms.show", key=key))


def _form(key: str) -> Form:
    with current.database().read() as connection:
        return forms.by_key(connection, key) or abort(404)


def _address() -> str:
    """Ours as browsers know it, without a slash at its end."""
    return (current.settings().http.public_url or request.host_url).rstrip("/")


def _edit_page(
    form: Form | None, typed: dict[str, str], errors: dict[str, str] | None = None
) -> str:
    return render_template("admin/forms/edit.html", form=form, typed=typed, errors=errors or {})
