"""A person's word on a pair: merge, not a duplicate, later; each can be taken back."""

from datetime import timedelta

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from admin import current, listing, review
from admin.notes import say
from admin.views.duplicates import page_of
from dedup.merge import BadPick, merge
from store import Connection, pairs
from store.pairs import REASONS, Pair
from store.records import NoSuchRecord, VersionConflict
from store.types import utc_now

blueprint = Blueprint("decisions", __name__, url_prefix=f"/duplicates/<{listing.ID}:pair_id>")

DAYS = (1, 7, 30)


@blueprint.post("/merge")
def join(pair_id: int) -> ResponseReturnValue:
    """Make one record of the two, as chosen."""
    try:
        with current.database().write() as connection:
            merge_id = _merge(connection, _open_pair(connection, pair_id))
    except (VersionConflict, NoSuchRecord, BadPick):
        return _quicker(pair_id)
    say(_("Merged."), undo=url_for("merges.undo_merge", merge_id=merge_id))
    return _next()


def _merge(connection: Connection, pair: Pair) -> int:
    kept = pair.right_id if request.form.get("survivor") == str(pair.right_id) else pair.left_id
    lost = pair.left_id if kept == pair.right_id else pair.right_id
    return merge(
        connection,
        pair.record_kind,
        kept,
        lost,
        expected_versions={one: _number(f"version-{one}") for one in (kept, lost)},
        picks=review.picks(pair.record_kind, request.form),
        actor_id=current.user().id,
        pair_id=pair.id,
        primary=_primary(),
        region=current.settings().region,
    )


def _primary() -> dict[str, int]:
    chosen = {type_: _number(f"primary-{type_}") for type_ in ("email", "phone", "url")}
    return {type_: point_id for type_, point_id in chosen.items() if point_id}


def _number(name: str) -> int:
    text = request.form.get(name, "")
    return int(text) if text.isdecimal() and len(text) <= 18 else 0


@blueprint.post("/different")
def different(pair_id: int) -> ResponseReturnValue:
    """These two are not one, for everybody and for good."""
    reason = request.form.get("reason", "")
    if reason not in REASONS:
        abort(400)
    with current.database().write() as connection:
        is_done = pairs.decide_different(connection, pair_id, reason, current.user().id)
    if not is_done:
        return _quicker(pair_id)
    say(
        _("They stay two and are not suggested again."),
        undo=url_for("decisions.reopen", pair_id=pair_id),
    )
    return _next()


@blueprint.post("/snooze")
def snooze(pair_id: int) -> ResponseReturnValue:
    """Ask again later."""
    asked = request.form.get("days", "")
    days = next((one for one in DAYS if str(one) == asked), 7)
    until = utc_now() + timedelta(days=days)
    with current.database().write() as connection:
        is_done = pairs.snooze(connection, pair_id, until, current.user().id)
    if not is_done:
        return _quicker(pair_id)
    say(_("You are asked again later."), undo=url_for("decisions.reopen", pair_id=pair_id))
    return _next()


@blueprint.post("/reopen")
def reopen(pair_id: int) -> ResponseReturnValue:
    """Take a decision back; a merge has its own undo."""
    with current.database().write() as connection:
        pair = pairs.get(connection, pair_id)
        if pair is None:
            abort(404)
        if pair.status == "merged":
            abort(409)
        pairs.reopen(connection, pair_id)
    say(_("The pair waits again."))
    return redirect(url_for("duplicates.show", pair_id=pair_id))


def _open_pair(connection: Connection, pair_id: int) -> Pair:
    pair = pairs.get(connection, pair_id)
    if pair is None:
        abort(404)
    if pair.status not in ("open", "snoozed"):
        raise VersionConflict("The pair was decided in the meantime.")
    return pair


def _quicker(pair_id: int) -> tuple[str, int]:
    warning = _(
        "Somebody else changed or decided this meanwhile. Nothing was written; this is how it "
        "stands now."
    )
    return page_of(pair_id, warning=warning), 409


def _next() -> Response:
    names = ("kind", "band", "after")
    return redirect(
        url_for("duplicates.following", **listing.kept({n: request.form.get(n) for n in names}))
    )
