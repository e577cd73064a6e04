"""Companies: the firms we know, each with its people and everything that happened."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from admin import current, listing, record_page
from admin.record_routes import add_editing
from store import companies, records
from store.lists import companies as lists
from store.lists import contacts as contact_lists
from store.lists import leads as lead_lists
from store.lists.companies import Filters
from store.lists.record_page import user_names

blueprint = Blueprint("companies", __name__, url_prefix="/companies")
add_editing(blueprint, "company")
_ONE = f"/<{listing.ID}:company_id>"
LEADS_SHOWN = 10
PEOPLE_SHOWN = 100


@blueprint.get("")
def index() -> ResponseReturnValue:
    """The companies, newest first."""
    text, responsible = listing.asked("q"), listing.asked_id("responsible")
    filters = Filters(listing.sought(text), responsible)
    with current.database().read() as connection:
        page = lists.page(connection, filters, **listing.cursors())
        people = user_names(connection)
    given = {"q": text, "responsible": responsible}
    shown = {"q": f"“{text}”" if text else "", "responsible": listing.named(people, responsible)}
    return render_template(
        "admin/companies/index.html",
        page=page,
        people=list(people.items()),
        given=given,
        active=listing.active(shown, given),
        kept=listing.kept(given),
    )


@blueprint.get(_ONE)
def show(company_id: int) -> ResponseReturnValue:
    """One company."""
    with current.database().read() as connection:
        company = record_page.found(companies.get, connection, company_id)
        if company.merged_into_id is not None:
            survivor = records.survivor(connection, "company", company_id)
            return redirect(url_for("companies.show", company_id=survivor), 301)
        people = contact_lists.page(
            connection, contact_lists.Filters(company_id=company_id), limit=PEOPLE_SHOWN
        )
        leads = lead_lists.page(
            connection, lead_lists.Filters(company_id=company_id), limit=LEADS_SHOWN
        )
        return render_template(
            "admin/companies/show.html",
            company=company,
            people=people.rows,
            leads=leads.rows,
            **record_page.surroundings(connection, "company", company_id),
        )
