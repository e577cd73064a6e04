"""One search over people, companies, leads and what arrived."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from admin import current, listing
from store import Connection
from store.lists import companies, contacts, leads
from store.lists.search import SubmissionFound, Wanted, exact, letters

blueprint = Blueprint("search", __name__, url_prefix="/search")

SHOWN = 10


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Everything that fits, exact addresses and numbers first."""
    text = listing.asked("q")
    sought = listing.sought(text)
    found = _found(sought) if sought else {}
    return render_template(
        "admin/search/index.html",
        text=text,
        is_empty=not any(found.values()),
        **found,
    )


def _found(sought: Wanted) -> dict[str, object]:
    with current.database().read() as connection:
        return {
            "contacts": _contacts(connection, sought),
            "companies": _companies(connection, sought),
            "leads": _leads(connection, sought),
            "letters": _letters(connection, sought),
        }


def _contacts(connection: Connection, sought: Wanted) -> list[contacts.ContactRow]:
    first = contacts.some(connection, exact(connection, "contact", sought, SHOWN))
    page = contacts.page(connection, contacts.Filters(sought), limit=SHOWN)
    return list(dict.fromkeys((*first, *page.rows)))[:SHOWN]


def _companies(connection: Connection, sought: Wanted) -> list[companies.CompanyRow]:
    first = companies.some(connection, exact(connection, "company", sought, SHOWN))
    page = companies.page(connection, companies.Filters(sought), limit=SHOWN)
    return list(dict.fromkeys((*first, *page.rows)))[:SHOWN]


def _leads(connection: Connection, sought: Wanted) -> list[leads.LeadRow]:
    first = leads.some(connection, exact(connection, "lead", sought, SHOWN))
    page = leads.page(connection, leads.Filters(sought), limit=SHOWN)
    return list(dict.fromkeys((*first, *page.rows)))[:SHOWN]


def _letters(connection: Connection, sought: Wanted) -> list[SubmissionFound]:
    return list(letters(connection, sought, SHOWN))
