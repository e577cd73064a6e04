"""How often a form is seen, begun, sent and corrected: daily numbers that name nobody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from typing import Literal, NamedTuple

from sqlalchemy import Connection, func, select

from store.tables import form_counts
from store.upsert import upsert

Kind = Literal["view", "start", "step", "submit", "complete", "error", "time"]

# Where the spans of time begin, in seconds; the last one has no end.
SPANS = (0, 10, 20, 30, 45, 60, 90, 120, 180, 300, 600, 1200)
FIELD_CHARACTERS = 128


class Counted(NamedTuple):
    """What is counted. `field` is a step's number, a field's name or a span's first second."""

    form_id: int
    day: date
    kind: Kind
    field: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """One day's numbers, for a chart."""

    day: date
    views: int
    starts: int
    submits: int
    completions: int


@dataclass(frozen=True, slots=True)
class Summary:
    """A form's use since a day. Views, starts, steps and times are what browsers with JavaScript
    told; submits are posts that came, completions those that were kept, both counted by us.

    `steps` is how many came to each step from the second on, `errors` how often each field was
    wrong, most first. `median_seconds` is the span, (from, to), in which the middle one of the
    times from the first touch to the thanks lies; `to` is None in the last span.
    """

    views: int = 0
    starts: int = 0
    submits: int = 0
    completions: int = 0
    steps: Mapping[int, int] = field(default_factory=dict)
    errors: Mapping[str, int] = field(default_factory=dict)
    median_seconds: tuple[int, int | None] | None = None
    days: tuple[Day, ...] = ()


def span_of(seconds: int) -> str:
    """The span a time falls into, as it is kept."""
    return str(max(start for start in SPANS if start <= max(seconds, 0)))


def add(connection: Connection, counts: Mapping[Counted, int]) -> None:
    """Add to the numbers; in one order, so that two processes do not wait for each other."""
    for counted, number in sorted(counts.items()):
        new = upsert(connection, form_counts).values(
            **{**counted._asdict(), "field": counted.field[:FIELD_CHARACTERS]}, count=number
        )
        keys = ["form_id", "day", "kind", "field"]
        more = {"count": form_counts.c.count + new.excluded.count}
        connection.execute(new.on_conflict_do_update(index_elements=keys, set_=more))


def summary(connection: Connection, form_id: int, since: date) -> Summary:
    """The numbers of a form from that day on; all zero when nothing was counted."""
    table = form_counts.c
    query = (
        select(table.kind, table.field, func.sum(table.count))
        .where(table.form_id == form_id, table.day >= since)
        .group_by(table.kind, table.field)
    )
    totals = {(kind, name): int(total) for kind, name, total in connection.execute(query)}
    errors = _of(totals, "error")
    return Summary(
        views=totals.get(("view", ""), 0),
        starts=totals.get(("start", ""), 0),
        submits=totals.get(("submit", ""), 0),
        completions=totals.get(("complete", ""), 0),
        steps={int(step): number for step, number in sorted(_of(totals, "step").items())},
        errors=dict(sorted(errors.items(), key=lambda one: (-one[1], one[0]))),
        median_seconds=_median(_of(totals, "time")),
        days=tuple(_days(connection, form_id, since)),
    )


def _of(totals: Mapping[tuple[str, str], int], wanted: Kind) -> dict[str, int]:
    return {name: number for (kind, name), number in totals.items() if kind == wanted}


def _median(times: Mapping[str, int]) -> tuple[int, int | None] | None:
    if not times:
        return None
    starts = sorted(map(int, times))
    reached = list(accumulate(times[str(start)] for start in starts))
    middle = next(i for i, sum_ in enumerate(reached) if 2 * sum_ >= reached[-1])
    start = starts[middle]
    return start, next((later for later in SPANS if later > start), None)


def _days(connection: Connection, form_id: int, since: date) -> Iterable[Day]:
    table = form_counts.c
    rows = connection.execute(
        select(table.day, table.kind, table.count)
        .where(table.form_id == form_id, table.day >= since, table.field == "")
        .order_by(table.day)
    )
    numbers: dict[date, dict[str, int]] = {}
    for day, kind, count in rows:
        numbers.setdefault(day, {})[kind] = count
    kinds = ("view", "start", "submit", "complete")
    return [Day(day, *(of.get(kind, 0) for kind in kinds)) for day, of in numbers.items()]
