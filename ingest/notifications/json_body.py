"""Reads leads whose body carries a JSON object, alone or between other words."""

import json
from collections.abc import Iterator

from ingest.notifications.label_words import field_of
from ingest.notifications.notification import Pair

_MAX_JSON = 100_000
_MAX_DEPTH = 4
_MAX_TRIES = 5
_WRAPPERS = ("label", "name", "title", "field", "key", "question")
_VALUES = ("value", "answer", "values", "text")


def read_json(text: str) -> list[Pair]:
    """The labelled values of the first JSON object or array in the text that has any."""
    decoder = json.JSONDecoder()
    at = 0
    for _ in range(_MAX_TRIES):
        starts = [place for place in (text.find("{", at), text.find("[{", at)) if place >= 0]
        if not starts:
            return []
        at = min(starts)
        try:
            found, _end = decoder.raw_decode(text[at : at + _MAX_JSON])
        except (ValueError, RecursionError):
            at += 1
            continue
        pairs = list(_pairs(found, "", 0))
        if pairs:
            return pairs
        at += 1
    return []


def _pairs(found: object, label: str, depth: int) -> Iterator[Pair]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(found, dict):
        yield from _object(found, depth)
    elif isinstance(found, list):
        if all(isinstance(item, str | int | float) for item in found) and found:
            yield _pair(label, ", ".join(map(str, found)))
        else:
            for item in found[:200]:
                yield from _pairs(item, label, depth + 1)
    elif isinstance(found, str | int | float) and not isinstance(found, bool) and label:
        yield _pair(label, str(found))


def _object(found: dict[str, object], depth: int) -> Iterator[Pair]:
    """An object is either `{"label": "Name", "value": "Jane"}` or labels and values themselves."""
    key = next((word for word in _WRAPPERS if isinstance(found.get(word), str)), None)
    value = next((found[word] for word in _VALUES if word in found), None)
    if key is not None and isinstance(value, str | int | float):
        yield _pair(str(found[key]), str(value))
        return
    for name, inner in list(found.items())[:200]:
        yield from _pairs(inner, str(name), depth + 1)


def _pair(label: str, value: str) -> Pair:
    return Pair(label, value.strip(), field_of(label))
