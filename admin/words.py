"""What the store's own words are called on a page, in the reader's language."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from store.details import PREFIX

STATUS: dict[str, LazyString] = {
    "pending": _l("waiting"),
    "processing": _l("being read"),
    "done": _l("done"),
    "held": _l("held"),
    "discarded": _l("discarded"),
    "failed": _l("failed"),
}

KIND: dict[str, LazyString] = {
    "human": _l("letter"),
    "form": _l("form"),
    "auto_reply": _l("automatic reply"),
    "vacation": _l("absence note"),
    "bounce": _l("delivery report"),
    "complaint": _l("spam complaint"),
    "list": _l("mailing list"),
    "loop": _l("loop"),
}

FIELD: dict[str, LazyString] = {
    "name": _l("Name"),
    "first_name": _l("First name"),
    "middle_name": _l("Middle name"),
    "last_name": _l("Last name"),
    "honorific": _l("Form of address"),
    "email": _l("E-mail"),
    "phone": _l("Phone"),
    "company": _l("Company"),
    "company_id": _l("Company"),
    "company_name": _l("Company"),
    "contact_id": _l("Whose enquiry"),
    "job_title": _l("Job title"),
    "birthdate": _l("Date of birth"),
    "title": _l("Job title"),
    "url": _l("Web site"),
    "domain": _l("Domain"),
    "street": _l("Street"),
    "city": _l("City"),
    "postal_code": _l("Postal code"),
    "region": _l("Region"),
    "country": _l("Country"),
    "address": _l("Address"),
    "subject": _l("Subject"),
    "message": _l("Message"),
    "language": _l("Language"),
    "social": _l("Social network"),
    "responsible_id": _l("Responsible"),
    "nickname": _l("Nickname"),
    "status": _l("Stage"),
}

STAGE: dict[str, LazyString] = {
    "new": _l("new"),
    "in_process": _l("in process"),
    "processed": _l("processed"),
    "junk": _l("junk"),
    "converted": _l("converted"),
}

RECORD: dict[str, LazyString] = {
    "contact": _l("contact"),
    "company": _l("company"),
    "lead": _l("lead"),
    "activity": _l("activity"),
}

SOURCE: dict[str, LazyString] = {
    "smtp": _l("SMTP listener"),
    "lmtp": _l("LMTP listener"),
    "imap": _l("Mailbox"),
    "import": _l("Import"),
    "file": _l("Import"),
    "form": _l("Form"),
}


def word(words: dict[str, LazyString], key: str) -> str:
    """The word for a key; a key that has none is shown as it is, a column by its own name."""
    return str(words[key]) if key in words else key.removeprefix(PREFIX).replace("_", " ")
