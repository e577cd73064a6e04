"""From an HTTP request to a post: one path for every encoding."""

import re
from collections.abc import Callable

from flask import Request
from flask_babel import gettext as _
from werkzeug.exceptions import RequestEntityTooLarge

from store.field_names import field_of
from webforms.bodies.json_object import read_json
from webforms.bodies.multipart import read_multipart
from webforms.bodies.urlencoded import read_urlencoded
from webforms.post import Pairs, Post, Refused

BODY_BYTES = 1024 * 1024
FIELDS = 100
PARTS = 200
CONTROL_CHARACTERS = 2048

# Half a surrogate pair, which JSON can spell, is no text that a store could keep.
_CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")


def read(request: Request) -> Post:
    """The post; raises Refused when it is too big, malformed or of an unknown type."""
    # One byte more is read, for a body in chunks is cut at the limit without a word.
    request.max_content_length = BODY_BYTES + 1
    request.max_form_memory_size = BODY_BYTES
    request.max_form_parts = PARTS
    try:
        if len(request.get_data(parse_form_data=False)) > BODY_BYTES:
            raise _too_big()
        pairs, files = _READERS.get(request.mimetype, _unknown)(request)
    except RequestEntityTooLarge as error:
        raise _too_big() from error
    if len(pairs) > FIELDS:
        raise Refused(413, "TOO_MANY_FIELDS", _("A form may have at most 100 fields."))
    return _post((*pairs, *_page(request, pairs)), files)


def is_json(request: Request) -> bool:
    """Whether a program posted JSON, which is answered with JSON."""
    return request.mimetype in ("application/json", "text/plain")


def _post(pairs: Pairs, files: tuple[str, ...]) -> Post:
    cleaned = [(_name(name), _clean(value)) for name, value in pairs]
    controls = tuple(
        (name, value[:CONTROL_CHARACTERS]) for name, value in cleaned if name[0] == "_"
    )
    fields = tuple(pair for pair in cleaned if not pair[0].startswith("_"))
    names = tuple(_clean(name) for name in files)
    return Post(_with_reply_address(fields, controls), controls, names)


def _page(request: Request, pairs: Pairs) -> Pairs:
    """The page posted from, kept as a control so that a re-filled form still knows it."""
    referer = request.headers.get("Referer", "")
    return () if "_page" in dict(pairs) or not referer else (("_page", referer),)


def _with_reply_address(fields: Pairs, controls: Pairs) -> Pairs:
    """Let `_replyto` stand for the e-mail where the form has none, as Formspree does."""
    reply_to = dict(controls).get("_replyto", "")
    if not reply_to or any(field_of(name) == "email" for name, _value in fields):
        return fields
    return (*fields, ("email", reply_to))


def _name(name: str) -> str:
    """`a[b]` and `a.b` are the same name, and `a[]` is `a` once more."""
    plain = " ".join(_clean(name).split())
    dotted = _BRACKETS.sub(lambda found: f".{found[1]}" if found[1] else "", plain)
    return dotted or "field"


def _clean(value: str) -> str:
    return _CONTROL_CHARACTERS.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))


def _urlencoded(request: Request) -> tuple[Pairs, tuple[str, ...]]:
    return read_urlencoded(request.get_data(parse_form_data=False)), ()


def _json(request: Request) -> tuple[Pairs, tuple[str, ...]]:
    return read_json(request.get_data()), ()


def _unknown(request: Request) -> tuple[Pairs, tuple[str, ...]]:
    if not request.get_data():
        return (), ()
    message = _("Send a form or JSON, not %(type)s.", type=request.mimetype or "?")
    raise Refused(415, "UNSUPPORTED_MEDIA_TYPE", message)


def _too_big() -> Refused:
    message = _("This is more than a form can take (1 MB). Please send it without files.")
    return Refused(413, "BODY_TOO_BIG", message)


_Reader = Callable[[Request], tuple[Pairs, tuple[str, ...]]]
_READERS: dict[str, _Reader] = {
    "application/x-www-form-urlencoded": _urlencoded,
    "multipart/form-data": read_multipart,
    "application/json": _json,
    "text/plain": _json,
}
