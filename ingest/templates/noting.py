"""Keeps with a template what it made of a letter, in the transaction that ends the letter."""

from ingest.reading import Reading
from store import Connection, template_letters


def note_template(connection: Connection, submission_id: int, reading: Reading) -> None:
    """Count a letter that was read, or mark the drift of one that is held for it; else nothing."""
    found = reading.template
    if found is None or reading.disposition == "discard":
        return
    template = found.template
    if found.matched:
        template_letters.note(connection, submission_id, template.id, template.version, "matched")
    elif reading.disposition == "hold":
        # A letter somebody accepted as it is marks nothing again.
        template_letters.note(connection, submission_id, template.id, template.version, "missed")
