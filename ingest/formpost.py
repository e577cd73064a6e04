"""A form post read as findings: field names we know fill fields, the rest is kept as extra."""

from collections.abc import Iterable

from ingest.draft import Finding, LeadDraft
from ingest.extract.attribution import once
from ingest.extract.attribution_links import MOST_VALUE, NAMES, parameters_anywhere
from ingest.reading import Context, Hit, Reading
from store.field_names import field_of
from store.payload import FormPayload

# Signs that make a person look before anybody is written to.
_SIGNS_THAT_HOLD = ("honeypot",)


def read_post(payload: FormPayload, context: Context) -> Reading:
    """Everything understood of a form post; a sign of spam holds it for a person."""
    findings = tuple(_findings([*_reply_to(payload), *payload.fields]))
    extra = tuple(pair for pair in payload.fields if not field_of(pair[0]) and pair[1].strip())
    draft = LeadDraft(findings=findings, extra=extra, attribution=_attribution(payload))
    hits = tuple(Hit(sign, sentence) for sign, sentence in payload.signs)
    if not any(draft.value(field) for field in ("email", "phone", "message", "name")):
        hits += (Hit("empty", "The post has no name, e-mail, phone or message."),)
    held = any(hit.rule in (*_SIGNS_THAT_HOLD, "empty") for hit in hits)
    return Reading(
        kind="form",
        disposition="hold" if held else "accept",
        hits=hits,
        reply=draft.value("message"),
        draft=draft,
    )


def _attribution(payload: FormPayload) -> tuple[Finding, ...]:
    """Campaign parameters in hidden fields of the form, then in the address of its page."""
    fields = (
        Finding(name, value.strip(), "form_field", 0.9, f"{name}: {value.strip()[:200]}", name)
        for name, value in payload.fields
        if name in NAMES and 0 < len(value.strip()) <= MOST_VALUE
    )
    page = (
        Finding(name, value, "page", 0.9, payload.page[:300])
        for name, value in parameters_anywhere(payload.page)
    )
    return once((*fields, *page))


def _reply_to(payload: FormPayload) -> list[tuple[str, str]]:
    # Formspree's _replyto stands for the e-mail when the form has none.
    given = {field_of(name) for name, value in payload.fields if value.strip()}
    controls = dict(payload.controls)
    wanted = {"email": controls.get("_replyto", ""), "subject": controls.get("_subject", "")}
    return [(field, value) for field, value in wanted.items() if value and field not in given]


def _findings(fields: Iterable[tuple[str, str]]) -> Iterable[Finding]:
    for name, value in fields:
        field, text = field_of(name), value.strip()
        if not field or not text:
            continue
        yield Finding(field, text, "form_field", 0.9, f"{name}: {text[:200]}", name)
