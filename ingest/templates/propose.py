"""Proposes a template from one sample letter: sender, subject, and a rule for each value."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from ingest.draft import FIELDS
from ingest.message import Message
from ingest.notifications import Notification, Pair, read_notification
from ingest.notifications.label_words import is_meta
from ingest.notifications.lines import read_lines
from ingest.notifications.meanings import notification_of
from ingest.templates.apply import shaped, value_of
from ingest.templates.candidates import candidates
from ingest.templates.lines import lines_of
from ingest.templates.places import bare_label
from ingest.templates.template import EXTRA, FieldRule, Template

MOST_EXTRAS = 6

# A value such as "a" stands in every line; only the first places are worth a try.
_MOST_TRIES = 40
_PARTS = ("first_name", "last_name")
_NUMBERS = re.compile(r"\d{2,}")


def proposed(message: Message) -> Template:
    """A template that reads this letter, as far as the generic reader understood it."""
    found = read_notification(message) or _by_labels(message)
    values = [one.value for one in found.findings]
    sender = message.from_.email.lower() if message.from_ else ""
    # Some forms write in the visitor's own name; then only the subject tells the machine.
    is_visitor = sender in {value.lower() for value in values}
    return Template(
        id=0,
        name=_name(message, is_visitor)[:48].strip(),
        version=1,
        sender="*" if is_visitor else sender,
        subject=_subject(message.subject, values),
        rules=_rules(lines_of(message), found),
    )


def adapted(template: Template, message: Message) -> Template:
    """The template for a letter it no longer reads: rules that find nothing are proposed anew."""
    lines = lines_of(message)
    offered = {rule.field: rule for rule in proposed(message).rules}
    rules = [
        rule
        if rule.field not in offered or value_of(lines, rule, ())[0]
        else replace(offered[rule.field], required=rule.required)
        for rule in template.rules
    ]
    return replace(template, rules=tuple(rules))


def _by_labels(message: Message) -> Notification:
    pairs = read_lines("\n".join(lines_of(message)))
    return notification_of("lines", [pair for pair in pairs if pair.field in FIELDS])


def _name(message: Message, is_visitor: bool) -> str:
    if is_visitor or message.from_ is None:
        return " ".join(message.subject.split()) or "Template"
    return message.from_.name or message.from_.email.rpartition("@")[2]


def _subject(subject: str, values: Sequence[str]) -> str:
    """The subject with a star for what is another in every letter."""
    pattern = " ".join(subject.split())
    for value in sorted(set(values), key=len, reverse=True):
        pattern = pattern.replace(value, "*") if 2 < len(value) < 100 else pattern
    pattern = re.sub(r"(?:\*\s*){2,}", "* ", _NUMBERS.sub("*", pattern)).strip()
    return pattern if pattern.strip("* ") else ""


def _rules(lines: Sequence[str], found: Notification) -> tuple[FieldRule, ...]:
    wanted = {one.field: Pair(one.label, one.value, one.field) for one in reversed(found.findings)}
    if any(part in wanted for part in _PARTS):
        # The whole name was put together from its parts and stands nowhere in the letter.
        wanted.pop("name", None)
    extras = [
        Pair(label, value, EXTRA + label) for label, value in found.extra if not is_meta(label)
    ]
    pairs = [wanted[field] for field in FIELDS if field in wanted] + extras[:MOST_EXTRAS]
    rules = [rule for pair in pairs if (rule := _rule(lines, pair, pairs))]
    return tuple(_required(rules))


def _required(rules: Sequence[FieldRule]) -> Iterator[FieldRule]:
    fields = {rule.field for rule in rules}
    key = "email" if "email" in fields else "phone"
    for rule in rules:
        is_key = rule.field == key
        yield FieldRule(rule.field, rule.where, rule.anchor, rule.until, rule.lines, is_key)


def _rule(lines: Sequence[str], pair: Pair, pairs: Sequence[Pair]) -> FieldRule | None:
    """The first rule that finds exactly this value in the sample, else one that finds its start."""
    others = [other for other in pairs if other is not pair]
    enders = [
        FieldRule("", "line", bare_label(one.label)) for one in others if one.label != pair.label
    ]
    wanted = shaped(pair.field, pair.value).split()
    starts: FieldRule | None = None
    values = [one.value for one in others if len(one.value) > 2]
    for rule in islice(candidates(lines, pair, values), _MOST_TRIES):
        words = value_of(lines, rule, enders)[0].split()
        if words and words == wanted:
            return rule
        # The generic reader takes the next cell for more of the value.
        starts = starts or (rule if words and words == wanted[: len(words)] else None)
    return starts
