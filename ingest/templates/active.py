"""The templates in force, kept between letters and read anew when one of them changed."""

from ingest.templates.stored import template_of
from ingest.templates.template import Template
from store import Connection, templates
from store.templates import Stamp


class ActiveTemplates:
    """Asks the store one small question a letter; threads may share it.

    Two threads that find a change at once both read the templates, which harms nobody: what is
    kept is replaced in one assignment.
    """

    def __init__(self) -> None:
        self._kept: tuple[Stamp | None, tuple[Template, ...]] = (None, ())

    def load(self, connection: Connection) -> tuple[Template, ...]:
        """Every template that is not archived."""
        stamp = templates.stamp(connection)
        known, kept = self._kept
        if stamp != known:
            kept = tuple(template_of(one) for one in templates.active(connection))
            self._kept = (stamp, kept)
        return kept
