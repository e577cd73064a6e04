"""The first page: what came today, what fails, what waits for a person."""

from datetime import UTC, datetime, time, timedelta

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from admin import current
from admin.frame import MOST_COUNTED
from store import calls, sources
from store.lists import dashboard, intake, outbox
from store.lists.dashboard import DoorCount
from store.lists.record_page import user_names

blueprint = Blueprint("today", __name__)

LATEST = 10

# What waits longer than this to be read tells that no worker is at work.
GRACE = timedelta(minutes=2)


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """The first page."""
    with current.database().read() as connection:
        counted = dashboard.by_door(connection, _midnight())
        every = sources.every(connection)
        latest = intake.latest(connection, LATEST)
        waiting = dashboard.waiting(connection, most=MOST_COUNTED)
        counts = intake.counts(connection, MOST_COUNTED)
        overdue = dashboard.overdue_since(connection, GRACE)
        due = calls.due(connection, _midnight() + timedelta(days=1))
        unsent = outbox.counts(connection, MOST_COUNTED)["failed"]
        people = user_names(connection)
    return render_template(
        "admin/today/index.html",
        doors=_by_source(counted),
        total=sum(one.count for one in counted),
        failing=[source for source in every if source.failures],
        latest=latest,
        waiting=waiting,
        counts=counts,
        overdue=overdue,
        calls=due,
        unsent=unsent,
        people=people,
        most=MOST_COUNTED,
        has_sources=bool(every),
    )


def _midnight() -> datetime:
    """When the reader's day began."""
    today = datetime.now(current.timezone()).date()
    return datetime.combine(today, time(), current.timezone()).astimezone(UTC)


def _by_source(counted: list[DoorCount]) -> dict[tuple[str, str], dict[str, int]]:
    """For each source (kind, name) the number in each state, and in all."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for one in counted:
        states = found.setdefault((one.kind, one.source), {"all": 0})
        tab = "pending" if one.status == "processing" else one.status
        states[tab] = states.get(tab, 0) + one.count
        states["all"] += one.count
    return found
