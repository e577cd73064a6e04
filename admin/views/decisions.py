"""A person's word on a pair: merge, not a duplicate, later; each can be taken back."""

from datetime import UTC, date, datetime, time, timedelta

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from admin import current, listing, review
from admin.frame import MOST_COUNTED
from admin.notes import say
from admin.views.duplicates import Shown, asked_ids, page_of
from dedup.batch import new_batch
from dedup.merge import BadPick
from dedup.merge_group import DecidedApart, merge_group
from dedup.plan import plan
from dedup.shared_mailboxes import mark_shared, unmark
from store import Connection, pairs, shared_mailboxes
from store.lists import dashboard
from store.pairs import REASONS, Pair
from store.records import NoSuchRecord, VersionConflict
from store.types import utc_now

blueprint = Blueprint("decisions", __name__, url_prefix=f"/duplicates/<{listing.ID}:pair_id>")

DAYS = (1, 7, 30)
# Nobody means to be asked after that.
LONGEST = timedelta(days=2 * 366)


@blueprint.post("/merge")
def join(pair_id: int) -> ResponseReturnValue:
    """Make one record of those that were shown, as chosen."""
    try:
        with current.database().write() as connection:
            done, batch = _merge(connection, _open_pair(connection, pair_id))
    except (VersionConflict, NoSuchRecord, BadPick, DecidedApart):
        return _quicker(pair_id)
    undo = url_for("merges.undo_merge", merge_id=done[0])
    if batch:
        undo = url_for("batches.undo", batch=batch)
    say(f"{_('Merged.')} {_left()}", undo=undo)
    return _next()


def _merge(connection: Connection, pair: Pair) -> tuple[list[int], str]:
    shown = asked_ids() or (pair.left_id, pair.right_id)
    planned = plan(connection, pair.record_kind, *shown)
    gone = review.left_out_records(shown, request.form)
    ids = [one for one in shown if one not in gone]
    asked = _number("survivor")
    kept = asked if asked in ids else planned.survivor_id
    kept = kept if kept in ids else ids[0]
    chosen = review.picks(pair.record_kind, request.form)
    batch = new_batch() if len(ids) > 2 else ""
    done = merge_group(
        connection,
        pair.record_kind,
        kept,
        [one for one in ids if one != kept],
        expected_versions={one: _number(f"version-{one}") for one in ids},
        # What was picked from a record that stays out is left to the rules.
        picks={name: pick for name, pick in chosen.items() if pick not in gone},
        actor_id=current.user().id,
        left_out=review.left_out_points(planned, request.form),
        primary=_primary(),
        region=current.settings().region,
        batch=batch,
    )
    return done, batch


def _primary() -> dict[str, int]:
    chosen = {type_: _number(f"primary-{type_}") for type_ in ("email", "phone", "url")}
    return {type_: point_id for type_, point_id in chosen.items() if point_id}


def _number(name: str) -> int:
    text = request.form.get(name, "")
    return int(text) if text.isdecimal() and len(text) <= 18 else 0


@blueprint.post("/different")
def different(pair_id: int) -> ResponseReturnValue:
    """These two are not one, for everybody and for good."""
    reason, user_id = request.form.get("reason", ""), current.user().id
    if reason not in REASONS:
        abort(400)
    marked: list[str] = []
    with current.database().write() as connection:
        is_done = pairs.decide_different(connection, pair_id, reason, user_id)
        pair = pairs.get(connection, pair_id)
        if is_done and pair and reason == "shared_mailbox":
            marked = mark_shared(connection, pair, user_id, region=current.settings().region)
    if not is_done:
        return _quicker(pair_id)
    text = _("They stay two and are not suggested again.")
    if marked:
        text += " " + _("%(mailbox)s proves nothing from now on.", mailbox=", ".join(marked))
    say(f"{text} {_left()}", undo=url_for("decisions.reopen", pair_id=pair_id))
    return _next()


@blueprint.post("/snooze")
def snooze(pair_id: int) -> ResponseReturnValue:
    """Ask again later."""
    with current.database().write() as connection:
        is_done = pairs.snooze(connection, pair_id, _until(), current.user().id)
    if not is_done:
        return _quicker(pair_id)
    text = _("You are asked again later.")
    say(f"{text} {_left()}", undo=url_for("decisions.reopen", pair_id=pair_id))
    return _next()


def _until() -> datetime:
    """The day that was chosen, in the morning of the reader; a number of days where none was."""
    try:
        day = date.fromisoformat(request.form.get("until", ""))
        morning = datetime.combine(day, time(6), current.timezone()).astimezone(UTC)
    except (ValueError, OverflowError):
        morning = utc_now()
    if utc_now() < morning < utc_now() + LONGEST:
        return morning
    asked = request.form.get("days", "")
    return utc_now() + timedelta(days=next((one for one in DAYS if str(one) == asked), 7))


@blueprint.post("/reopen")
def reopen(pair_id: int) -> ResponseReturnValue:
    """Take a decision back; a merge has its own undo."""
    with current.database().write() as connection:
        pair = pairs.get(connection, pair_id)
        if pair is None:
            abort(404)
        if pair.status == "merged":
            abort(409)
        marked = shared_mailboxes.of_pair(connection, pair_id)
        if marked:
            unmark(connection, marked, region=current.settings().region)
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
    return page_of(pair_id, Shown(asked_ids(), warning)), 409


def _left() -> str:
    """How many pairs wait now, for the sentence that says what was done."""
    with current.database().read() as connection:
        left = dashboard.waiting(connection, most=MOST_COUNTED).pairs
    if left >= MOST_COUNTED:
        return str(_("More than %(num)d wait.", num=MOST_COUNTED - 1))
    return str(ngettext("%(num)d left.", "%(num)d left.", left))


def _next() -> Response:
    names = ("kind", "band", "agrees", "order", "after")
    return redirect(
        url_for("duplicates.following", **listing.kept({n: request.form.get(n) for n in names}))
    )
