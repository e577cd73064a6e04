"""Text as both databases can keep it: without NUL and without half surrogate pairs.

PostgreSQL refuses NUL in text and JSON, and neither database can encode half a pair. Whoever writes
either in a letter would otherwise decide whether it can be read at all.
"""

import json
import re
from typing import Any

from sqlalchemy import Connection, Engine, event

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text without what cannot be kept."""
    return _UNSTORABLE.sub("", text)


def to_json(value: Any) -> str:
    """JSON (RFC 8259) of the value, each text in it storable."""
    written = json.dumps(value, ensure_ascii=False)
    # Most values are clean; taking each apart is left to the few that may not be.
    if r"\u0000" not in written and not _UNSTORABLE.search(written):
        return written
    return json.dumps(_cleaned(value), ensure_ascii=False)


def keep_texts_storable(engine: Engine) -> None:
    """Have every text parameter of every statement cleaned on its way to the database."""
    event.listen(engine, "before_cursor_execute", _clean_parameters, retval=True)


def clean(parameters: Any) -> Any:
    """The parameters with every text in them storable."""
    return _cleaned(parameters) if _is_unclean(parameters) else parameters


def _clean_parameters(
    _connection: Connection, _cursor: Any, statement: str, parameters: Any, *_rest: Any
) -> tuple[str, Any]:
    return statement, clean(parameters)


def _is_unclean(value: Any) -> bool:
    if isinstance(value, str):
        return _UNSTORABLE.search(value) is not None
    if isinstance(value, dict):
        return any(map(_is_unclean, value.values()))
    return isinstance(value, list | tuple) and any(map(_is_unclean, value))


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {_cleaned(name): _cleaned(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_cleaned(inner) for inner in value)
    return value
