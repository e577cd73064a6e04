"""Letters about the forms themselves: what waits in quarantine, a silence, a jump of spam."""

from outbound.letter import Letter
from outbound.letters.material import Desk
from outbound.letters.words import say
from store import Connection, forms
from store.lists import intake
from store.lists.intake import IntakeRow
from store.outbox import Claim

SHOWN = 50


def quarantine(connection: Connection, item: Claim, desk: Desk) -> Letter | None:
    """The posts that still wait, each with its reason; None when somebody looked meanwhile."""
    rows = [
        found.row
        for one in item.payload["submissions"]
        if (found := intake.detail(connection, one)) and found.row.status == "held"
    ]
    if not rows:
        return None
    language = desk.settings.language
    lines = [say(language, "quarantine_intro")]
    for row in rows[:SHOWN]:
        lines += ["", _line(row), f"    {row.reason}", "    " + desk.page(f"/intake/{row.id}")]
    lines += ["", say(language, "quarantine_all", link=desk.page("/intake?tab=held"))]
    name = "quarantine" if len(rows) > 1 else "quarantine_one"
    return Letter(say(language, name, count=len(rows)), "\n".join(lines))


def _line(row: IntakeRow) -> str:
    words = " ".join((row.sender or row.summary).split())[:100]
    return f"{row.source}, {row.received_at:%Y-%m-%d %H:%M} UTC: {words}"


def alert(connection: Connection, item: Claim, desk: Desk) -> Letter | None:
    """What the check found; None when the form is gone."""
    form = forms.by_id(connection, item.form_id) if item.form_id else None
    if form is None:
        return None
    language, found = desk.settings.language, item.payload
    values = {**found["values"], "form": form.wish.title}
    name = found["name"]
    text = say(language, f"{name}_text", **values)
    return Letter(say(language, name, **values), f"{text}\n\n{desk.page(f'/forms/{form.key}')}")
