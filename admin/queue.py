"""What the review queue was asked to show: its filters with their counts, order and place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask import request
from flask_babel import gettext as _

from admin import listing, score_words
from store import Connection, pair_queue
from store.facts import Kind
from store.pair_queue import NOTHING_AGAINST, REASONS, Order, PairFilter
from store.pairs import PairStatus

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

# With more pairs than this, to weigh what happened with each would take too long.
MOST_WEIGHED = 20_000


# From here on the queue offers to merge many at once.
SURE = 0.95


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter: its name in the address, its title, and (value, word with count) of each."""

    name: str
    title: str
    options: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Facets:
    """Every filter, how many pairs the present ones leave, and how the pairs are ordered.

    `sure` is how many of them are likely enough to be merged many at once.
    """

    facets: Sequence[Facet]
    total: int
    sure: int
    order: Order


def wanted() -> PairFilter:
    """The filter of the address."""
    given = given_filters()
    return _filter(given)


def given_filters() -> dict[str, str]:
    """The filters as they stand in the address or in the form."""
    names = ("status", "kind", "band", "agrees", "order")
    return {name: request.values.get(name, "").strip()[:40] for name in names}


def facets(connection: Connection) -> Facets:
    """Count every value of every filter beside the others that are set, in one statement."""
    given = given_filters()
    asked = {
        f"{name}={value}": _filter({**given, name: value})
        for name, values in _values().items()
        for value in ("", *values)
    }
    whole = PairFilter(status=_filter(given).status)
    narrowed = _filter(given)
    figures = {"total": narrowed, "sure": replace(narrowed, at_least=SURE, below=1.01)}
    counted = pair_queue.counts(connection, {**figures, **asked}, whole)
    titles = (("kind", _("Kind")), ("band", _("Likeness")), ("agrees", _("Reason")))
    found = [Facet(name, title, _options(name, counted)) for name, title in titles]
    return Facets(found, counted["total"], counted["sure"], order_of(connection, given))


def order_of(connection: Connection, given: Mapping[str, str]) -> Order:
    """By likeness where it was asked for, or where too many wait to weigh each."""
    if given.get("order") == "likely":
        return "likely"
    waiting = pair_queue.count(connection, PairFilter(status=_filter(given).status))
    return "urgent" if waiting <= MOST_WEIGHED else "likely"


def words_of(name: str, value: str) -> str:
    """What a value of a filter is called."""
    if name == "kind":
        kinds = {"contact": _("People"), "company": _("Companies"), "lead": _("Leads")}
        return str(kinds.get(value, ""))
    if name == "band":
        return str(score_words.BAND.get(value, ""))
    if value == NOTHING_AGAINST:
        return str(_("Nothing against"))
    field = str(score_words.FIELD.get(value, ""))
    if name == "agrees" and field:
        return str(_("%(field)s agrees", field=field))
    return ""


def active(given: Mapping[str, str]) -> list[tuple[str, str]]:
    """The filters that are set, each with the address that drops it."""
    return listing.active({name: words_of(name, given[name]) for name in _values()}, given)


def cursor() -> tuple[float, int] | None:
    """Where in the queue we are; None at its beginning or for what nobody could have been given."""
    rank, _tilde, pair_id = request.values.get("after", "").partition("~")
    try:
        return (float(rank), int(pair_id)) if len(pair_id) <= 18 else None
    except ValueError:
        return None


def text_of(place: tuple[float, int] | None) -> str:
    """A place in the queue as it stands in an address."""
    return f"{place[0]!r}~{place[1]}" if place else ""


def _values() -> dict[str, Sequence[str]]:
    return {"kind": KINDS, "band": list(BANDS), "agrees": REASONS}


def _filter(given: Mapping[str, str]) -> PairFilter:
    at_least, below = BANDS.get(given["band"], (0.0, 1.01))
    found = PairFilter(
        kind=next((kind for kind in KINDS if kind == given["kind"]), None),
        status=next((tab for tab in TABS if tab == given["status"]), "open"),
        at_least=at_least,
        below=below,
    )
    return replace(found, agrees=given["agrees"]) if given["agrees"] in REASONS else found


def _options(name: str, counted: Mapping[str, int]) -> list[tuple[str, str]]:
    every = {"kind": _("Every kind"), "band": _("Every likeness"), "agrees": _("Every reason")}
    return [
        (value, f"{words_of(name, value) or every[name]} ({counted[f'{name}={value}']})")
        for value in ("", *_values()[name])
    ]
