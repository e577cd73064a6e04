"""The outbox: what was sent, what waits, what failed, and every attempt at it."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current, listing
from admin import outgoing_words as said
from admin.notes import say
from store import outbox as items
from store.lists import outbox
from store.lists.outbox import Filters

blueprint = Blueprint("outbox", __name__, url_prefix="/outbox")
_ONE = f"/<{listing.ID}:item_id>"

MOST_COUNTED = 100


@blueprint.get("")
def index() -> ResponseReturnValue:
    """One tab; with no tab asked for, the one where something waits for a person."""
    given = _given()
    filters = Filters(given["kind"], given["text"], listing.asked_id("submission"))
    with current.database().read() as connection:
        counts = outbox.counts(connection, MOST_COUNTED)
        tab = _tab(counts)
        page = outbox.page(connection, tab, filters, **listing.cursors())
    given |= {"tab": tab, "submission": str(filters.submission_id or "")}
    shown = {
        "kind": str(said.KIND[given["kind"]]) if given["kind"] else "",
        "text": f"“{given['text']}”" if given["text"] else "",
        "submission": _("submission %(id)s", id=given["submission"]) if given["submission"] else "",
    }
    return render_template(
        "admin/outbox/index.html",
        tab=tab,
        tabs=_tabs(counts),
        page=page,
        said=said,
        given=given,
        active=listing.active(shown, given),
        kept=listing.kept(given),
        has_server=bool(current.settings().outbound.host),
    )


@blueprint.get(_ONE)
def show(item_id: int) -> ResponseReturnValue:
    """One item with its attempts."""
    with current.database().read() as connection:
        item = outbox.detail(connection, item_id)
        attempts = outbox.attempts(connection, item_id)
    if item is None:
        abort(404)
    return render_template("admin/outbox/show.html", item=item, attempts=attempts, said=said)


@blueprint.post(f"{_ONE}/send")
def send(item_id: int) -> ResponseReturnValue:
    """Send it now, also what was sent before."""
    with current.database().write() as connection:
        is_done = items.send_now(connection, item_id)
    return _answer(item_id, is_done, _("It goes out in a moment."))


@blueprint.post(f"{_ONE}/drop")
def drop(item_id: int) -> ResponseReturnValue:
    """Give it up."""
    user = current.user()
    why = _("Dropped by %(name)s.", name=user.name or user.email)
    with current.database().write() as connection:
        is_done = items.drop(connection, item_id, why)
    undo = url_for("outbox.send", item_id=item_id)
    return _answer(item_id, is_done, _("Dropped. It is not sent."), undo)


def _answer(item_id: int, is_done: bool, text: str, undo: str = "") -> ResponseReturnValue:
    if is_done:
        say(text, undo=undo)
    else:
        say(_("It is being sent just now. Nothing was changed; look again shortly."), tone="danger")
    return redirect(url_for("outbox.show", item_id=item_id))


def _given() -> dict[str, str]:
    kind = listing.asked("kind")
    return {"kind": kind if kind in said.KIND else "", "text": listing.asked("text")}


def _tab(counts: dict[str, int]) -> str:
    asked = request.args.get("tab", "")
    if asked in outbox.TABS:
        return asked
    return next((tab for tab in ("failed", "waiting") if counts.get(tab)), "sent")


def _tabs(counts: dict[str, int]) -> list[tuple[str, str, str]]:
    titles = {
        "waiting": _("Waiting"),
        "failed": _("Failed"),
        "sent": _("Sent"),
        "dropped": _("Dropped"),
    }
    return [(tab, title, _figure(counts.get(tab, 0))) for tab, title in titles.items()]


def _figure(count: int) -> str:
    return f"{MOST_COUNTED - 1}+" if count >= MOST_COUNTED else str(count or "")
