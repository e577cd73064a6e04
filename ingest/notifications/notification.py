"""What a machine's letter says about a person: its labelled values and what they mean."""

from dataclasses import dataclass

from ingest.draft import Finding


@dataclass(frozen=True, slots=True)
class Pair:
    """One labelled value; `field` is a finding's, "meta" for the machine's own, "" unknown."""

    label: str
    value: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Notification:
    """A recognised form letter.

    `fields` keeps every label and value in order as they were read; `findings` are those with a
    known meaning; `extra` the others. `layout` names the reader: lines, one_line, adf, json, xml.
    """

    layout: str
    fields: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()

    def value(self, field: str) -> str:
        """The first value found for a field, or an empty string."""
        return next((found.value for found in self.findings if found.field == field), "")
