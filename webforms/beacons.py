"""What the script tells of a form: seen, begun, turned a page, corrected, how long it took."""

from flask import Request, Response, make_response

from store.form_counts import span_of
from store.form_definition import FormDefinition
from store.forms import Form
from webforms.bodies.urlencoded import read_urlencoded
from webforms.counting import Counting
from webforms.drawing.place import sent_name

# A beacon is a few words; more is not read.
BODY_BYTES = 2048
FIELDS_EACH = 20
LONGEST_SECONDS = 24 * 60 * 60


def beacon(counting: Counting, form: Form, request: Request) -> Response:
    """Count one beacon: e=view, start, step (n=2), error (f=name ...) or time (t=seconds).

    Only steps and fields of the form are counted, so nobody can fill the store with names; the
    answer is the same whatever was sent.
    """
    body = request.stream.read(BODY_BYTES + 1)
    if len(body) <= BODY_BYTES and counting.may_claim(form):
        _count(counting, form, read_urlencoded(body))
    return make_response("", 204)


def _count(counting: Counting, form: Form, pairs: tuple[tuple[str, str], ...]) -> None:
    said = dict(pairs)
    event = said.get("e", "")
    if event in ("view", "start"):
        counting.count(form, "view" if event == "view" else "start")
    elif event == "step" and _number(said.get("n", "")) in range(2, form.definition.steps() + 1):
        counting.count(form, "step", str(_number(said["n"])))
    elif event == "time" and (seconds := _number(said.get("t", ""))) is not None:
        counting.count(form, "time", span_of(seconds))
    elif event == "error":
        for name in _fields(form.definition, pairs):
            counting.count(form, "error", name)


def _fields(definition: FormDefinition, pairs: tuple[tuple[str, str], ...]) -> list[str]:
    known = {sent_name(field) for field in definition.fields}
    named = dict.fromkeys(value for name, value in pairs if name == "f" and value in known)
    return list(named)[:FIELDS_EACH]


def _number(text: str) -> int | None:
    if not (text.isascii() and text.isdigit() and len(text) < 8):
        return None
    return min(int(text), LONGEST_SECONDS)
