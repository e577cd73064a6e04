"""What has to be put right before a template is kept, by the name of its field."""

from collections.abc import Iterator

from flask_babel import gettext as _

from admin import words
from admin.typed_template import TypedRow, TypedTemplate, template_of
from ingest.extract.freemail import is_free
from ingest.message import Message
from ingest.templates import apply, patterns
from ingest.templates.template import EXTRA
from store.templates import NAME_CHARACTERS, KeptTemplate

# So much of a subject must be given where the sender may be anybody.
_LEAST_SUBJECT = 6


def faults(
    typed: TypedTemplate, sample: Message | None, others: list[KeptTemplate]
) -> dict[str, str]:
    """Sentences by field name; empty when all is well."""
    found = dict(_of_the_name(typed.name, others))
    found |= dict(_of_the_sender(typed))
    found |= dict(_of_the_rows(typed.rows))
    if not found and sample is not None:
        found = dict(_of_the_sample(typed, sample))
    return found


def _of_the_name(name: str, others: list[KeptTemplate]) -> Iterator[tuple[str, str]]:
    if not name:
        yield "name", _("Give the template a name, such as the portal's.")
    elif len(name) > NAME_CHARACTERS:
        yield "name", _("Please shorten this to %(limit)s characters.", limit=NAME_CHARACTERS)
    elif any(other.wish.name.casefold() == name.casefold() for other in others):
        yield "name", _("Another template has this name. Choose a different one.")


def _of_the_sender(typed: TypedTemplate) -> Iterator[tuple[str, str]]:
    sender, subject = typed.sender, typed.subject.replace("*", "").strip()
    if len(sender) > 320 or " " in sender or not set("@*") & set(sender):
        yield "sender", _("Write an address, a domain such as @example.com, or * for anybody.")
    elif not patterns.names_sender(sender) and len(subject) < _LEAST_SUBJECT:
        yield (
            "subject",
            _("With any sender the subject has to say which letters are meant. Write more of it."),
        )
    elif is_free(sender.rpartition("@")[2]) and sender.startswith(("@", "*")) and not subject:
        yield (
            "subject",
            _("Anybody may have an address there. Write the subject that such letters have."),
        )
    if len(typed.subject) > 512:
        yield "subject", _("Please shorten this to %(limit)s characters.", limit=512)


def _of_the_rows(rows: tuple[TypedRow, ...]) -> Iterator[tuple[str, str]]:
    used = [(number, row) for number, row in enumerate(rows) if row.field]
    for number, row in used:
        if row.where == "between" and not (row.anchor or row.until).strip():
            yield f"rule-{number}-anchor", _("Write the text before the value or behind it.")
        elif row.where != "between" and not template_label(row):
            yield f"rule-{number}-anchor", _("Write the label that stands beside the value.")
    reachable = any(row.field in ("email", "phone") or row.required for _number, row in used)
    if not used or not reachable:
        yield (
            "rule-0-field",
            _("Say where the e-mail or the phone stands, or mark another field as required."),
        )


def template_label(row: TypedRow) -> str:
    """The label of a row as the reading looks for it; empty where there are only signs."""
    return template_of(TypedTemplate("", "", "", (row,))).rules[0].anchor


def _of_the_sample(typed: TypedTemplate, sample: Message) -> Iterator[tuple[str, str]]:
    template = template_of(typed)
    reading = apply(template, sample)
    email = sample.from_.email if sample.from_ else ""
    if not patterns.sender_fits(template.sender, email):
        yield "sender", _("The sample comes from %(email)s, which does not fit.", email=email)
    elif not reading.applies:
        subject = sample.subject[:80]
        yield "subject", _("The sample's subject “%(subject)s” does not fit.", subject=subject)
    elif not reading.matched:
        names = ", ".join(field_word(one) for one in reading.missing_required)
        said = _("The sample itself is not read: %(fields)s is not found.", fields=names)
        yield f"rule-{_row_of(reading.missing_required[0], typed)}-field", said


def _row_of(field: str, typed: TypedTemplate) -> int:
    used = [number for number, row in enumerate(typed.rows) if row.field]
    rules = template_of(typed).rules
    return next(
        (number for number, rule in zip(used, rules, strict=True) if rule.field == field), 0
    )


def field_word(field: str) -> str:
    """What a rule's field is called on a page."""
    if field.startswith(EXTRA):
        return field.removeprefix(EXTRA)
    return words.word(words.FIELD, field)
