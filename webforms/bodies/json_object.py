"""Bodies holding one JSON object, flattened to names and values."""

import json
from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _

from webforms.post import Pairs, Refused

DEPTH = 8


class _Members(list[tuple[str, Any]]):
    """The members of an object in order, a repeated name kept twice."""


def read_json(body: bytes) -> Pairs:
    """`{"a": {"b": 1}, "c": [2, 3]}` gives a.b, c and c again; raises Refused MALFORMED."""
    try:
        value = json.loads(body, object_pairs_hook=_Members)
    except (ValueError, RecursionError) as error:
        raise _malformed() from error
    if not isinstance(value, _Members):
        raise _malformed()
    return tuple(_flat("", value, DEPTH))


def _flat(name: str, value: Any, depth: int) -> Iterator[tuple[str, str]]:
    if depth < 0:
        raise _malformed()
    if isinstance(value, _Members):
        for key, inner in value:
            yield from _flat(f"{name}.{key}" if name else key, inner, depth - 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _flat(name, inner, depth - 1)
    else:
        yield name, _text(value)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _malformed() -> Refused:
    return Refused(400, "MALFORMED", _("This is not a JSON object with names and values."))
