"""Which fields of a form are asked, given what was answered: the same rules as in the browser."""

from collections.abc import Mapping, Sequence

from store.form_definition import Condition, FormDefinition

Given = Mapping[str, Sequence[str]]


def asked(definition: FormDefinition, given: Given) -> frozenset[str]:
    """The names of the fields whose condition, if any, holds for the values `given` by name.

    A field that is itself not asked counts as empty, so that conditions may follow one another;
    where they run in a circle none of them is asked.
    """
    conditions = {one.name: one.condition for one in definition.fields if one.condition}
    return frozenset(
        one.name
        for one in definition.fields
        if one.name not in conditions or _is_asked(one.name, conditions, given, ())
    )


def _is_asked(
    name: str, conditions: Mapping[str, Condition], given: Given, above: tuple[str, ...]
) -> bool:
    condition = conditions.get(name)
    if condition is None:
        return True
    if name in above:
        return False
    known = _is_asked(condition.field, conditions, given, (*above, name))
    values = [one.strip() for one in given.get(condition.field, ()) if one.strip()]
    return _holds(condition, values if known else [])


def _holds(condition: Condition, values: list[str]) -> bool:
    if condition.test == "is filled":
        return bool(values)
    if condition.test == "is empty":
        return not values
    return (condition.value.strip() in values) == (condition.test == "is")
