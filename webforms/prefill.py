"""First values that the address of a page brings, for the fields whose owner allows it."""

from collections.abc import Iterable

from store.form_definition import FormDefinition
from webforms.drawing.place import sent_name
from webforms.drawing.typed import Typed

CHARACTERS = 2048
# What a visitor must do themselves is never done by a link.
_NEVER = frozenset({"consent", "file", "section"})


def prefilled(definition: FormDefinition, arguments: Iterable[tuple[str, str]]) -> Typed:
    """The values of the allowed fields among the address's arguments; the rest is not looked at."""
    allowed = {
        sent_name(field)
        for field in definition.fields
        if field.prefill and field.type not in _NEVER
    }
    values: dict[str, tuple[str, ...]] = {}
    for name, value in arguments:
        if name in allowed:
            values[name] = (*values.get(name, ()), _clean(value))
    return Typed(values)


def _clean(value: str) -> str:
    return "".join(char for char in value[:CHARACTERS] if char.isprintable() or char == "\n")
