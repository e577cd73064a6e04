"""A stranger's content, each in an answer of its own that can do nothing in our pages."""

import re
from urllib.parse import quote

from flask import Blueprint, Response, abort
from flask.typing import ResponseReturnValue

from admin import current, letter_html
from admin.headers import STRANGERS_FILE, STRANGERS_LETTER
from admin.listing import ID
from ingest.message import Message
from ingest.mime import parse
from store.lists import intake
from store.payload import FormPayload

blueprint = Blueprint("letters", __name__, url_prefix=f"/intake/<{ID}:submission_id>")


@blueprint.get("/letter")
def show(submission_id: int) -> ResponseReturnValue:
    """The letter as it was meant to look, for a sandboxed frame; nothing remote is fetched."""
    response = Response(letter_html.page(_message(submission_id)), mimetype="text/html")
    response.headers["Content-Security-Policy"] = STRANGERS_LETTER
    return response


@blueprint.get("/attachments/<int(max=99999):position>")
def attachment(submission_id: int, position: int) -> ResponseReturnValue:
    """An attached file, always as a download."""
    files = _files(*_kept(submission_id))
    if position not in files:
        abort(404)
    filename, content = files[position]
    return _download(content, filename or f"attachment-{position}")


@blueprint.get("/original")
def original(submission_id: int) -> ResponseReturnValue:
    """The bytes exactly as they came."""
    detail, raw = _kept(submission_id)
    ending = "json" if detail == "form" else "eml"
    return _download(raw, f"frontdesk-{submission_id}.{ending}")


def _kept(submission_id: int) -> tuple[str, bytes]:
    with current.database().read() as connection:
        detail = intake.detail(connection, submission_id)
        raw = intake.original(connection, submission_id) if detail else None
    if detail is None or raw is None:
        abort(404)
    return detail.row.channel, raw


def _files(channel: str, raw: bytes) -> dict[int, tuple[str, bytes]]:
    """Name and content of each file that came with a letter or a form post, by its position."""
    if channel == "form":
        posted = FormPayload.from_bytes(raw).files
        return {at: (one.filename, one.content) for at, one in enumerate(posted)}
    if channel != "mail":
        abort(404)
    return {one.position: (one.filename, one.content) for one in parse(raw).attachments}


def _message(submission_id: int) -> Message:
    channel, raw = _kept(submission_id)
    if channel != "mail":
        abort(404)
    return parse(raw)


def _download(content: bytes, filename: str) -> Response:
    # The type is never the sender's: a browser that opens it anyway finds only bytes.
    response = Response(content, mimetype="application/octet-stream")
    response.headers["Content-Disposition"] = _disposition(filename)
    response.headers["Content-Security-Policy"] = STRANGERS_FILE
    return response


def _disposition(filename: str) -> str:
    """The name as RFC 6266 wants it: a plain one, and the true one in UTF-8 (RFC 8187)."""
    name = re.sub(r"[\x00-\x1f\x7f/\\]", "_", filename)[:200]
    plain = re.sub(r'[^\x20-\x7e]|["%]', "_", name)
    true = quote(name.encode("utf-8", "replace"), safe="")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{true}"
