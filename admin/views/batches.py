"""Many pairs merged at once: a dry run with a tick for each, one batch, one undo."""

from collections import Counter
from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from admin import current, listing, queue, refusal_words
from admin.formats import percent
from admin.notes import say
from admin.views.merges import name_of
from dedup.batch import Ticked, merge_batch, refusals, undo_batch
from dedup.judged import Judged, judge
from store import Connection, merges, pair_queue, pairs
from store.lists.duplicates import Card, cards
from store.lists.record_page import user_names
from store.pair_queue import PairFilter

blueprint = Blueprint("batches", __name__, url_prefix="/duplicates/batch")

# How sure one must be; the first is what the queue offers.
LEAST = (0.95, 0.9, 0.99, 0.999)
# A list that a person still reads, and a batch that is over in a few seconds.
MOST = 100


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the dry run: the pair, both records, and what keeps it out."""

    judged: Judged
    left: Card
    right: Card
    words: list[str]


@blueprint.get("")
def dry_run() -> ResponseReturnValue:
    """What merging everything from a likeness up would do; nothing is written."""
    least, overrule = _least(), bool(listing.asked("overrule"))
    with current.database().read() as connection:
        judged = judge(connection, _pairs(connection, least))
        offers = _offers(connection, judged, overrule=overrule)
    ready = [one for one in offers if not one.words]
    kept_out = [one for one in offers if one.words]
    return render_template(
        "admin/batches/dry_run.html",
        ready=ready,
        kept_out=kept_out,
        counted=Counter(word for one in kept_out for word in one.words).most_common(),
        least=least,
        shares=[(str(one), _("from %(share)s", share=percent(one))) for one in sorted(LEAST)],
        overrule=overrule,
        is_picked=bool(_picked()),
        most=MOST,
        is_cut=len(judged) == MOST,
        kind=listing.asked("kind"),
        picked=_picked(),
    )


@blueprint.post("")
def run() -> ResponseReturnValue:
    """Merge the pairs that were ticked, as one batch."""
    ticked = [one for one in map(_ticked, request.form.getlist("pair")[:MOST]) if one]
    if not ticked:
        say(_("No pair was ticked, so nothing was merged."), tone="info")
        return redirect(url_for("duplicates.index"))
    report = merge_batch(
        current.database(),
        ticked,
        actor_id=current.user().id,
        overrule=bool(request.form.get("overrule")),
        region=current.settings().region,
    )
    text = ngettext("%(num)d record joined.", "%(num)d records joined.", len(report.merged))
    if report.left:
        why = Counter(refusal_words.word(reasons[0]) for reasons in report.left.values())
        said = ", ".join(f"{word} ({number})" for word, number in why.most_common())
        text += " " + _("%(count)d left as they are: %(why)s.", count=len(report.left), why=said)
    undo = url_for("batches.undo", batch=report.batch) if report.merged else ""
    say(text, undo=undo, tone="success" if report.merged else "info")
    return redirect(url_for("duplicates.index"))


@blueprint.get("/<batch>")
def show(batch: str) -> ResponseReturnValue:
    """The merges of one batch, with one undo for all that stand."""
    with current.database().read() as connection:
        found = merges.of_batch(connection, batch[:64])
        people = user_names(connection)
    if not found:
        abort(404)
    return render_template(
        "admin/batches/show.html",
        merges=found,
        batch=batch,
        standing=sum(one.undone_at is None for one in found),
        people=people,
        name_of=name_of,
    )


@blueprint.post("/<batch>/undo")
def undo(batch: str) -> ResponseReturnValue:
    """Undo the whole batch; what has to ask something first is left and said."""
    report = undo_batch(
        current.database(), batch[:64], current.user().id, region=current.settings().region
    )
    text = ngettext("%(num)d merge undone.", "%(num)d merges undone.", len(report.undone))
    if report.left:
        text += " " + ngettext(
            "%(num)d asks something first; it stands below.",
            "%(num)d ask something first; they stand below.",
            len(report.left),
        )
    say(text, tone="success" if report.undone else "info")
    return redirect(
        url_for("batches.show", batch=batch) if report.left else url_for("merges.index")
    )


def _least() -> float:
    asked = listing.asked("at_least")
    return next((one for one in LEAST if str(one) == asked), LEAST[0])


def _picked() -> list[int]:
    """The pairs ticked in the queue, where somebody ticked some."""
    listed = request.args.getlist("pair")[:MOST]
    return [int(one) for one in listed if one.isdecimal() and len(one) <= 18]


def _pairs(connection: Connection, least: float) -> list[pairs.Pair]:
    picked = _picked()
    if picked:
        known = pairs.many(connection, picked)
        return [known[one] for one in picked if one in known]
    kind = next((one for one in queue.KINDS if one == listing.asked("kind")), None)
    wanted = PairFilter(kind=kind, at_least=least)
    return list(pair_queue.page(connection, wanted, size=MOST, order="likely").pairs)


def _offers(connection: Connection, judged: list[Judged], *, overrule: bool) -> list[Offer]:
    shown: dict[tuple[str, int], Card] = {}
    for kind in queue.KINDS:
        of_kind = [one.pair for one in judged if one.pair.record_kind == kind]
        ids = {id_ for pair in of_kind for id_ in (pair.left_id, pair.right_id)}
        shown |= {(kind, id_): card for id_, card in cards(connection, kind, ids).items()}
    offers = []
    for one in judged:
        kind, pair = one.pair.record_kind, one.pair
        left, right = shown.get((kind, pair.left_id)), shown.get((kind, pair.right_id))
        if left and right and one.plan:
            words = [refusal_words.word(why) for why in refusals(one, overrule=overrule)]
            offers.append(Offer(one, left, right, words))
    return offers


def _ticked(value: str) -> Ticked | None:
    """A tick of the form: the pair, then each record with the version that was shown."""
    parts = value.split(":")
    if len(parts) != 5 or not all(one.isdecimal() and len(one) <= 18 for one in parts):
        return None
    pair_id, left, left_version, right, right_version = map(int, parts)
    return Ticked(pair_id, {left: left_version, right: right_version})
