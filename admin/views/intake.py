"""The intake: everything that arrived, by its state."""

from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current, listing, words
from store import sources
from store.lists import intake
from store.lists.intake import Filters
from store.sources import Source

blueprint = Blueprint("intake", __name__, url_prefix="/intake")

MOST_COUNTED = 100


@blueprint.get("")
def index() -> ResponseReturnValue:
    """One tab of the intake; with no tab asked for, the one where something waits."""
    with current.database().read() as connection:
        counts = intake.counts(connection, MOST_COUNTED)
        tab = _tab(counts)
        filters = _filters()
        page = intake.page(
            connection,
            tab,
            filters,
            **listing.cursors(),
        )
        every_source = sources.every(connection)
    return render_template(
        "admin/intake/index.html",
        tab=tab,
        tabs=_tabs(counts),
        page=page,
        sources=[(source.id, source.title or source.name) for source in every_source],
        kinds=words.KIND.items(),
        filters=filters,
        active=_active(tab, filters, every_source),
        kept=_kept(tab, filters),
    )


def _tab(counts: dict[str, int]) -> str:
    asked = request.args.get("tab", "")
    if asked in intake.TABS:
        return asked
    return next((tab for tab in ("failed", "held") if counts.get(tab)), "done")


def _filters() -> Filters:
    kind = listing.asked("kind")
    return Filters(
        source_id=listing.asked_id("source"),
        kind=kind if kind in words.KIND else "",
        text=listing.asked("text"),
    )


def _tabs(counts: dict[str, int]) -> list[tuple[str, str, str]]:
    titles = {
        "pending": _("Waiting"),
        "done": _("Done"),
        "held": _("Held"),
        "discarded": _("Discarded"),
        "failed": _("Failed"),
    }
    return [(tab, title, _figure(counts.get(tab, 0))) for tab, title in titles.items()]


def _figure(count: int) -> str:
    return f"{MOST_COUNTED - 1}+" if count >= MOST_COUNTED else str(count or "")


def _kept(tab: str, filters: Filters) -> dict[str, Any]:
    """The URL's arguments that say what is shown."""
    given: dict[str, Any] = {
        "tab": tab,
        "source": filters.source_id,
        "kind": filters.kind,
        "text": filters.text,
    }
    return {name: value for name, value in given.items() if value}


def _active(tab: str, filters: Filters, every: list[Source]) -> list[tuple[str, str]]:
    names = {source.id: source.title or source.name for source in every}
    shown = {
        "source": names.get(filters.source_id or 0, ""),
        "kind": words.word(words.KIND, filters.kind) if filters.kind else "",
        "text": f"“{filters.text}”" if filters.text else "",
    }
    kept = _kept(tab, filters)
    return [
        (text, url_for("intake.index", **{k: v for k, v in kept.items() if k != name}))
        for name, text in shown.items()
        if text
    ]
