"""What a form letter said in its labelled fields."""

from collections.abc import Iterable

from ingest.draft import Finding
from ingest.extract.material import Material
from ingest.extract.names import name_parts


def form_fields(material: Material) -> Iterable[Finding]:
    """The findings of the notification, and the parts of its name."""
    if material.notification is None:
        return
    found = material.notification.findings
    yield from found
    fields = {finding.field for finding in found}
    name = next((finding for finding in found if finding.field == "name"), None)
    if name is not None and not fields & {"first_name", "last_name"}:
        yield from name_parts(name.value, name.found_by, name.confidence - 0.1, name.evidence)
