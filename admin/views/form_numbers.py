"""How a form does: seen, begun, sent and kept, by day and by field."""

from datetime import timedelta

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_babel import format_date

from admin import current, form_chart, form_words, listing
from admin.form_access import form_or_404
from store import form_counts, form_health
from store.types import utc_now

blueprint = Blueprint("form_numbers", __name__, url_prefix="/forms/<key>/numbers")

SPANS = (7, 30, 90)


@blueprint.get("")
def show(key: str) -> ResponseReturnValue:
    """The numbers of the last 7, 30 or 90 days."""
    form = form_or_404(key)
    asked = listing.asked_id("days")
    days = asked if asked in SPANS else 30
    today = utc_now().date()
    since = today - timedelta(days=days - 1)
    with current.database().read() as connection:
        summary = form_counts.summary(connection, form.id, since)
        verdicts = [
            one for one in form_health.days(connection, since, today) if one.form_id == form.id
        ]
    return render_template(
        "admin/forms/numbers.html",
        form=form,
        days=days,
        spans=SPANS,
        summary=summary,
        quarantined=sum(one.quarantined for one in verdicts),
        rejected=sum(one.rejected for one in verdicts),
        bars=form_chart.bars(summary.days, since, today),
        chart=form_chart,
        format_date=format_date,
        called={one.name: form_words.called(one) for one in form.definition.fields},
    )
