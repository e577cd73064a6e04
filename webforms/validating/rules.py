"""A form's definition made ready to judge posts by, once for each version."""

from collections.abc import Sequence
from dataclasses import dataclass

from store.field_names import field_of
from store.form_definition import CHOICES, FormDefinition, FormField
from webforms.drawing.place import sent_name
from webforms.post import Pairs

NAME_CHARACTERS = 100
VALUE_CHARACTERS = 10_000
LONG_CHARACTERS = 50_000
# What a ticked box sends, and what it means.
TICKED = frozenset({"yes", "on", "true", "1", "oui"})


@dataclass(frozen=True, slots=True)
class Rules:
    """The fields of a definition by the names pages send them under, and by what they mean."""

    definition: FormDefinition
    by_name: dict[str, FormField]
    by_meaning: dict[str, FormField]

    def given(self, fields: Pairs) -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
        """The values sent by the form's own field names, and the pairs that are none of them.

        A page written by hand may say courriel where the form says email: a name that means what
        a field maps to stands for it where the field's own name was not sent.
        """
        own: dict[str, list[str]] = {}
        others: list[tuple[str, str]] = []
        for name, value in fields:
            field = self.by_name.get(name)
            if field is None:
                others.append((name, value))
            else:
                own.setdefault(field.name, []).append(value)
        unknown = [pair for pair in others if not self._stands_for(pair, own)]
        return own, unknown

    def _stands_for(self, pair: tuple[str, str], own: dict[str, list[str]]) -> bool:
        name, value = pair
        meant = self.by_meaning.get(field_of(name)) if self.by_meaning else None
        if meant is None or meant.name in own:
            return False
        own[meant.name] = [value]
        return True


def rules_of(definition: FormDefinition) -> Rules:
    """The definition, ready."""
    asking = [one for one in definition.fields if one.type not in ("section", "file")]
    by_name = {one.name: one for one in asking} | {sent_name(one): one for one in asking}
    by_meaning = {one.maps_to: one for one in reversed(asking) if one.maps_to}
    return Rules(definition, by_name, by_meaning)


def limit_of(field: FormField) -> int:
    """How many characters a value of the field may have."""
    most = LONG_CHARACTERS if field.type == "textarea" else VALUE_CHARACTERS
    return min(field.max_length, most) if field.max_length else most


def is_choice_wrong(field: FormField, values: Sequence[str]) -> bool:
    """Whether something was chosen that was not offered, or more than one where one is asked."""
    if field.type not in CHOICES or not field.options:
        return False
    offered = {one.value for one in field.options}
    several = field.multiple or field.type == "checkbox"
    return any(one not in offered for one in values) or (len(values) > 1 and not several)
