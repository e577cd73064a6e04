"""What the world may know of a form: the fields and texts that programs and the script draw."""

from typing import Any

from store.form_definition import FormDefinition, FormField
from store.forms import Form
from webforms.drawing import form_element, words
from webforms.drawing.element import tree
from webforms.drawing.place import sent_name
from webforms.drawing.words import Words, label
from webforms.validating.sentences import error

# What the script finds wrong by itself, in the very words we would use.
_FOUND_BY_SCRIPT = {
    "required": "REQUIRED_FIELD_EMPTY",
    "agree": "CONSENT_REQUIRED",
    "email": "TYPE_EMAIL",
}


def schema(form: Form, address: str, language: str) -> dict[str, Any]:
    """The form's public part as JSON, in the language in force; `address` is where it posts to.

    Nothing about what its posts become is in it. `form` is the drawing the script sets up:
    [tag, {attribute: value}, child, ...], so that a script pinned by its hash knows later fields.
    """
    known, definition = words(form.definition), form.definition
    return {
        "key": form.key,
        "version": form.version,
        "language": form.wish.language or language,
        "title": form.wish.title,
        "kind": definition.kind,
        "button": definition.button,
        "texts": _texts(definition, known),
        "steps": definition.steps(),
        "fields": [_field(field, known) for field in definition.fields],
        "proof_of_work": definition.proof_of_work,
        "files": definition.files.model_dump(),
        "form": tree(form_element(form, address, known)),
    }


def _texts(definition: FormDefinition, known: Words) -> dict[str, str]:
    """What the script itself has to say; the rest of the words is in the drawing already."""
    wrong = {key: error(definition, code, "").message for key, code in _FOUND_BY_SCRIPT.items()}
    return {"check": known["check"], "close": known["close"], **wrong}


def _field(field: FormField, known: Words) -> dict[str, Any]:
    asked = field.model_dump(include={"type", "help", "required", "multiple", "default", "step",
                                      "text", "purpose", "prefill"})  # fmt: skip
    options = [{"value": one.value, "label": one.label or one.value} for one in field.options]
    return {
        "name": sent_name(field),
        "label": label(field, known),
        **asked,
        "options": options,
        "condition": field.condition.model_dump() if field.condition else None,
        "maxLength": field.max_length,
    }
