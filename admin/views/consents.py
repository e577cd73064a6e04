"""Consents: who agreed to what, in which words, and what they took back; also as a file."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from flask import (
    Blueprint,
    Response,
    redirect,
    render_template,
    request,
    stream_with_context,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current, listing, spreadsheet
from admin import outgoing_words as said
from admin.notes import say
from store import consents as log
from store.consents import Consent
from store.lists import consents
from store.lists.consents import ConsentRow, Filters

blueprint = Blueprint("consents", __name__, url_prefix="/consents")

_COLUMNS = (
    "id", "purpose", "value", "text", "text_hash", "submission_id", "form_version", "contact_id",
    "email", "language", "page", "ip", "user_agent", "given_at", "confirmed_at", "withdrawn_at",
    "withdrawn_how",
)  # fmt: skip


@blueprint.get("")
def index() -> ResponseReturnValue:
    """One page of the log, newest first."""
    given = _given()
    with current.database().read() as connection:
        page = consents.page(connection, _filters(given), **listing.cursors())
        purposes = consents.purposes(connection)
    shown = {
        "purpose": given["purpose"],
        "state": str(said.CONSENT[given["state"]]) if given["state"] else "",
        "text": f"“{given['text']}”" if given["text"] else "",
        "since": _("from %(day)s", day=given["since"]) if given["since"] else "",
    }
    return render_template(
        "admin/consents/index.html",
        page=page,
        purposes=[("", _("Every purpose")), *((one, one) for one in purposes)],
        said=said,
        state_of=said.state_of,
        given=given,
        active=listing.active(shown, given),
        kept=listing.kept(given),
    )


@blueprint.get("/export.<any('csv', 'json'):kind>")
def export(kind: str) -> ResponseReturnValue:
    """What fits the filters as a file, oldest first; JSON holds it exactly as it was given."""
    make, mime = _FILES[kind]
    answer = Response(stream_with_context(make(_filters(_given()))), mimetype=mime)
    answer.headers["Content-Disposition"] = f'attachment; filename="consents.{kind}"'
    return answer


@blueprint.post(f"/<{listing.ID}:consent_id>/withdraw")
def withdraw(consent_id: int) -> ResponseReturnValue:
    """Note that somebody took a consent back by telephone or letter; it stays in the log."""
    with current.database().write() as connection:
        log.withdraw(connection, consent_id=consent_id, how="person", user_id=current.user().id)
    say(_("Noted. The consent is withdrawn and stays in the log."))
    contact_id = request.form.get("contact", "")
    if contact_id.isdecimal() and len(contact_id) <= 18:
        return redirect(url_for("contacts.show", contact_id=int(contact_id)))
    return redirect(url_for("consents.index"))


def _given() -> dict[str, str]:
    state = listing.asked("state")
    return {
        "purpose": listing.asked("purpose"),
        "state": state if state in consents.STATES else "",
        "text": listing.asked("text"),
        "since": listing.asked("since") if _day(listing.asked("since")) else "",
    }


def _filters(given: dict[str, str]) -> Filters:
    return Filters(given["purpose"], given["state"], given["text"], _day(given["since"]))


def _day(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        return None


def _rows(filters: Filters) -> Iterator[ConsentRow]:
    with current.database().read() as connection:
        yield from consents.every(connection, filters)


def _csv(filters: Filters) -> Iterator[str]:
    return spreadsheet.lines(_cells(filters))


def _cells(filters: Filters) -> Iterator[list[object]]:
    yield [*_COLUMNS, "contact", "form"]
    for row in _rows(filters):
        yield [*_values(row.consent).values(), row.contact, row.form]


def _json(filters: Filters) -> Iterator[str]:
    yield "["
    for number, row in enumerate(_rows(filters)):
        told = {**_values(row.consent), "contact": row.contact, "form": row.form_key}
        yield ("," if number else "") + "\n" + json.dumps(told, ensure_ascii=False)
    yield "\n]\n"


def _values(consent: Consent) -> dict[str, object]:
    found = {name: getattr(consent, name) for name in _COLUMNS}
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in found.items()
    }


_FILES: dict[str, tuple[Callable[[Filters], Iterator[str]], str]] = {
    "csv": (_csv, "text/csv"),
    "json": (_json, "application/json"),
}
