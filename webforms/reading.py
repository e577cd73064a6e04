"""From an HTTP request to a post: one path for every encoding."""

import re
from collections.abc import Callable, Sequence

from flask import Request
from flask_babel import gettext as _
from werkzeug.exceptions import RequestEntityTooLarge

from store.field_names import field_of
from store.payload import PostedFile
from webforms.bodies.json_object import read_json
from webforms.bodies.multipart import read_multipart
from webforms.bodies.urlencoded import read_urlencoded
from webforms.controls import bounded, is_control
from webforms.post import Pairs, Post, Refused

BODY_BYTES = 1024 * 1024
FIELDS = 100
PARTS = 200
# What programs post, which is answered with JSON.
JSON_TYPES = ("application/json", "text/plain")

# Half a surrogate pair, which JSON can spell, is no text that a store could keep.
_CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")


def read(request: Request, file_bytes: int = 0) -> Post:
    """The post; raises Refused when it is too big, malformed or of an unknown type.

    `file_bytes` is what files may add to the size of a body; 0 for a form without files.
    """
    most = BODY_BYTES + file_bytes
    # One byte more is read, for a body in chunks is cut at the limit without a word.
    request.max_content_length = most + 1
    request.max_form_memory_size = BODY_BYTES
    request.max_form_parts = PARTS
    if request.mimetype == "multipart/form-data":
        return _read_multipart(request, most)
    return read_body(request.mimetype, _body(request), request.headers.get("Referer", ""))


def read_body(mimetype: str, body: bytes, referer: str) -> Post:
    """The post in a body that is no multipart; raises Refused like `read`."""
    if len(body) > BODY_BYTES:
        raise _too_big()
    pairs = _READERS.get(mimetype, _unknown)(mimetype, body)
    return _post(pairs, (), referer, len(body))


def _body(request: Request) -> bytes:
    try:
        body: bytes = request.get_data(parse_form_data=False)
    except RequestEntityTooLarge as error:
        raise _too_big() from error
    return body


def _read_multipart(request: Request, most: int) -> Post:
    with_files = most > BODY_BYTES
    try:
        body = _body(request) if not with_files else b""
        if len(body) > most:
            raise _too_big()
        pairs, files = read_multipart(request)
    except RequestEntityTooLarge as error:
        raise _too_big() from error
    size = sum(len(one.content) for one in files) + sum(len(v) for _n, v in pairs)
    return _post(pairs, files, request.headers.get("Referer", ""), max(size, len(body)))


def _post(pairs: Pairs, files: Sequence[PostedFile], referer: str, size: int) -> Post:
    if len(pairs) > FIELDS:
        raise Refused(413, "TOO_MANY_FIELDS", _("A form may have at most 100 fields."))
    pairs = (*pairs, *_page(referer, pairs))
    cleaned = [(_name(name), _clean(value)) for name, value in pairs]
    controls = tuple((name, bounded(name, value)) for name, value in cleaned if is_control(name))
    fields = tuple(pair for pair in cleaned if not is_control(pair[0]))
    named = tuple(
        PostedFile(_name(one.field), _file_name(one.filename), one.content_type, one.content)
        for one in files
    )
    return Post(_with_reply_address(fields, controls), controls, named, size)


def _page(referer: str, pairs: Pairs) -> Pairs:
    """The page posted from, kept as a control so that a re-filled form still knows it."""
    is_told = any(name == "_page" for name, _value in pairs)
    return () if is_told or not referer else (("_page", referer),)


def _with_reply_address(fields: Pairs, controls: Pairs) -> Pairs:
    """Let `_replyto` stand for the e-mail where the form has none, as Formspree does."""
    reply_to = dict(controls).get("_replyto", "")
    if not reply_to or any(field_of(name) == "email" for name, _value in fields):
        return fields
    return (*fields, ("email", reply_to))


def _name(name: str) -> str:
    """`a[b]` and `a.b` are the same name, and `a[]` is `a` once more."""
    plain = " ".join(_clean(name).split())
    if "[" in plain:
        plain = _BRACKETS.sub(lambda found: f".{found[1]}" if found[1] else "", plain)
    return plain or "field"


def _file_name(name: str) -> str:
    """The last part of a path, without anything that means something to a file system."""
    last = _clean(name).replace("\\", "/").rsplit("/", 1)[-1]
    return " ".join(last.replace('"', "").split())[:200] or "file"


def _clean(value: str) -> str:
    if value.isprintable():
        return value
    return _CONTROL_CHARACTERS.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))


def _urlencoded(_mimetype: str, body: bytes) -> Pairs:
    return read_urlencoded(body)


def _json(_mimetype: str, body: bytes) -> Pairs:
    return read_json(body)


def _unknown(mimetype: str, body: bytes) -> Pairs:
    if not body:
        return ()
    raise Refused(
        415, "UNSUPPORTED_MEDIA_TYPE", _("Send a form or JSON, not %(type)s.", type=mimetype or "?")
    )


def _too_big() -> Refused:
    message = _("This is more than a form can take (1 MB). Please send it without files.")
    return Refused(413, "BODY_TOO_BIG", message)


_READERS: dict[str, Callable[[str, bytes], Pairs]] = {
    "application/x-www-form-urlencoded": _urlencoded,
    "application/json": _json,
    "text/plain": _json,
}
