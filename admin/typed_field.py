"""What an owner typed about one field of a form, and what is wrong with it."""

import re
from collections.abc import Mapping
from typing import get_args

from flask_babel import gettext as _

from store.form_definition import CHOICES, Condition, FieldType, FormDefinition, FormField, Option

TYPES: tuple[str, ...] = get_args(FieldType)
TESTS = ("is", "is not", "is filled", "is empty")
# Fields of ours a form may fill; everything else a visitor says is kept as extra.
TARGETS = (
    "name", "first_name", "last_name", "email", "phone", "company", "title", "url", "subject",
    "message",
)  # fmt: skip
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,99}")
MOST_FIELDS = 60
MOST_OPTIONS = 200


def shown(one: FormField) -> dict[str, str]:
    """A field as it stands in the inputs; one option a line."""
    condition = one.condition or Condition(field="")
    return {
        "name": one.name, "type": one.type, "label": one.label, "help": one.help,
        "required": "yes" if one.required else "", "multiple": "yes" if one.multiple else "",
        "prefill": "yes" if one.prefill else "", "maps_to": one.maps_to, "default": one.default,
        "options": "\n".join(_option_line(option) for option in one.options),
        "max_length": str(one.max_length or ""), "step": str(one.step), "purpose": one.purpose,
        "text": one.text, "if_field": condition.field, "if_test": condition.test,
        "if_value": condition.value,
    }  # fmt: skip


def mistakes(
    typed: Mapping[str, str], definition: FormDefinition, known: FormField | None
) -> dict[str, str]:
    """What has to be put right, by input; `known` is the field as it was, None for a new one."""
    found = _wrong_name(typed, definition, known) | _wrong_numbers(typed)
    kind = _line(typed, "type")
    if kind not in TYPES:
        found["type"] = _("Choose a type.")
    if kind in CHOICES and kind != "checkbox" and not _options(typed):
        found["options"] = _("Write what visitors can choose, one a line.")
    if len(_options(typed)) > MOST_OPTIONS:
        found["options"] = _("A field may offer at most %(most)s answers.", most=MOST_OPTIONS)
    if kind in ("consent", "section") and not _text(typed, "text"):
        found["text"] = _("Write the words that visitors read.")
    if kind == "consent" and not _purpose(typed):
        found["purpose"] = _("Name the purpose in one word, such as newsletter.")
    return found | _wrong_condition(typed, definition)


def read(typed: Mapping[str, str]) -> FormField:
    """The field; call it only when there are no mistakes."""
    kind = _line(typed, "type")
    target = _line(typed, "maps_to")
    condition = Condition.model_validate(
        {"field": _line(typed, "if_field"), "test": _line(typed, "if_test") or "is",
         "value": _line(typed, "if_value")}
    )  # fmt: skip
    return FormField.model_validate({
        "name": name_of(typed), "type": kind, "label": _line(typed, "label"),
        "help": _line(typed, "help"), "required": bool(typed.get("required")),
        "multiple": bool(typed.get("multiple")), "prefill": bool(typed.get("prefill")),
        "maps_to": target if target in TARGETS and kind not in ("consent", "section") else "",
        "default": _text(typed, "default"), "options": _options(typed),
        "max_length": int(typed.get("max_length") or 0), "step": int(typed.get("step") or 1),
        "purpose": _purpose(typed) if kind == "consent" else "", "text": _text(typed, "text"),
        "condition": condition if condition.field else None,
    })  # fmt: skip


def name_of(typed: Mapping[str, str]) -> str:
    """The name the page sends; a consent's comes from its purpose."""
    if typed.get("type") == "consent":
        return f"consent.{_purpose(typed)}"
    return _line(typed, "name")


def _wrong_name(
    typed: Mapping[str, str], definition: FormDefinition, known: FormField | None
) -> dict[str, str]:
    name, place = name_of(typed), "purpose" if typed.get("type") == "consent" else "name"
    if place == "name" and not _NAME.fullmatch(name):
        sentence = _("Use letters, digits, dots, - and _, beginning with a letter.")
        return {"name": sentence}
    if name != (known.name if known else "") and definition.field(name):
        return {place: _("The form has a field of this name already.")}
    return {}


def _wrong_numbers(typed: Mapping[str, str]) -> dict[str, str]:
    found = {}
    if not _is_number(typed.get("max_length") or "0", 50_000):
        found["max_length"] = _("Write a number of characters, at most 50,000.")
    if not _is_number(typed.get("step") or "1", 20) or typed.get("step") == "0":
        found["step"] = _("Write a number between 1 and 20.")
    return found


def _wrong_condition(typed: Mapping[str, str], definition: FormDefinition) -> dict[str, str]:
    other = _line(typed, "if_field")
    if not other:
        return {}
    if other == name_of(typed) or not definition.field(other):
        return {"if_field": _("Choose another field of this form.")}
    if _line(typed, "if_test") not in TESTS:
        return {"if_test": _("Choose what is compared.")}
    return {}


def _options(typed: Mapping[str, str]) -> tuple[Option, ...]:
    lines = (" ".join(line.split()) for line in _text(typed, "options").split("\n"))
    return tuple(_option(line) for line in dict.fromkeys(lines) if line)


def _option(line: str) -> Option:
    value, _bar, label = line.partition("|")
    return Option(value=value.strip() or label.strip(), label=label.strip())


def _option_line(option: Option) -> str:
    return f"{option.value} | {option.label}" if option.label else option.value


def _purpose(typed: Mapping[str, str]) -> str:
    purpose = _line(typed, "purpose").lower().replace(" ", "-")
    return purpose if _NAME.fullmatch(purpose) else ""


def _is_number(text: str, most: int) -> bool:
    return text.isdecimal() and len(text) <= 6 and int(text) <= most


def _line(typed: Mapping[str, str], name: str) -> str:
    return " ".join(typed.get(name, "").replace("\x00", "").split())


def _text(typed: Mapping[str, str], name: str) -> str:
    return typed.get(name, "").replace("\x00", "").replace("\r\n", "\n").strip()
