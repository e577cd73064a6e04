"""Times, numbers and sizes as the reader writes them."""

from datetime import UTC, datetime, timedelta

from babel.dates import format_timedelta
from flask import Flask
from flask_babel import format_date, format_datetime, format_decimal, format_time, get_locale
from flask_babel import gettext as _

from admin import current

_UNITS = ("B", "kB", "MB", "GB")


def init_app(app: Flask) -> None:
    """Give templates the filters below under their names."""
    for filter_ in (exact, relative, day, size, number, percent, sender_name):
        app.jinja_env.filters[filter_.__name__] = filter_


def exact(time: datetime | None) -> str:
    """The whole time to the second in the reader's zone, such as 21 Nov 2026, 14:03:12 UTC."""
    return str(format_datetime(time, "medium")) + " " + _zone(time) if time else ""


def _zone(time: datetime) -> str:
    return time.astimezone(current.timezone()).tzname() or ""


def relative(time: datetime | None) -> str:
    """Within a day "5 minutes ago" or "in 5 minutes"; else the day, with its year if needed."""
    if time is None:
        return ""
    away = time - datetime.now(UTC)
    if abs(away) < timedelta(seconds=45):
        return str(_("just now"))
    if abs(away) < timedelta(hours=20):
        # Rounded to what a person would say; the exact time stands in the title.
        return format_timedelta(away, add_direction=True, locale=get_locale(), threshold=0.9)
    return day(time)


def day(time: datetime | None) -> str:
    """The day and time, without the year when it is this one."""
    if time is None:
        return ""
    here = time.astimezone(current.timezone())
    if here.year == datetime.now(current.timezone()).year:
        return f"{format_date(time, _day_pattern())}, {format_time(time, 'short')}"
    return str(format_date(time, "medium"))


def _day_pattern() -> str:
    # Babel has no named pattern for a day without its year.
    return str(get_locale().datetime_skeletons["MMMd"].pattern)


def size(count: int) -> str:
    """A number of bytes in the unit that suits, such as 34 kB; 1 kB is 1000 bytes."""
    amount = float(count)
    for unit in _UNITS:
        if amount < 1000 or unit == _UNITS[-1]:
            break
        amount /= 1000
    digits = "#,##0.#" if 0 < amount < 10 and unit != "B" else "#,##0"
    return f"{format_decimal(amount, format=digits)} {unit}"


def number(value: float) -> str:
    """A number with the reader's separators."""
    return str(format_decimal(value))


def sender_name(sender: str) -> str:
    """The name of "Ada Byron <ada@example.org>", or the address where there is no name."""
    name, _bracket, rest = sender.partition("<")
    return name.strip().strip('"') or rest.rstrip(">")


def percent(share: float) -> str:
    """A share as a percentage that never says 100 when it is less, nor 0 when it is more."""
    shown = share * 100
    if 99 <= shown < 100 or 0 < shown < 1:
        shown = min(max(shown, 0.01), 99.99)
        return f"{format_decimal(shown, format='0.##')} %"
    return f"{format_decimal(shown, format='0')} %"
