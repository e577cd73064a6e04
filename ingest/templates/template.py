"""A template for letters of one machine, and what reading a letter by it gave."""

from dataclasses import dataclass, field
from typing import Literal

from ingest.draft import Finding

Where = Literal["line", "below", "cell", "between"]

WHERES: tuple[Where, ...] = ("line", "below", "cell", "between")
EXTRA = "extra:"


@dataclass(frozen=True, slots=True)
class FieldRule:
    """Where in a letter one value stands.

    `field` is one of ingest.draft.FIELDS, or "extra:" and a label of the admin's own. `anchor` is
    the label, for "between" the text before the value. `until` is the text behind it and may be
    empty. With `lines` the value goes on over the next lines, up to `until` or the next label.
    """

    field: str
    where: Where
    anchor: str = ""
    until: str = ""
    lines: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One version of a template; `has_matched` says that some version of it read a letter before.

    `sender` is an address, "@" and a domain, or either with `*` for anything; `subject` is a text
    with `*`, and empty for every subject.
    """

    id: int
    name: str
    version: int
    sender: str
    subject: str
    rules: tuple[FieldRule, ...]
    has_matched: bool = False

    @property
    def found_by(self) -> str:
        """How its findings name it."""
        return f"template {self.name} v{self.version}"


@dataclass(frozen=True, slots=True)
class TemplateReading:
    """What a template found in a letter.

    `applies` says that sender and subject fit, `matched` that nothing required is missing.
    `missing_required` are the fields without which the letter is not read, in the rules' order.
    """

    template: Template
    applies: bool = False
    matched: bool = False
    findings: tuple[Finding, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    missing_required: tuple[str, ...] = ()
    # Where each value was found: field and the number of its first line, from 0.
    places: tuple[tuple[str, int], ...] = field(default=(), repr=False)

    @property
    def has_drifted(self) -> bool:
        """Whether the template read such letters before and cannot read this one."""
        return self.applies and not self.matched and self.template.has_matched

    def value(self, name: str) -> str:
        """What was found for a rule's field, or an empty string."""
        found = next((one.value for one in self.findings if one.field == name), "")
        kept = (value for label, value in self.extra if EXTRA + label == name)
        return found or next(kept, "")
