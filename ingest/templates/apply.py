"""Reads a letter by a template; pure, and bounded by the letter's length times the rules."""

from collections.abc import Sequence

from ingest.draft import Finding
from ingest.message import Message
from ingest.notifications.values import clean, fits, name_and_email
from ingest.templates import patterns
from ingest.templates.extent import extent
from ingest.templates.lines import lines_of
from ingest.templates.places import begins, place_of
from ingest.templates.template import EXTRA, FieldRule, Template, TemplateReading

CONFIDENCE = 0.98

_EVIDENCE = 500
# Whatever stands there is the value; every other field has a shape it must have.
_ANY_SHAPE = frozenset(("message", "subject", "address"))
_REACHABLE = ("email", "phone")


def apply(template: Template, message: Message) -> TemplateReading:
    """What the template finds in the letter; empty when sender or subject do not fit."""
    if not patterns.applies(template, message):
        return TemplateReading(template)
    return apply_to_lines(template, lines_of(message))


def apply_to_lines(template: Template, lines: Sequence[str]) -> TemplateReading:
    """What the template's rules find in these lines, whoever sent them."""
    found = [_found(lines, rule, template) for rule in template.rules]
    findings = tuple(one for _rule, one, _place in found if one and not _is_extra(one.field))
    missing = _missing(template.rules, {one.field for _rule, one, _place in found if one})
    return TemplateReading(
        template,
        applies=True,
        matched=not missing,
        findings=_once(findings),
        extra=tuple(
            (one.field.removeprefix(EXTRA), one.value)
            for _rule, one, _place in found
            if one and _is_extra(one.field)
        ),
        missing_required=missing,
        places=tuple((one.field, place) for _rule, one, place in found if one),
    )


def _found(
    lines: Sequence[str], rule: FieldRule, template: Template
) -> tuple[FieldRule, Finding | None, int]:
    others = [other for other in template.rules if other.anchor != rule.anchor]
    value, number = value_of(lines, rule, others)
    if not value:
        return rule, None, -1
    evidence = (value if rule.lines else lines[number])[:_EVIDENCE]
    label = rule.anchor
    finding = Finding(rule.field, value, template.found_by, CONFIDENCE, evidence, label)
    return rule, finding, number


def value_of(lines: Sequence[str], rule: FieldRule, others: Sequence[FieldRule]) -> tuple[str, int]:
    """What one rule finds and the number of the line; an empty string where it finds nothing."""
    place = place_of(lines, rule)
    if place is None or (rule.where == "below" and any(begins(place[1], one) for one in others)):
        return "", -1
    return shaped(rule.field, extent(lines, place, rule, others)), place[0]


def shaped(field: str, value: str) -> str:
    """The value as the field wants it, or an empty string where it cannot be one."""
    if _is_extra(field):
        return value.strip()
    tidy = name_and_email(value)[0] if field == "name" else clean(field, value)
    return tidy if tidy and (field in _ANY_SHAPE or fits(field, tidy)) else ""


def _missing(rules: Sequence[FieldRule], found: set[str]) -> tuple[str, ...]:
    """The required fields without a value; where none is required, an e-mail or a phone is."""
    required = [rule.field for rule in rules if rule.required]
    if required:
        return tuple(dict.fromkeys(field for field in required if field not in found))
    reachable = [rule.field for rule in rules if rule.field in _REACHABLE]
    wanted = reachable or [rule.field for rule in rules]
    return () if found & set(wanted) else tuple(dict.fromkeys(wanted))


def _once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Two rules may read the same value in two places; it is said once."""
    return tuple({(one.field, one.value): one for one in reversed(findings)}.values())[::-1]


def _is_extra(field: str) -> bool:
    return field.startswith(EXTRA)
