"""A form's daily numbers as bars of a chart, placed by the server so that no script is needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from store.form_counts import Day

WIDTH, HEIGHT = 640, 160
# Room under the bars for the days and above them for the highest number.
FOOT, HEAD = 18, 14


@dataclass(frozen=True, slots=True)
class Bar:
    """One day: how often the form was seen and how many posts were kept, as places in the SVG."""

    day: date
    views: int
    kept: int
    x: float
    width: float
    views_top: float
    kept_top: float


def bars(days: Sequence[Day], since: date, until: date) -> list[Bar]:
    """A bar for each day from `since` to `until`, both included; a day without numbers is empty."""
    known = {one.day: one for one in days}
    span = (until - since).days + 1
    every = [since + timedelta(days=number) for number in range(span)]
    shown = [known.get(day) or Day(day, 0, 0, 0, 0) for day in every]
    most = max([1, *(max(one.views, one.completions) for one in shown)])
    step = WIDTH / span
    return [
        Bar(
            one.day,
            one.views,
            one.completions,
            round(number * step + step * 0.1, 1),
            round(step * 0.8, 1),
            _top(one.views, most),
            _top(one.completions, most),
        )
        for number, one in enumerate(shown)
    ]


def _top(number: int, most: int) -> float:
    return round(HEIGHT - FOOT - number / most * (HEIGHT - FOOT - HEAD), 1)
