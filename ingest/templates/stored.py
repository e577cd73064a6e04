"""Templates between the store, which keeps their rules as JSON, and the reading."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ingest.templates.template import WHERES, FieldRule, Template
from store.templates import KeptTemplate


def template_of(kept: KeptTemplate) -> Template:
    """A kept template as the reading uses it."""
    return Template(
        id=kept.id,
        name=kept.wish.name,
        version=kept.version,
        sender=kept.wish.sender,
        subject=kept.wish.subject,
        rules=tuple(rule_of(one) for one in kept.wish.rules),
        has_matched=kept.matches > 0,
    )


def rule_of(kept: Mapping[str, Any]) -> FieldRule:
    """A rule from its JSON; a place nobody knows any more is read as a label's line."""
    where = str(kept.get("where") or "")
    return FieldRule(
        field=str(kept.get("field") or ""),
        where=next((known for known in WHERES if known == where), "line"),
        anchor=str(kept.get("anchor") or ""),
        until=str(kept.get("until") or ""),
        lines=bool(kept.get("lines")),
        required=bool(kept.get("required")),
    )


def json_of(rule: FieldRule) -> dict[str, Any]:
    """The JSON of a rule."""
    return asdict(rule)
