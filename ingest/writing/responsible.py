"""Who looks after what a form made: as its owner set, for new records only."""

from ingest.writing.outcome import Arrived, Outcome
from store import Connection, responsible, users
from store.provenance import Origin
from store.records import RecordKind


def assign_new(connection: Connection, arrived: Arrived, so_far: Outcome) -> Outcome:
    """Give what the post made to the form's responsible; what was known keeps its own."""
    post = arrived.reading.post
    wanted = post.form.definition.responsible_id if post and post.form else None
    user = users.by_id(connection, wanted) if wanted is not None else None
    if user is None or not user.is_active:
        return so_far
    origin = Origin(submission_id=arrived.claim.submission_id, found_by="form")
    made: tuple[tuple[RecordKind, int | None], ...] = (
        ("contact", so_far.contact_id),
        ("company", so_far.company_id),
        ("lead", so_far.lead_id),
    )
    for kind, record_id in made:
        if kind in so_far.created and record_id is not None:
            responsible.assign(connection, kind, record_id, user.id, origin)
    return so_far
