"""A post retold in plain lines, all of them set in, because a stranger wrote them."""

import textwrap
from collections.abc import Iterator

from outbound.letters.material import Posted
from outbound.letters.words import say
from store.form_definition import FormField

# More than anybody reads in a letter; the page shows the rest.
VALUE_CHARACTERS = 5_000
VALUES = 100


def told(one: Posted, language: str) -> str:
    """The fields of a post; nothing a visitor wrote begins a line, so it cannot pass for ours.

    That holds for the names of fields too: an open form takes any.
    """
    if one.payload is None:
        return say(language, "gone")
    return textwrap.indent("\n".join(_lines(one, language)), "  ", lambda _line: True)


def _lines(one: Posted, language: str) -> Iterator[str]:
    payload = one.payload
    if payload is None:
        return
    fields = {field.name: field for field in one.form.definition.fields} if one.form else {}
    shown = [(name, value) for name, value in payload.fields if value.strip()]
    for name, value in shown[:VALUES]:
        if not name.startswith("consent."):
            yield _pair(_label(name, fields), value.strip()[:VALUE_CHARACTERS])
    if purposes := [one.purpose for one in payload.consents if one.value]:
        yield say(language, "agreed", purposes=", ".join(purposes))
    if payload.files:
        names = ", ".join(_flat(file.filename) for file in payload.files)
        yield say(language, "files", names=names)
    if payload.page:
        yield say(language, "page", page=_flat(payload.page))


def _label(name: str, fields: dict[str, FormField]) -> str:
    known = fields.get(name)
    return _flat((known.label if known else "") or name)[:80]


def _pair(label: str, value: str) -> str:
    if "\n" not in value and len(value) <= 200:
        return f"{label}: {_flat(value)}"
    return f"{label}:\n{textwrap.indent(value, '    ', lambda _line: True)}"


def _flat(text: str) -> str:
    return " ".join(text.split())
