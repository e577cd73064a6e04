"""A form post read as findings: the form's definition says which field fills what."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ingest.draft import FIELDS, Finding, LeadDraft
from ingest.extract.attribution import once
from ingest.extract.attribution_links import MOST_VALUE, NAMES, parameters_anywhere
from ingest.reading import Context, FormPost, Hit, Reading
from store.field_names import field_of
from store.form_definition import FormField
from store.forms import Form
from store.payload import FormPayload

# Signs that make a person look, where the door that took the post judged nothing.
_SIGNS_THAT_HOLD = ("honeypot",)
# What tells who it is or what they want.
_TELLING = ("email", "phone", "message", "name")
_CONSENT = "consent."
_VISIT_CHARACTERS = 2048


@dataclass(frozen=True, slots=True)
class _Named:
    """One value of a post, with the field of ours it fills (or none) and what people call it."""

    name: str
    value: str
    fills: str
    label: str


def read_post(payload: FormPayload, context: Context) -> Reading:
    """Everything understood of a form post; suspicion holds it, a test has no effect at all."""
    values = [*_reply_to(payload), *_named(payload, context.form)]
    draft = LeadDraft(
        findings=tuple(_findings(values)),
        extra=tuple((one.label, one.value) for one in values if not one.fills),
        attribution=_attribution(payload),
    )
    hits = tuple(Hit(sign, sentence) for sign, sentence in payload.signs)
    if not _tells(draft, payload, context.form):
        hits += (Hit("empty", "The post has no name, e-mail, phone or message."),)
    if payload.test:
        hits = (Hit("test", "A test: nothing is made of it and nobody is written to."), *hits)
    return Reading(
        kind="form",
        disposition="discard" if payload.test else "hold" if _waits(payload, hits) else "accept",
        hits=hits,
        reply=draft.value("message"),
        draft=draft,
        post=FormPost(payload, context.form),
    )


def _waits(payload: FormPayload, hits: Iterable[Hit]) -> bool:
    """Whether a person must look; where the door judged, its word counts and not single signs."""
    rules = {hit.rule for hit in hits}
    if payload.verdict:
        return payload.verdict == "quarantine" or "empty" in rules
    return not rules.isdisjoint((*_SIGNS_THAT_HOLD, "empty"))


def _tells(draft: LeadDraft, payload: FormPayload, form: Form | None) -> bool:
    if any(draft.value(field) for field in _TELLING):
        return True
    # Who made a form that asks for none of these wants its answers all the same.
    is_made_so = form is not None and form.version > 1
    return is_made_so and bool(draft.findings or draft.extra or payload.files)


def _named(payload: FormPayload, form: Form | None) -> Iterator[_Named]:
    """The values with what the form's definition makes of them, empty and control ones left out."""
    fields = {one.name: one for one in form.definition.fields} if form else {}
    is_strict = form is not None and form.definition.strict
    for name, value in payload.fields:
        text, known = value.strip(), fields.get(name)
        if not text or name.startswith(_CONSENT) or (known and known.type == "consent"):
            continue
        if known is None and (is_strict or name in NAMES):
            continue
        yield _Named(name, text, _fills(name, known), (known.label if known else "") or name)


def _fills(name: str, known: FormField | None) -> str:
    """The field of ours a value fills; only those a draft has can ever be named."""
    if known is None:
        return field_of(name)
    return known.maps_to if known.maps_to in FIELDS else ""


def _findings(values: Iterable[_Named]) -> Iterator[Finding]:
    for one in values:
        if one.fills:
            evidence = f"{one.label}: {one.value[:200]}"
            yield Finding(one.fills, one.value, "form_field", 0.9, evidence, one.name)


def _reply_to(payload: FormPayload) -> list[_Named]:
    # Formspree's _replyto stands for the e-mail when the form has none.
    given = {field_of(name) for name, value in payload.fields if value.strip()}
    controls = dict(payload.controls)
    wanted = {"email": controls.get("_replyto", ""), "subject": controls.get("_subject", "")}
    return [
        _Named(field, value.strip(), field, field)
        for field, value in wanted.items()
        if value.strip() and field not in given
    ]


def _attribution(payload: FormPayload) -> tuple[Finding, ...]:
    """Campaign parameters in fields of the form, then of its pages; and the pages themselves."""
    controls = dict(payload.controls)
    landing = controls.get("_landing", "")
    fields = (
        Finding(name, value.strip(), "form_field", 0.9, f"{name}: {value.strip()[:200]}", name)
        for name, value in (*payload.fields, *_plain(controls))
        if name in NAMES and 0 < len(value.strip()) <= MOST_VALUE
    )
    pages = (
        Finding(name, value, "page", 0.9, address[:300])
        for address in (payload.page, landing)
        for name, value in parameters_anywhere(address)
    )
    visit = {"referrer": payload.referrer, "landing": landing}
    visited = (
        Finding(name, value[:_VISIT_CHARACTERS], "page", 0.9, value[:300], name)
        for name, value in visit.items()
        if value.startswith(("https://", "http://"))
    )
    return once((*fields, *pages, *visited))


def _plain(controls: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Campaign parameters sent as reserved names, such as _utm_source."""
    return ((name.removeprefix("_"), value) for name, value in controls.items())
