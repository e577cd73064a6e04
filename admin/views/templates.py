"""Templates for letters written by machines: made from a sample, tried, kept in versions."""

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from admin import current, template_trial, typed_template
from admin.listing import ID, asked_id
from admin.notes import say
from admin.template_editor import WHERE, Editor, answer, editor_page
from admin.template_faults import field_word
from ingest.templates.propose import adapted, proposed
from ingest.templates.stored import template_of
from store import Connection, inbox, template_letters, templates
from store.templates import KeptTemplate

blueprint = Blueprint("templates", __name__, url_prefix="/templates")

LETTERS_SHOWN = 20
MOST_AGAIN = 1_000


@blueprint.get("")
def index() -> ResponseReturnValue:
    """All templates."""
    with current.database().read() as connection:
        rows = templates.every(connection)
    return render_template("admin/templates/index.html", rows=rows)


@blueprint.get("/new")
def new() -> ResponseReturnValue:
    """A template proposed from one letter."""
    letter = asked_id("letter") or abort(404)
    with current.database().read() as connection:
        sample = template_trial.sample_of(connection, letter) or abort(404)
    typed = typed_template.shown(proposed(sample))
    return editor_page(Editor(None, letter, sample), typed)


@blueprint.post("/new")
def create() -> ResponseReturnValue:
    """Try what was typed, or keep it as a new template."""
    letter = asked_id("letter") or abort(404)
    with current.database().read() as connection:
        sample = template_trial.sample_of(connection, letter) or abort(404)
    return answer(Editor(None, letter, sample))


@blueprint.get(f"/<{ID}:template_id>")
def show(template_id: int) -> ResponseReturnValue:
    """One template: what it reads, its letters, its versions."""
    with current.database().read() as connection:
        kept = _kept(connection, template_id)
        letters = template_letters.letters(connection, template_id, LETTERS_SHOWN)
        held = template_letters.held_by(connection, template_id, MOST_AGAIN)
        versions = templates.versions(connection, template_id)
    return render_template(
        "admin/templates/show.html",
        kept=kept,
        template=template_of(kept),
        letters=letters,
        held=held,
        versions=versions,
        field_word=field_word,
        where_words=WHERE,
    )


@blueprint.get(f"/<{ID}:template_id>/edit")
def edit(template_id: int) -> ResponseReturnValue:
    """The present version beside a letter: the one asked for, one that is held, or the sample."""
    editor = _editor(template_id)
    assert editor.kept is not None
    template = template_of(editor.kept)
    if editor.sample is not None:
        template = adapted(template, editor.sample)
    return editor_page(editor, typed_template.shown(template))


@blueprint.post(f"/<{ID}:template_id>/edit")
def save(template_id: int) -> ResponseReturnValue:
    """Try what was typed, or keep it as a new version."""
    return answer(_editor(template_id))


@blueprint.post(f"/<{ID}:template_id>/archive")
def archive(template_id: int) -> ResponseReturnValue:
    """Take it out of force."""
    with current.database().write() as connection:
        _kept(connection, template_id)
        templates.archive(connection, template_id)
    undo = url_for("templates.restore", template_id=template_id)
    say(_("Archived: it reads no more letters. What it read stays as it is."), undo=undo)
    return _back(template_id)


@blueprint.post(f"/<{ID}:template_id>/restore")
def restore(template_id: int) -> ResponseReturnValue:
    """Put it in force again."""
    with current.database().write() as connection:
        _kept(connection, template_id)
        templates.restore(connection, template_id)
    say(_("The template reads letters again."))
    return _back(template_id)


@blueprint.post(f"/<{ID}:template_id>/fine")
def fine(template_id: int) -> ResponseReturnValue:
    """The format did not change: one letter was odd."""
    with current.database().write() as connection:
        _kept(connection, template_id)
        templates.settle(connection, template_id)
    say(_("Noted: the template is fine. A letter it cannot read is held as before."))
    return _back(template_id)


@blueprint.post(f"/<{ID}:template_id>/run-again")
def run_again(template_id: int) -> ResponseReturnValue:
    """Read every letter anew that is held because of this template."""
    with current.database().write() as connection:
        _kept(connection, template_id)
        held = template_letters.held_by(connection, template_id, MOST_AGAIN)
        count = sum(inbox.run_again(connection, one) for one in held)
    say(
        ngettext(
            "%(num)d letter is read again in a moment.",
            "%(num)d letters are read again in a moment.",
            count,
        )
    )
    return _back(template_id)


def _editor(template_id: int) -> Editor:
    with current.database().read() as connection:
        kept = _kept(connection, template_id)
        held = template_letters.held_by(connection, template_id, 1)
        letter = asked_id("letter") or next(iter(held), kept.sample_id)
        sample = template_trial.sample_of(connection, letter) if letter else None
    return Editor(kept, letter if sample else None, sample)


def _kept(connection: Connection, template_id: int) -> KeptTemplate:
    return templates.by_id(connection, template_id) or abort(404)


def _back(template_id: int) -> ResponseReturnValue:
    return redirect(url_for("templates.show", template_id=template_id))
