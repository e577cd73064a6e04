"""What a list was asked to show: its filters from the address, and the address from its filters."""

from collections.abc import Mapping
from typing import Any, TypedDict

from flask import request, url_for

from admin import current
from dedup.normalise import normalise_email, normalise_phone
from store.lists import search
from store.lists.search import Wanted

# In a rule of a blueprint: the id of a record, no larger than a store can hold.
ID = "int(max=9223372036854775807)"


class Cursors(TypedDict):
    """Where in a list we are."""

    before: str
    after: str


def asked(name: str) -> str:
    """A filter's value from the address, at most as long as anybody types."""
    return request.args.get(name, "").strip()[:200]


def asked_id(name: str) -> int | None:
    """A filter's value where it is an id."""
    text = request.args.get(name, "")
    return int(text) if text.isdecimal() and len(text) <= 18 else None


def sought(text: str) -> Wanted | None:
    """What is searched for, with the e-mail or phone it may be; None for nothing."""
    if not text.strip():
        return None
    email = normalise_email(text) if "@" in text else None
    phone = normalise_phone(text, current.settings().region)
    return search.wanted(
        text, email=email.address if email else "", phone=phone.number if phone else ""
    )


def cursors() -> Cursors:
    """Where in the list we are."""
    return {"before": request.args.get("before", ""), "after": request.args.get("after", "")}


def kept(given: Mapping[str, object]) -> dict[str, Any]:
    """The arguments of the address that say what is shown; empty ones are left out."""
    return {name: value for name, value in given.items() if value not in ("", None)}


def named(names: Mapping[int, str], id_: int | None) -> str:
    """The name of a filter's id, or its number where nobody has it; empty without one."""
    return "" if id_ is None else names.get(id_, f"№ {id_}")


def active(shown: Mapping[str, str], given: Mapping[str, object]) -> list[tuple[str, str]]:
    """Each active filter in words, with the address that drops it."""
    return [
        (text, url_for(str(request.endpoint), **kept({**given, name: None})))
        for name, text in shown.items()
        if text
    ]
