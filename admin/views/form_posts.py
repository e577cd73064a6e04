"""The posts of one form: a list with filters, and the same as a file."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, time

from flask import Blueprint, Response, abort, render_template, stream_with_context
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current, listing, spreadsheet, words
from admin.form_access import form_or_404
from store.forms import Form
from store.lists import form_posts
from store.lists.form_posts import KeptPost, Wanted

blueprint = Blueprint("form_posts", __name__, url_prefix="/forms/<key>/posts")


@blueprint.get("")
def index(key: str) -> ResponseReturnValue:
    """One page of the posts, newest first."""
    form, wanted = form_or_404(key), _wanted()
    with current.database().read() as connection:
        page = form_posts.page(connection, form, wanted, **listing.cursors())
    given = _given()
    shown = {
        "status": words.STATUS[wanted.status] if wanted.status else "",
        "text": wanted.text,
        "since": _("from %(day)s", day=given["since"]) if wanted.since else "",
        "until": _("through %(day)s", day=given["until"]) if wanted.until else "",
    }
    return render_template(
        "admin/forms/posts.html",
        form=form,
        page=page,
        given=given,
        kept=listing.kept(given),
        states=[("", _("every state")), *words.STATUS.items()],
        active=listing.active(shown, {"key": key, **given}),
    )


@blueprint.get("/<any('csv', 'json'):kind>")
def export(key: str, kind: str) -> ResponseReturnValue:
    """The posts that fit the filters as a file, oldest first; JSON holds them as they were sent."""
    form = form_or_404(key)
    make, mime = _FILES[kind]
    answer = Response(stream_with_context(make(form, _wanted())), mimetype=mime)
    answer.headers["Content-Disposition"] = f'attachment; filename="{form.key}.{kind}"'
    return answer


def _csv(form: Form, wanted: Wanted) -> Iterator[str]:
    names = [one.name for one in form.definition.fields if one.type != "section"]
    return spreadsheet.lines(_cells(form, wanted, names))


def _cells(form: Form, wanted: Wanted, names: list[str]) -> Iterator[list[object]]:
    yield ["id", "received_at", "state", "page", *names, "more"]
    for post in _posts(form, wanted):
        fields = post.payload.fields
        values = ["; ".join(value for name, value in fields if name == one) for one in names]
        more = "; ".join(f"{name}: {value}" for name, value in fields if name not in names)
        row = post.row
        yield [row.id, row.received_at.isoformat(), row.status, post.payload.page, *values, more]


def _json(form: Form, wanted: Wanted) -> Iterator[str]:
    yield "["
    for number, post in enumerate(_posts(form, wanted)):
        payload, row = post.payload, post.row
        kept = {
            "id": row.id, "received_at": row.received_at.isoformat(), "state": row.status,
            "fields": payload.fields, "page": payload.page, "referrer": payload.referrer,
            "form_version": payload.form_version, "score": payload.score, "reasons": payload.signs,
            "consents": [[one.purpose, one.value, one.text_hash] for one in payload.consents],
            "files": [one.filename for one in payload.files], "test": payload.test,
        }  # fmt: skip
        yield ("," if number else "") + "\n" + json.dumps(kept, ensure_ascii=False)
    yield "\n]\n"


def _posts(form: Form, wanted: Wanted) -> Iterator[KeptPost]:
    with current.database().read() as connection:
        yield from form_posts.every(connection, form, wanted)


def _given() -> dict[str, str]:
    return {name: listing.asked(name) for name in ("status", "text", "since", "until")}


def _wanted() -> Wanted:
    given = _given()
    status = given["status"] if given["status"] in words.STATUS else ""
    return Wanted(status, given["text"], _day(given["since"]), _day(given["until"]))


def _day(text: str) -> datetime | None:
    """The beginning of a day in the reader's time zone; none where nothing was asked."""
    if not text:
        return None
    try:
        return datetime.combine(datetime.fromisoformat(text), time.min, current.timezone())
    except (ValueError, OverflowError):
        abort(400)


_FILES: dict[str, tuple[Callable[[Form, Wanted], Iterator[str]], str]] = {
    "csv": (_csv, "text/csv"),
    "json": (_json, "application/json"),
}
