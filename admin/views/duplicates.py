"""The queue of pairs that may be one and the same, and the review of one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current, listing, queue, review, waterfall
from admin.frame import MOST_COUNTED
from admin.notes import say
from admin.sweep_state import state_of
from dedup.plan import plan
from dedup.shared_mailboxes import unmark
from store import Connection, pair_queue, pairs, shared_mailboxes, users
from store.lists import dashboard
from store.lists.duplicates import Card, cards
from store.pair_groups import group_around
from store.pair_queue import PairPage
from store.pairs import Pair
from store.records import NoSuchRecord

blueprint = Blueprint("duplicates", __name__, url_prefix="/duplicates")

# More records side by side than this nobody can compare.
MOST_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One pair of the queue with both records and the reasons for and against.

    `is_next`: the first pair after the one that was just decided.
    """

    pair: Pair
    left: Card | None
    right: Card | None
    speaks_for: list[str]
    against: list[str]
    is_next: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """How the review page is shown: with which records, why again, and whether it is a trial."""

    ids: tuple[int, ...] = ()
    warning: str = ""
    is_preview: bool = False


@blueprint.get("")
def index() -> ResponseReturnValue:
    """The queue, what matters most first."""
    wanted, given = queue.wanted(), queue.given_filters()
    with current.database().read() as connection:
        found = queue.facets(connection)
        page = pair_queue.page(connection, wanted, after=queue.cursor(), order=found.order)
        lines = _lines(connection, page)
        waiting = dashboard.waiting(connection, most=MOST_COUNTED).pairs
        sweep = state_of(connection)
        mailboxes = shared_mailboxes.every(connection) if wanted.status == "different" else []
    return render_template(
        "admin/duplicates/index.html",
        lines=lines,
        tab=wanted.status,
        waiting=waiting,
        sweep=sweep,
        most=MOST_COUNTED,
        facets=found,
        mailboxes=mailboxes,
        given=given,
        kept=listing.kept(given),
        active=queue.active(given),
        next_cursor=queue.text_of(page.next_cursor),
        reasons=reasons(),
    )


@blueprint.get("/next")
def following() -> ResponseReturnValue:
    """On to the pair after the one just seen, or back to the queue at its end."""
    given = queue.given_filters()
    with current.database().read() as connection:
        order = queue.order_of(connection, given)
        page = pair_queue.page(connection, queue.wanted(), queue.cursor(), 1, order)
    if not page.pairs:
        say(_("That was the last pair of this list."), tone="info")
        return redirect(url_for("duplicates.index", **listing.kept(given)))
    kept = listing.kept({**given, "status": ""})
    return redirect(url_for("duplicates.show", pair_id=page.pairs[0].id, **kept))


@blueprint.get(f"/<{listing.ID}:pair_id>")
def show(pair_id: int) -> ResponseReturnValue:
    """Both records side by side, for a person to decide."""
    return page_of(pair_id)


@blueprint.get(f"/<{listing.ID}:pair_id>/group")
def group(pair_id: int) -> ResponseReturnValue:
    """All records that hang together with this pair, side by side."""
    with current.database().read() as connection:
        pair = pairs.get(connection, pair_id)
        ids = group_around(connection, pair, MOST_COLUMNS) if pair else ()
    return page_of(pair_id, Shown(ids=tuple(ids)))


@blueprint.post(f"/<{listing.ID}:pair_id>/preview")
def preview(pair_id: int) -> ResponseReturnValue:
    """What the merge would give with these choices; nothing is written."""
    return page_of(pair_id, Shown(asked_ids(), is_preview=True))


@blueprint.post("/shared")
def unshare() -> ResponseReturnValue:
    """A mailbox belongs to one person after all."""
    address = request.form.get("address", "")[:512]
    with current.database().write() as connection:
        unmark(connection, [address], region=current.settings().region)
    say(_("%(mailbox)s belongs to one person again.", mailbox=address))
    return redirect(url_for("duplicates.index", status="different"))


def asked_ids() -> tuple[int, ...]:
    """The records that stand in the form just sent, in its order."""
    listed = request.form.getlist("record")[:MOST_COLUMNS]
    return tuple(dict.fromkeys(int(one) for one in listed if one.isdecimal() and len(one) <= 18))


def page_of(pair_id: int, shown: Shown | None = None) -> str:
    """The review page; what the reviewer chose in a form just sent is kept."""
    shown = shown or Shown()
    with current.database().read() as connection:
        pair = pairs.get(connection, pair_id)
        if pair is None:
            abort(404)
        if pair.status not in ("open", "snoozed"):
            return _decided(connection, pair, shown.warning)
        return _review(connection, pair, shown)


def _review(connection: Connection, pair: Pair, shown: Shown) -> str:
    ids = shown.ids if len(shown.ids) > 2 else (pair.left_id, pair.right_id)
    try:
        planned = plan(connection, pair.record_kind, *ids)
    except NoSuchRecord:
        abort(404)
    found = cards(connection, pair.record_kind, ids)
    around = group_around(connection, pair, MOST_COLUMNS)
    decider = users.by_id(connection, pair.decided_by_id) if pair.decided_by_id else None
    given = queue.given_filters()
    return render_template(
        "admin/duplicates/show.html",
        pair=pair,
        plan=planned,
        review=review.review(planned, request.form),
        cards=[found[one] for one in ids],
        around=[one for one in around if one not in ids],
        sentence=waterfall.sentence(pair.record_kind, pair.score),
        fall=waterfall.waterfall(pair.score, pair.record_kind),
        warning=shown.warning,
        is_preview=shown.is_preview,
        decider=decider,
        given=given,
        kept=listing.kept(given),
        cursor=_place(connection, pair),
        reasons=reasons(),
        rule_words=review.rule_words,
    )


def _decided(connection: Connection, pair: Pair, warning: str) -> str:
    found = cards(connection, pair.record_kind, (pair.left_id, pair.right_id))
    decider = users.by_id(connection, pair.decided_by_id) if pair.decided_by_id else None
    return render_template(
        "admin/duplicates/decided.html",
        pair=pair,
        cards=[found.get(pair.left_id), found.get(pair.right_id)],
        decider=decider,
        warning=warning,
        reason=reasons().get(pair.reason, ""),
        mailboxes=shared_mailboxes.of_pair(connection, pair.id),
        cursor=_place(connection, pair),
        kept=listing.kept(queue.given_filters()),
    )


def _place(connection: Connection, pair: Pair) -> str:
    order = queue.order_of(connection, queue.given_filters())
    return queue.text_of((pair_queue.rank_of(connection, pair.id, order), pair.id))


def reasons() -> dict[str, str]:
    """Why two records are not one, in words."""
    return {
        "different_people": _("two different people or companies"),
        "shared_mailbox": _("a mailbox that several people share"),
        "same_household_or_company": _("one household or company, not one person"),
        "test_data": _("one of them is a test"),
        "undone": _("a merge of the two was undone"),
    }


def _lines(connection: Connection, page: PairPage) -> list[Line]:
    known: dict[str, Any] = {}
    for kind in queue.KINDS:
        of_kind = [pair for pair in page.pairs if pair.record_kind == kind]
        ids = {one for pair in of_kind for one in (pair.left_id, pair.right_id)}
        known[kind] = cards(connection, kind, ids)
    at = _first_after(page)
    return [_line(pair, known[pair.record_kind], pair.id == at) for pair in page.pairs]


def _first_after(page: PairPage) -> int:
    """The first pair of the list after the place `near`, where the focus goes back to."""
    rank, _tilde, pair_id = request.args.get("near", "").partition("~")
    try:
        place = (float(rank), int(pair_id))
    except ValueError:
        return 0
    later: Sequence[int] = [one.id for one in page.pairs if (page.ranks[one.id], one.id) < place]
    return later[0] if later else 0


def _line(pair: Pair, known: dict[int, Card], is_next: bool) -> Line:
    speaks_for, against = waterfall.reasons(pair.score, pair.record_kind)
    left, right = known.get(pair.left_id), known.get(pair.right_id)
    return Line(pair, left, right, speaks_for, against, is_next)
