"""The person's own words: the form's message, the forwarded letter, or the reply."""

from collections.abc import Iterable

from ingest.draft import Finding
from ingest.extract.material import Material


def message_text(material: Material) -> Iterable[Finding]:
    """The message; a form that has none of its own leaves the whole text."""
    if material.notification is not None and material.notification.value("message"):
        return
    if material.words:
        found_by = "forwarded_body" if material.passed_on else "reply"
        yield Finding("message", material.words, found_by, 0.7, material.words[:200])
