"""Templates an admin makes by pointing at a sample letter, for letters that machines write."""

from ingest.templates.apply import apply
from ingest.templates.choose import notification_by, read_by_template
from ingest.templates.template import FieldRule, Template, TemplateReading, Where

__all__ = [
    "FieldRule",
    "Template",
    "TemplateReading",
    "Where",
    "apply",
    "notification_by",
    "read_by_template",
]
