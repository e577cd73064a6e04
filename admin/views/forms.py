"""Web forms: made in a minute, pasted into a page, closed when no longer wanted."""

from collections.abc import Mapping
from dataclasses import replace

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current, form_words
from admin.form_access import address, form_or_404
from admin.notes import say
from admin.typed_form import mistakes, read, shown
from store import forms
from store.form_definition import callback_request, plain_enquiry
from store.forms import Form, FormWish
from store.lists import forms as lists
from webforms import embeds

blueprint = Blueprint("forms", __name__, url_prefix="/forms")

POSTS_SHOWN = 10


@blueprint.get("")
def index() -> ResponseReturnValue:
    """All forms."""
    with current.database().read() as connection:
        rows = lists.rows(connection)
    return render_template("admin/forms/index.html", rows=rows, address=address())


@blueprint.get("/new")
def new() -> ResponseReturnValue:
    """An empty form to fill in about a form."""
    return _edit_page(None, shown(FormWish("")))


@blueprint.post("")
def create() -> ResponseReturnValue:
    """Make a form."""
    if errors := mistakes(request.form):
        return _edit_page(None, request.form.to_dict(), errors), 422
    user = current.user()
    begin = callback_request() if request.form.get("kind") == "callback" else plain_enquiry()
    with current.database().write() as connection:
        form = forms.create(connection, read(request.form))
        forms.define(connection, form.key, begin, user.name or user.email)
    flash(_("The form is ready. Paste its snippet into your page, or pass on its link."), "success")
    return redirect(url_for("forms.show", key=form.key))


@blueprint.get("/<key>")
def show(key: str) -> ResponseReturnValue:
    """One form: what it is, how to try it, its last posts."""
    form = form_or_404(key)
    with current.database().read() as connection:
        posts = lists.last_posts(connection, form, POSTS_SHOWN)
    return render_template(
        "admin/forms/show.html",
        form=form,
        posts=posts,
        address=address(),
        called=form_words.called,
    )


@blueprint.get("/<key>/embed")
def embed(key: str) -> ResponseReturnValue:
    """The five ways to put the form before visitors, with what each needs."""
    form = form_or_404(key)
    ways = embeds.every(form, address())
    return render_template("admin/forms/embed.html", form=form, embeds=ways)


@blueprint.post("/<key>/copy")
def copy(key: str) -> ResponseReturnValue:
    """Make another form that asks and does the same, under a key of its own."""
    form, user = form_or_404(key), current.user()
    title = _("Copy of %(form)s", form=form.wish.title)[:255]
    with current.database().write() as connection:
        made = forms.create(connection, replace(form.wish, title=title))
        forms.define(connection, made.key, form.definition, user.name or user.email)
    say(_("The copy is ready. It has a key and a snippet of its own."))
    return redirect(url_for("forms.edit", key=made.key))


@blueprint.get("/<key>/edit")
def edit(key: str) -> ResponseReturnValue:
    """What the owner of a form set."""
    form = form_or_404(key)
    return _edit_page(form, shown(form.wish))


@blueprint.post("/<key>/edit")
def save(key: str) -> ResponseReturnValue:
    """Write what was changed."""
    form = form_or_404(key)
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
    say(text, undo=url_for("forms.reopen", key=key))
    return redirect(url_for("forms.show", key=key))


@blueprint.post("/<key>/reopen")
def reopen(key: str) -> ResponseReturnValue:
    """Open a closed form again."""
    with current.database().write() as connection:
        if not forms.reopen(connection, key):
            abort(404)
    flash(_("The form takes posts again."), "success")
    return redirect(url_for("forms.show", key=key))


def _edit_page(
    form: Form | None, typed: Mapping[str, str], errors: Mapping[str, str] | None = None
) -> str:
    return render_template("admin/forms/edit.html", form=form, typed=typed, errors=errors or {})
