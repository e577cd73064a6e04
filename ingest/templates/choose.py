"""Chooses among templates: the one that reads most of a letter, or one that no longer can."""

from collections.abc import Iterable

from ingest.message import Message
from ingest.notifications import Notification
from ingest.templates import patterns
from ingest.templates.apply import apply
from ingest.templates.template import Template, TemplateReading

LAYOUT = "template"


def read_by_template(templates: Iterable[Template], message: Message) -> TemplateReading | None:
    """The reading that holds: by the most specific template that matched; else one that drifted.

    None when no template has a word to say, and the letter is read as every other.
    """
    readings = [reading for one in templates if (reading := apply(one, message)).applies]
    matched = [reading for reading in readings if reading.matched]
    drifted = [reading for reading in readings if reading.has_drifted and _is_its_letter(reading)]
    return max(matched or drifted, key=_specific, default=None)


def notification_by(reading: TemplateReading) -> Notification:
    """A matched reading as the form letter it is."""
    said = tuple((one.label or one.field, one.value) for one in reading.findings)
    return Notification(LAYOUT, (*said, *reading.extra), reading.findings, reading.extra)


def _is_its_letter(reading: TemplateReading) -> bool:
    """A template for any sender speaks up only where it finds something; people write too."""
    named = patterns.names_sender(reading.template.sender)
    return named or bool(reading.findings or reading.extra)


def _specific(reading: TemplateReading) -> tuple[int, int, int]:
    """Most rules with a value first; of equals the narrower patterns, then the newer template."""
    template = reading.template
    count = len(reading.findings) + len(reading.extra)
    return count, patterns.weight(template), template.id
