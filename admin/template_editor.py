"""The editor of a template: what was typed beside a letter, tried on others, and kept."""

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from admin import current, template_trial, typed_template, words
from admin.notes import say
from admin.template_faults import faults, field_word
from admin.template_trial import Tried
from admin.typed_template import TypedTemplate, template_of, wish_of
from ingest.draft import FIELDS
from ingest.message import Message
from ingest.templates import Template, apply
from ingest.templates.apply import apply_to_lines
from ingest.templates.lines import lines_of
from store import templates
from store.templates import KeptTemplate

WHERE = {
    "line": _l("on the label's line"),
    "below": _l("below the label"),
    "cell": _l("in the cell right of the label"),
    "between": _l("between two texts"),
}

# What a letter may say; the language is found out and not read.
_OFFERED = tuple(field for field in FIELDS if field not in ("language", "social"))


@dataclass(frozen=True, slots=True)
class Editor:
    """What is edited: a kept template or, with None, a new one; and the letter beside it."""

    kept: KeptTemplate | None
    letter: int | None
    sample: Message | None


def answer(editor: Editor) -> ResponseReturnValue:
    """What the pressed button asks for: another row, a trial, or to keep it."""
    typed = typed_template.read(request.form)
    wanted = request.form.get("do", "")
    if wanted == "more":
        return editor_page(editor, typed_template.with_spare(typed))
    if errors := _faults(editor, typed):
        return editor_page(editor, typed, errors), 422
    if wanted == "save":
        return _keep(editor, template_of(typed))
    with current.database().read() as connection:
        trial = template_trial.tried(connection, template_of(typed))
    return editor_page(editor, typed, trial=trial)


def editor_page(
    editor: Editor,
    typed: TypedTemplate,
    errors: dict[str, str] | None = None,
    trial: list[Tried] | None = None,
) -> str:
    """The page; `trial` are the letters it was tried on, None before that."""
    template = template_of(typed)
    sample = editor.sample
    return render_template(
        "admin/templates/edit.html",
        kept=editor.kept,
        letter=editor.letter,
        sample=sample,
        lines=template_trial.sample_lines(sample, template) if sample else [],
        typed=typed,
        errors=errors or {},
        trial=trial,
        reading=apply(template, sample) if sample and trial is not None else None,
        found=_values(typed, sample),
        rules=template.rules,
        fields=[("", _("Not used")), *_fields()],
        where=[(key, str(word)) for key, word in WHERE.items()],
        field_word=field_word,
        most_rows=typed_template.MOST_ROWS,
    )


def _values(typed: TypedTemplate, sample: Message | None) -> list[str]:
    """What each row reads in the sample, whoever sent it."""
    template = template_of(typed)
    if sample is None:
        return [""] * len(typed.rows)
    reading = apply_to_lines(template, lines_of(sample))
    values = iter([reading.value(rule.field) for rule in template.rules])
    return [next(values) if row.field else "" for row in typed.rows]


def _fields() -> list[tuple[str, str]]:
    named = [(field, words.word(words.FIELD, field)) for field in _OFFERED]
    return [*named, ("extra", _("Something else"))]


def _faults(editor: Editor, typed: TypedTemplate) -> dict[str, str]:
    own = editor.kept.id if editor.kept else 0
    with current.database().read() as connection:
        others = [one for one in templates.active(connection) if one.id != own]
    return faults(typed, editor.sample, others)


def _keep(editor: Editor, template: Template) -> ResponseReturnValue:
    user = current.user()
    wish = wish_of(template)
    with current.database().write() as connection:
        if editor.kept is None:
            template_id = templates.create(
                connection, wish, sample_id=editor.letter, user_id=user.id
            )
        else:
            template_id = editor.kept.id
            templates.change(
                connection, template_id, wish, sample_id=editor.letter, user_id=user.id
            )
    if editor.kept is None:
        say(_("The template is in force: the next letter like this one is read by it."))
    else:
        say(_("The new version is in force; the earlier ones are kept."))
    return redirect(url_for("templates.show", template_id=template_id))
