"""What an admin typed about a template, row by row, and the template it makes."""

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.draft import FIELDS
from ingest.templates.places import bare_label
from ingest.templates.stored import json_of
from ingest.templates.template import EXTRA, WHERES, FieldRule, Template
from store.templates import TemplateWish

MOST_ROWS = 30
SPARE_ROWS = 2
LONGEST = 200


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One rule as it stands in the fields; `field` is empty for a row that is not used."""

    field: str = ""
    where: str = "line"
    anchor: str = ""
    until: str = ""
    lines: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class TypedTemplate:
    """All fields of the editor."""

    name: str
    sender: str
    subject: str
    rows: tuple[TypedRow, ...]


def shown(template: Template) -> TypedTemplate:
    """A template as it stands in the fields, with a few rows to spare."""
    rows = tuple(_row(rule) for rule in template.rules)
    return with_spare(TypedTemplate(template.name, template.sender, template.subject, rows))


def with_spare(typed: TypedTemplate) -> TypedTemplate:
    """The same with empty rows to fill in, as long as there may be more."""
    spare = (TypedRow(),) * SPARE_ROWS
    rows = (*typed.rows, *spare)[: max(MOST_ROWS, len(typed.rows))]
    return TypedTemplate(typed.name, typed.sender, typed.subject, rows)


def read(form: Mapping[str, str]) -> TypedTemplate:
    """What was sent; rows come numbered from 0 without a gap."""
    rows: list[TypedRow] = []
    while len(rows) < MOST_ROWS and f"rule-{len(rows)}-field" in form:
        rows.append(_typed_row(form, f"rule-{len(rows)}-"))
    return TypedTemplate(
        _text(form, "name"), _text(form, "sender"), _text(form, "subject"), tuple(rows)
    )


def template_of(typed: TypedTemplate, template_id: int = 0, version: int = 1) -> Template:
    """The template these fields make."""
    rules = tuple(_rule(row) for row in typed.rows if row.field)
    return Template(template_id, typed.name, version, typed.sender, typed.subject, rules)


def wish_of(template: Template) -> TemplateWish:
    """The template as the store keeps it."""
    rules = tuple(json_of(rule) for rule in template.rules)
    return TemplateWish(template.name, template.sender, template.subject, rules)


def _row(rule: FieldRule) -> TypedRow:
    field = "extra" if rule.field.startswith(EXTRA) else rule.field
    return TypedRow(field, rule.where, rule.anchor, rule.until, rule.lines, rule.required)


def _rule(row: TypedRow) -> FieldRule:
    # A value that no field takes is kept under the words it stands beside.
    own = bare_label(row.anchor) or bare_label(row.until)
    return FieldRule(
        field=f"{EXTRA}{own}" if row.field == "extra" else row.field,
        where=next((where for where in WHERES if where == row.where), "line"),
        anchor=row.anchor if row.where == "between" else bare_label(row.anchor),
        until=row.until,
        lines=row.lines,
        required=row.required,
    )


def _typed_row(form: Mapping[str, str], start: str) -> TypedRow:
    field = form.get(f"{start}field", "")
    return TypedRow(
        field=field if field in (*FIELDS, "extra") else "",
        where=form.get(f"{start}where", "line"),
        # Blanks at the ends belong to a text: "from " is not "from".
        anchor=_words(form.get(f"{start}anchor", "")),
        until=_words(form.get(f"{start}until", "")),
        lines=bool(form.get(f"{start}lines")),
        required=bool(form.get(f"{start}required")),
    )


def _words(text: str) -> str:
    """One blank for several, inside and at the ends, as the lines of letters have them."""
    text = text.replace("\x00", "")[:LONGEST]
    inner = " ".join(text.split())
    before, behind = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' * before}{inner}{' ' * behind}" if inner else ""


def _text(form: Mapping[str, str], name: str) -> str:
    return " ".join(form.get(name, "").replace("\x00", "").split())
