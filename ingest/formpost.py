"""A form post read as findings: field names we know fill fields, the rest is kept as extra."""

import re
from collections.abc import Iterable

from ingest.draft import Finding, LeadDraft
from ingest.reading import Context, Hit, Reading
from store.payload import FormPayload

# The names web forms commonly give their fields, by the field they fill.
NAMES: dict[str, tuple[str, ...]] = {
    "name": ("name", "fullname", "yourname", "contactname", "nom", "nomcomplet"),
    "first_name": ("firstname", "fname", "givenname", "forename", "prenom", "vorname"),
    "last_name": ("lastname", "lname", "surname", "familyname", "nomdefamille", "nachname"),
    "email": ("email", "emailaddress", "mail", "youremail", "courriel", "replyto"),
    "phone": ("phone", "tel", "telephone", "mobile", "phonenumber", "yourphone", "telefon"),
    "company": ("company", "companyname", "organization", "organisation", "societe", "firma"),
    "title": ("jobtitle", "position", "role", "fonction"),
    "url": ("website", "url", "web", "homepage", "siteweb"),
    "subject": ("subject", "yoursubject", "topic", "sujet", "objet", "betreff"),
    "message": ("message", "yourmessage", "comments", "comment", "enquiry", "inquiry",
                "question", "nachricht", "body", "text"),
    "street": ("street", "address", "streetaddress", "adresse", "rue"),
    "city": ("city", "town", "ville", "ort", "stadt"),
    "postal_code": ("postalcode", "zip", "zipcode", "postcode", "codepostal", "plz"),
    "country": ("country", "pays", "land"),
}  # fmt: skip

_FIELD_OF = {alias: field for field, aliases in NAMES.items() for alias in aliases}

# Two conditions a person should look at before anybody is written to.
_SIGNS_THAT_HOLD = ("honeypot",)


def read_post(payload: FormPayload, context: Context) -> Reading:
    """Everything understood of a form post; a sign of spam holds it for a person."""
    findings = tuple(_findings([*_reply_to(payload), *payload.fields]))
    extra = tuple(pair for pair in payload.fields if field_of(pair[0]) is None and pair[1].strip())
    draft = LeadDraft(findings=findings, extra=extra)
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


def field_of(name: str) -> str | None:
    """The field a form's field name fills; None for a name nobody knows."""
    return _FIELD_OF.get(re.sub(r"[^a-z]", "", name.lower()))


def _reply_to(payload: FormPayload) -> list[tuple[str, str]]:
    # Formspree's _replyto stands for the e-mail when the form has none.
    given = {field_of(name) for name, value in payload.fields if value.strip()}
    controls = dict(payload.controls)
    wanted = {"email": controls.get("_replyto", ""), "subject": controls.get("_subject", "")}
    return [(field, value) for field, value in wanted.items() if value and field not in given]


def _findings(fields: Iterable[tuple[str, str]]) -> Iterable[Finding]:
    for name, value in fields:
        field, text = field_of(name), value.strip()
        if field is None or not text:
            continue
        yield Finding(field, text, "form_field", 0.9, f"{name}: {text[:200]}", name)
