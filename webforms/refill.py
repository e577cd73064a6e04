"""What a page shows again of a post that had errors, so that nothing typed is lost."""

from collections.abc import Iterable

from store.field_names import field_of
from store.form_definition import FieldType, FormDefinition, FormField
from store.forms import Form
from webforms.campaign import is_campaign
from webforms.drawing.place import sent_name
from webforms.drawing.typed import Typed, typed
from webforms.post import FieldError, Pairs, Post

_LONG = 200
# Proofs are spent with the post they came with.
_PROOFS = frozenset(
    {"altcha", "g-recaptcha-response", "h-captcha-response", "cf-turnstile-response"}
)
_TYPES: dict[str, FieldType] = {"email": "email", "phone": "phone", "message": "textarea"}


def refilled(form: Form, post: Post, errors: Iterable[FieldError]) -> tuple[FormDefinition, Typed]:
    """The fields to draw, and what was typed into them.

    A page written by hand may send names of its own: what they mean is put into the form's field,
    and what the form does not ask is shown as it was sent, unless the form is strict.
    """
    definition = form.definition
    # A form that nobody has defined yet takes whatever a page sends.
    if not form.is_defined and not _asks_all(definition, post.fields):
        definition = definition.model_copy(update={"fields": ()})
    names = _own_names(definition, post.fields)
    pairs = tuple((names.get(name, name), value) for name, value in post.fields)
    wrong = [FieldError(e.code, names.get(e.name, e.name), e.message) for e in errors]
    if not (form.is_defined and definition.strict):
        definition = _with_unasked(definition, (*pairs, *((e.name, "") for e in wrong)))
    return definition, typed(pairs, wrong)


def _asks_all(definition: FormDefinition, pairs: Pairs) -> bool:
    """Whether the post came from our drawing, which asks every field."""
    return {sent_name(field) for field in definition.fields} <= {name for name, _ in pairs}


def _own_names(definition: FormDefinition, pairs: Pairs) -> dict[str, str]:
    """The form's name for each name sent that means one of its fields."""
    posted = {name for name, _value in pairs}
    free = {
        field.maps_to: sent_name(field)
        for field in reversed(definition.fields)
        if field.maps_to and sent_name(field) not in posted
    }
    own = {sent_name(field) for field in definition.fields}
    names = {field.name: sent_name(field) for field in definition.fields}
    for name in posted - own - names.keys():
        if field_of(name) in free:
            names[name] = free[field_of(name)]
    return names


def _with_unasked(definition: FormDefinition, pairs: Pairs) -> FormDefinition:
    known = {sent_name(field) for field in definition.fields} | _PROOFS
    known |= {field.name for field in definition.fields}
    unasked = dict.fromkeys(name for name, _value in pairs if name not in known)
    last = definition.steps()
    extra = [_unasked(name, _longest(name, pairs), last) for name in unasked]
    return definition.model_copy(update={"fields": (*definition.fields, *extra)})


def _longest(name: str, pairs: Pairs) -> str:
    return max((value for sent, value in pairs if sent == name), key=len)


def _unasked(name: str, value: str, step: int) -> FormField:
    kind = _TYPES.get(field_of(name), "text")
    if "\n" in value or len(value) > _LONG:
        kind = "textarea"
    if is_campaign(name):
        kind = "hidden"
    return FormField(
        name=name,
        type=kind,
        label="" if field_of(name) == name else name,
        maps_to=field_of(name),
        step=step,
    )
