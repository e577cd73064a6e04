"""What was understood of an arrival, each value with the words it was read from."""

from dataclasses import dataclass

# The fields a finding may fill; one word for one thing in the whole house.
FIELDS = (
    "name", "first_name", "middle_name", "last_name", "honorific",
    "email", "phone", "company", "title", "url",
    "street", "city", "postal_code", "region", "country", "address",
    "subject", "message", "language", "social",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One value an extractor read: `confidence` is 0..1, `evidence` the very text it stood in."""

    field: str
    value: str
    found_by: str
    confidence: float
    evidence: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class LeadDraft:
    """All findings of one arrival; `extra` keeps labelled values that no known field takes.

    `attribution` are findings whose field is a campaign parameter such as utm_source.
    """

    findings: tuple[Finding, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    attribution: tuple[Finding, ...] = ()

    def best(self, field: str) -> Finding | None:
        """The finding of highest confidence for a field; the earlier one wins a tie."""
        found = [finding for finding in self.findings if finding.field == field]
        return max(found, key=lambda finding: finding.confidence) if found else None

    def value(self, field: str) -> str:
        """The best value for a field, or an empty string."""
        finding = self.best(field)
        return finding.value if finding else ""

    def every(self, field: str) -> tuple[Finding, ...]:
        """All findings for a field, best first, one for each distinct value."""
        ranked = sorted(
            (finding for finding in self.findings if finding.field == field),
            key=lambda finding: -finding.confidence,
        )
        return tuple({finding.value: finding for finding in reversed(ranked)}.values())[::-1]
