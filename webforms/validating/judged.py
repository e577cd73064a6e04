"""A post judged by its form: what is wrong with it, what is kept of it, what was agreed to."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _

from store.field_names import field_of
from store.form_definition import FormDefinition, FormField
from store.payload import PostedConsent
from webforms.campaign import is_campaign
from webforms.drawing.place import sent_name
from webforms.post import FieldError, Pairs, Post
from webforms.validating.conditions import asked
from webforms.validating.rules import (
    LONG_CHARACTERS,
    NAME_CHARACTERS,
    TICKED,
    VALUE_CHARACTERS,
    Rules,
    is_choice_wrong,
    limit_of,
)
from webforms.validating.sentences import error
from webforms.validating.types import is_email, type_error

_CONSENT = "consent."
# A name alone is no enquiry; a field we do not know may be one, so it counts.
_NOT_ENOUGH = frozenset({"name", "first_name", "last_name", "company", "title"})
_WANTED = ("email", "phone", "message")


@dataclass(frozen=True, slots=True)
class Judged:
    """What validation found. `fields` are kept; `dropped` are the names a strict form refused."""

    errors: tuple[FieldError, ...]
    fields: Pairs = field(repr=False)
    consents: tuple[PostedConsent, ...] = ()
    dropped: tuple[str, ...] = ()


def judge(rules: Rules, post: Post, *, is_defined: bool) -> Judged:
    """Judge a post by its form; one that nobody defined takes what any page sends."""
    if not is_defined:
        return _judge_anything(rules.definition, post)
    given, unknown = rules.given(post.fields)
    shown = asked(rules.definition, given)
    errors = [
        found
        for one in rules.definition.fields
        if one.name in shown and one.type not in ("section", "file")
        for found in _errors(rules.definition, one, given.get(one.name))
    ]
    errors += _file_errors(rules.definition, shown, post)
    errors += _too_long(rules.definition, unknown)
    consents = tuple(_consents(rules.definition, shown, given))
    if not rules.definition.strict:
        return Judged(tuple(errors), post.fields, consents)
    refused = {name for name, _value in unknown if not is_campaign(name)}
    refused |= {sent for sent, one in rules.by_name.items() if one.name not in shown}
    kept = tuple(pair for pair in post.fields if pair[0] not in refused)
    dropped = dict.fromkeys(name for name, _value in post.fields if name in refused)
    return Judged(tuple(errors), kept, consents, tuple(dropped))


def _errors(
    definition: FormDefinition, field: FormField, values: Sequence[str] | None
) -> Iterator[FieldError]:
    """At most one error for a field that is asked; `values` is None when it was not sent."""
    filled = [value for value in values or () if value.strip()]
    name = sent_name(field)
    if not filled:
        if field.required:
            yield error(definition, _missing(field, values), name)
        return
    if field.type == "consent":
        if field.required and not _is_ticked(filled):
            yield error(definition, "CONSENT_REQUIRED", name)
        return
    limit = limit_of(field)
    if any(len(value) > limit for value in filled):
        yield error(definition, "TOO_LONG", name, limit)
    elif is_choice_wrong(field, filled):
        yield error(definition, "NOT_AN_OPTION", name)
    elif code := next(filter(None, (type_error(field, value) for value in filled)), ""):
        yield error(definition, code, name)


def _missing(field: FormField, values: Sequence[str] | None) -> str:
    if field.type == "consent":
        return "CONSENT_REQUIRED"
    return "REQUIRED_FIELD_MISSING" if values is None else "REQUIRED_FIELD_EMPTY"


def _file_errors(
    definition: FormDefinition, shown: frozenset[str], post: Post
) -> Iterator[FieldError]:
    sent = {one.field for one in post.files}
    for one in definition.fields:
        if one.type == "file" and one.required and one.name in shown and one.name not in sent:
            yield error(definition, "REQUIRED_FIELD_MISSING", one.name)


def _too_long(definition: FormDefinition, pairs: Sequence[tuple[str, str]]) -> list[FieldError]:
    found = []
    for name, value in pairs:
        limit = LONG_CHARACTERS if field_of(name) == "message" else VALUE_CHARACTERS
        if len(name) > NAME_CHARACTERS:
            sentence = _("The name of this field is too long.")
            found.append(FieldError("TOO_LONG", name[:NAME_CHARACTERS], sentence))
        elif len(value) > limit:
            found.append(error(definition, "TOO_LONG", name, limit))
    return found


def _consents(
    definition: FormDefinition, shown: frozenset[str], given: dict[str, list[str]]
) -> Iterator[PostedConsent]:
    """Every consent that was asked for, ticked or not, with the words that stood there."""
    for one in definition.fields:
        if one.type != "consent" or one.name not in shown:
            continue
        ticked = [value for value in given.get(one.name, ()) if _is_ticked([value])]
        yield _consent(one.purpose or one.name, ticked[0] if ticked else "", one.text or one.label)


def _consent(purpose: str, value: str, text: str) -> PostedConsent:
    return PostedConsent(purpose, value, text, hashlib.sha256(text.encode()).hexdigest())


def _is_ticked(values: Sequence[str]) -> bool:
    return any(value.strip().lower() in TICKED for value in values)


def _judge_anything(definition: FormDefinition, post: Post) -> Judged:
    errors = _too_long(definition, post.fields)
    meanings = [(name, value, field_of(name)) for name, value in post.fields if value.strip()]
    errors += [
        error(definition, "TYPE_EMAIL", name)
        for name, value, meant in meanings
        if meant == "email" and not is_email(value.strip())
    ]
    if not {meant for _name, _value, meant in meanings} - _NOT_ENOUGH:
        sentence = _("Please give an e-mail address, a phone number or a message.")
        errors.append(FieldError("REQUIRED_FIELD_EMPTY", _place(post), sentence))
    # What an unknown page had people agree to has words that only the page knows.
    consents = tuple(
        PostedConsent(name.removeprefix(_CONSENT), value, "", "")
        for name, value in post.fields
        if name.startswith(_CONSENT) and _is_ticked([value])
    )
    return Judged(tuple(errors), post.fields, consents)


def _place(post: Post) -> str:
    sent = [name for wanted in _WANTED for name, _value in post.fields if field_of(name) == wanted]
    return sent[0] if sent else "email"
