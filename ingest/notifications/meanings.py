"""Turns labelled values into findings, and brings names that came in parts together."""

from collections.abc import Iterable, Iterator

from ingest.draft import FIELDS, Finding
from ingest.notifications.notification import Notification, Pair
from ingest.notifications.values import clean, fits, name_and_email

_CONFIDENCE = 0.95
_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "herr",
        "frau",
        "monsieur",
        "madame",
        "mme",
        "m",
        "mlle",
        "sr",
        "sra",
        "srta",
        "sig",
        "dhr",
        "mevr",
        "pan",
        "pani",
        "г-н",
        "г-жа",
    ]
)


def notification_of(layout: str, pairs: Iterable[Pair]) -> Notification:
    """The notification the pairs make; the first good value of a field is the best."""
    pairs = list(pairs)
    findings: list[Finding] = []
    extra: list[tuple[str, str]] = []
    for pair in pairs:
        found = list(_findings(pair, layout))
        if not found and pair.value:
            extra.append((pair.label, pair.value))
        findings += found
    findings = _with_whole_name(_once(findings), layout)
    fields = tuple((pair.label, pair.value) for pair in pairs)
    return Notification(layout, fields, tuple(findings), tuple(extra))


def _findings(pair: Pair, layout: str) -> Iterator[Finding]:
    field, value = pair.field, clean(pair.field, pair.value)
    if field == "name":
        name, email = name_and_email(pair.value)
        yield from (
            _finding(pair, layout, *part) for part in (("name", name), ("email", email)) if part[1]
        )
        return
    if field == "title" and value.casefold().strip(".") in _TITLES:
        field = "honorific"
    if field in FIELDS and value and (field == "message" or fits(field, value)):
        yield _finding(pair, layout, field, value)


def _finding(pair: Pair, layout: str, field: str, value: str) -> Finding:
    evidence = f"{pair.label}: {pair.value}"[:500]
    return Finding(field, value, f"notification.{layout}", _CONFIDENCE, evidence, pair.label)


def _once(findings: list[Finding]) -> list[Finding]:
    """Of several values of a field the later ones are worth a little less."""
    seen: dict[str, int] = {}
    kept: list[Finding] = []
    for found in findings:
        if any(other.field == found.field and other.value == found.value for other in kept):
            continue
        rank = seen.get(found.field, 0)
        seen[found.field] = rank + 1
        worth = max(found.confidence - 0.05 * rank, 0.5)
        kept.append(
            Finding(found.field, found.value, found.found_by, worth, found.evidence, found.label)
        )
    return kept


def _with_whole_name(findings: list[Finding], layout: str) -> list[Finding]:
    """A name from its parts: `Nombre` beside `Apellidos`, first beside last, `Nom` alone."""
    by = {found.field: found for found in reversed(findings)}
    first, last, name = by.get("first_name"), by.get("last_name"), by.get("name")
    parts = [found for found in (first, by.get("middle_name"), last) if found]
    if first is None and last and name and last.value not in name.value:
        parts = [name, last]
        findings = [found for found in findings if found.field != "name"]
    elif name is not None or not parts:
        return findings
    whole = " ".join(found.value for found in parts)
    evidence = "; ".join(found.evidence for found in parts)
    made = Finding("name", whole, f"notification.{layout}", _CONFIDENCE, evidence, parts[0].label)
    if first is None and name is None and last is not None:
        findings = [found for found in findings if found.field != "last_name"]
    return [*findings, made]
