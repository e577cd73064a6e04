"""What a form asks: its fields in their order, added, changed, moved, and a look at the result."""

from collections.abc import Mapping

from flask import (
    Blueprint,
    Response,
    abort,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current, form_words, typed_field
from admin.form_access import form_or_404, keep, restored
from admin.typed_field import MOST_FIELDS
from store import forms
from store.field_names import field_of
from store.form_definition import FormField
from store.forms import Form
from store.lists import form_posts
from webforms import preview, protect, trial

blueprint = Blueprint("form_fields", __name__, url_prefix="/forms/<key>")

# The preview stands in a frame of ours and sends nothing.
_PREVIEW = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "form-action 'none'; frame-ancestors 'self'; base-uri 'none'"
)


@blueprint.get("/fields")
def index(key: str) -> ResponseReturnValue:
    """The fields, those that posts had beside them, and the form as visitors see it."""
    form = form_or_404(key)
    with current.database().read() as connection:
        detected = form_posts.detected(connection, form)
    return render_template(
        "admin/forms/fields.html",
        form=form,
        detected=[(one, field_of(one.name)) for one in detected],
        types=form_words.types(),
        tests=dict(form_words.tests()),
        fills=dict(form_words.targets()),
        called=form_words.called,
        is_full=len(form.definition.fields) >= MOST_FIELDS,
    )


@blueprint.get("/preview")
def look(key: str) -> ResponseReturnValue:
    """The form as visitors see it, for the frame beside the fields."""
    form = form_or_404(key)
    answer: Response = make_response(preview(form.definition, form.wish))
    answer.headers["Content-Security-Policy"] = _PREVIEW
    return answer


@blueprint.get("/test")
def test(key: str) -> ResponseReturnValue:
    """The form as visitors see it; what is sent from here is a test and has no effect."""
    form = form_or_404(key)
    return protect(make_response(trial(form)), form)


@blueprint.get("/new-field")
def new(key: str) -> ResponseReturnValue:
    """An empty field of the asked type, or one that posts have already."""
    kind, name = request.args.get("type", "text"), request.args.get("name", "")[:100]
    if kind not in typed_field.TYPES:
        abort(404)
    target = field_of(name)
    kind = {"email": "email", "phone": "phone", "message": "textarea"}.get(target, kind)
    made = FormField.model_validate({"name": name, "type": kind, "maps_to": target})
    return _page(form_or_404(key), None, typed_field.shown(made))


@blueprint.post("/new-field")
def create(key: str) -> ResponseReturnValue:
    """Add a field at the end of its step."""
    form = form_or_404(key)
    if len(form.definition.fields) >= MOST_FIELDS:
        abort(409)
    if errors := typed_field.mistakes(request.form, form.definition, None):
        return _page(form, None, request.form.to_dict(), errors), 422
    made = typed_field.read(request.form)
    _keep(form, (*form.definition.fields, made), _("The field is added."))
    return redirect(url_for("form_fields.index", key=key))


@blueprint.get("/fields/<name>")
def edit(key: str, name: str) -> ResponseReturnValue:
    """One field."""
    form = form_or_404(key)
    known = form.definition.field(name) or abort(404)
    return _page(form, known, typed_field.shown(known))


@blueprint.post("/fields/<name>")
def save(key: str, name: str) -> ResponseReturnValue:
    """Write what was changed about a field."""
    form = form_or_404(key)
    known = form.definition.field(name) or abort(404)
    if errors := typed_field.mistakes(request.form, form.definition, known):
        return _page(form, known, request.form.to_dict(), errors), 422
    changed = typed_field.read(request.form)
    fields = tuple(_renamed(one, known, changed) for one in form.definition.fields)
    _keep(form, fields, _("The field is changed."))
    return redirect(url_for("form_fields.index", key=key))


@blueprint.post("/fields/<name>/move")
def move(key: str, name: str) -> ResponseReturnValue:
    """Move a field up or down by one."""
    form = form_or_404(key)
    fields = list(form.definition.fields)
    at = next((place for place, one in enumerate(fields) if one.name == name), None)
    if at is None:
        abort(404)
    to = at - 1 if request.form.get("to") == "up" else at + 1
    if 0 <= to < len(fields):
        fields[at], fields[to] = fields[to], fields[at]
        _keep(form, tuple(fields), _("The field is moved."))
    return redirect(url_for("form_fields.index", key=key, _anchor=f"row-{name}"))


@blueprint.post("/fields/<name>/remove")
def remove(key: str, name: str) -> ResponseReturnValue:
    """Take a field away, and conditions that ask for it; posts that had it keep it."""
    form = form_or_404(key)
    if not form.definition.field(name):
        abort(404)
    left = (one for one in form.definition.fields if one.name != name)
    freed = (
        one.model_copy(update={"condition": None})
        if one.condition and one.condition.field == name
        else one
        for one in left
    )
    _keep(form, tuple(freed), _("The field is removed. Posts that had it keep it."))
    return redirect(url_for("form_fields.index", key=key))


@blueprint.post("/versions/<int:version>/restore")
def restore(key: str, version: int) -> ResponseReturnValue:
    """Make an earlier version the form's next one."""
    form = form_or_404(key)
    with current.database().read() as connection:
        earlier = forms.definition_of(connection, form.id, version)
    keep(form, earlier, restored())
    return redirect(url_for("form_fields.index", key=key))


def _keep(form: Form, fields: tuple[FormField, ...], done: str) -> None:
    keep(form, form.definition.model_copy(update={"fields": fields}), done)


def _renamed(one: FormField, known: FormField, changed: FormField) -> FormField:
    """The field in its new state; conditions follow a field that got another name."""
    if one.name == known.name:
        return changed
    if one.condition and one.condition.field == known.name:
        condition = one.condition.model_copy(update={"field": changed.name})
        return one.model_copy(update={"condition": condition})
    return one


def _page(
    form: Form,
    known: FormField | None,
    typed: Mapping[str, str],
    errors: Mapping[str, str] | None = None,
) -> str:
    others = [one for one in form.definition.fields if known is None or one.name != known.name]
    return render_template(
        "admin/forms/field.html",
        form=form,
        known=known,
        typed=typed,
        errors=errors or {},
        types=form_words.types(),
        targets=form_words.targets(),
        tests=form_words.tests(),
        others=others,
        others_named=[(one.name, form_words.called(one)) for one in others],
    )
