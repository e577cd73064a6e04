"""The queue of pairs that may be one and the same, and the review of one of them."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current, listing, review, score_words, waterfall
from admin.frame import MOST_COUNTED
from admin.notes import say
from dedup.plan import plan
from store import Connection, pair_queue, pairs, users
from store.facts import Kind
from store.lists import dashboard
from store.lists.duplicates import Card, cards
from store.pair_queue import PairFilter
from store.pairs import Pair, PairStatus
from store.records import NoSuchRecord

blueprint = Blueprint("duplicates", __name__, url_prefix="/duplicates")

KINDS: tuple[Kind, ...] = ("contact", "company", "lead")
TABS: tuple[PairStatus, ...] = ("open", "snoozed", "different")

# The probabilities between which each band of dedup.explain lies.
BANDS = {
    "almost certain": (0.999, 1.01),
    "very likely": (0.95, 0.999),
    "likely": (0.7, 0.95),
    "possible": (0.3, 0.7),
    "unlikely": (0.0, 0.3),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One pair of the queue with both records and the reasons for and against."""

    pair: Pair
    left: Card | None
    right: Card | None
    speaks_for: list[str]
    against: list[str]


@blueprint.get("")
def index() -> ResponseReturnValue:
    """The queue, the strongest pair first."""
    wanted, given = _wanted(), _given()
    with current.database().read() as connection:
        page = pair_queue.page(connection, wanted, after=_cursor())
        lines = _lines(connection, page.pairs)
        waiting = dashboard.waiting(connection, most=MOST_COUNTED).pairs
    return render_template(
        "admin/duplicates/index.html",
        lines=lines,
        tab=wanted.status,
        waiting=waiting,
        most=MOST_COUNTED,
        bands=score_words.BAND.items(),
        given=given,
        kept=listing.kept(given),
        active=_active(given),
        next_cursor=_text(page.next_cursor),
    )


@blueprint.get("/next")
def following() -> ResponseReturnValue:
    """On to the pair after the one just seen, or back to the queue at its end."""
    with current.database().read() as connection:
        page = pair_queue.page(connection, _wanted(), after=_cursor(), size=1)
    if not page.pairs:
        say(_("That was the last pair of this list."), tone="info")
        return redirect(url_for("duplicates.index", **listing.kept(_given())))
    kept = listing.kept({**_given(), "status": ""})
    return redirect(url_for("duplicates.show", pair_id=page.pairs[0].id, **kept))


@blueprint.get(f"/<{listing.ID}:pair_id>")
def show(pair_id: int) -> ResponseReturnValue:
    """Both records side by side, for a person to decide."""
    return page_of(pair_id)


def page_of(pair_id: int, *, warning: str = "") -> str:
    """The review page; with a warning, what the reviewer chose in the form just sent is kept."""
    with current.database().read() as connection:
        pair = pairs.get(connection, pair_id)
        if pair is None:
            abort(404)
        if pair.status not in ("open", "snoozed"):
            return _decided(connection, pair, warning)
        try:
            planned = plan(connection, pair.record_kind, pair.left_id, pair.right_id)
        except NoSuchRecord:
            abort(404)
        found = cards(connection, pair.record_kind, (pair.left_id, pair.right_id))
    return render_template(
        "admin/duplicates/show.html",
        pair=pair,
        plan=planned,
        review=review.review(planned, request.form),
        cards=[found[pair.left_id], found[pair.right_id]],
        sentence=waterfall.sentence(pair.record_kind, pair.score),
        fall=waterfall.waterfall(pair.score),
        warning=warning,
        given=_given(),
        kept=listing.kept(_given()),
        cursor=_text((pair.weight, pair.id)),
        reasons=_reasons(),
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
        reason=_reasons().get(pair.reason, ""),
        cursor=_text((pair.weight, pair.id)),
        kept=listing.kept(_given()),
    )


def _reasons() -> dict[str, str]:
    return {
        "different_people": _("two different people or companies"),
        "shared_mailbox": _("a mailbox that several people share"),
        "same_household_or_company": _("one household or company, not one person"),
        "test_data": _("one of them is a test"),
    }


def _lines(connection: Connection, found: tuple[Pair, ...]) -> list[Line]:
    known: dict[str, Any] = {}
    for kind in KINDS:
        of_kind = [pair for pair in found if pair.record_kind == kind]
        ids = {one for pair in of_kind for one in (pair.left_id, pair.right_id)}
        known[kind] = cards(connection, kind, ids)
    return [_line(pair, known[pair.record_kind]) for pair in found]


def _line(pair: Pair, known: dict[int, Card]) -> Line:
    speaks_for, against = waterfall.reasons(pair.score)
    left, right = known.get(pair.left_id), known.get(pair.right_id)
    return Line(pair, left, right, speaks_for, against)


def _wanted() -> PairFilter:
    given = _given()
    at_least, below = BANDS.get(given["band"], (0.0, 1.01))
    return PairFilter(
        kind=next((kind for kind in KINDS if kind == given["kind"]), None),
        status=next((tab for tab in TABS if tab == given["status"]), "open"),
        at_least=at_least,
        below=below,
    )


def _given() -> dict[str, str]:
    names = ("status", "kind", "band")
    return {name: request.values.get(name, "").strip()[:40] for name in names}


def _active(given: dict[str, str]) -> list[tuple[str, str]]:
    shown = {
        "kind": {"contact": _("People"), "company": _("Companies"), "lead": _("Leads")}.get(
            given["kind"], ""
        ),
        "band": str(score_words.BAND.get(given["band"], "")),
    }
    return listing.active(shown, given)


def _cursor() -> tuple[float, int] | None:
    weight, _tilde, pair_id = request.values.get("after", "").partition("~")
    try:
        return (float(weight), int(pair_id)) if len(pair_id) <= 18 else None
    except ValueError:
        return None


def _text(cursor: tuple[float, int] | None) -> str:
    return f"{cursor[0]!r}~{cursor[1]}" if cursor else ""
