"""What is said of a letter that its template read until now and no longer can."""

from ingest.reading import Hit
from ingest.templates.template import EXTRA, TemplateReading

RULE = "template drift"


def drift_of(reading: TemplateReading) -> Hit:
    """The hit that holds the letter, naming what is no longer found."""
    template = reading.template
    names = [one.removeprefix(EXTRA).replace("_", " ") for one in reading.missing_required]
    said = f"{template.name} v{template.version} no longer finds {', '.join(names)}"
    return Hit(RULE, f"This sender's format changed: {said}.")
