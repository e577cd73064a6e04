"""What the values around a record are called on its page."""

from collections.abc import Iterable

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _l

from store import Connection, companies
from store.provenance import Noted
from store.records import NoSuchRecord

# What a press of the button does, which is not always the stage's own word.
TO_STAGE: dict[str, LazyString] = {
    "new": _l("Back to new"),
    "in_process": _l("Take in process"),
    "processed": _l("Mark processed"),
    "junk": _l("Mark as junk"),
    "converted": _l("Convert"),
}

FOUND_BY: dict[str, LazyString] = {
    "arrival": _l("read from a letter or form"),
    "person": _l("entered by hand"),
    "form_field": _l("field of a form"),
    "sender": _l("sender of a letter"),
    "signature": _l("signature of a letter"),
}


def found_by(name: str) -> str:
    """How a value was found, in words."""
    return str(FOUND_BY[name]) if name in FOUND_BY else name.replace("_", " ")


def company_names(connection: Connection, noted: Iterable[Noted]) -> dict[str, str]:
    """The names of the companies that values of the field company_id stand for."""
    ids = {one.value for one in noted if one.field == "company_id" and one.value.isdecimal()}
    return {value: _company(connection, int(value)) for value in ids}


def _company(connection: Connection, company_id: int) -> str:
    try:
        return companies.get(connection, company_id).name
    except NoSuchRecord:
        return str(gettext("a company that is gone"))
