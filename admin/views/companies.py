"""Companies: the firms we know, each with its people and everything that happened."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current, listing, record_editing, record_page, record_saving
from admin.words import FIELD, word
from store import companies, records
from store.lists import companies as lists
from store.lists import contacts as contact_lists
from store.lists import leads as lead_lists
from store.lists.companies import Filters
from store.lists.record_page import user_names

blueprint = Blueprint("companies", __name__, url_prefix="/companies")
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


@blueprint.get("/new")
def new() -> ResponseReturnValue:
    """An empty form for a company."""
    return record_editing.new("company")


@blueprint.post("")
def create() -> ResponseReturnValue:
    """Make a company."""
    return record_editing.create("company")


@blueprint.get(f"{_ONE}/edit")
def edit(company_id: int) -> ResponseReturnValue:
    """The form with what is known of a company."""
    _stands(company_id)
    return record_editing.edit("company", company_id)


@blueprint.post(f"{_ONE}/edit")
def save(company_id: int) -> ResponseReturnValue:
    """Write what was changed."""
    _stands(company_id)
    return record_editing.save("company", company_id)


@blueprint.post(f"{_ONE}/proposals/<{listing.ID}:noted_id>/accept")
def accept(company_id: int, noted_id: int) -> ResponseReturnValue:
    """Take a proposed value over."""
    _stands(company_id)
    with current.database().write() as connection:
        field = record_saving.accept_proposal(connection, "company", company_id, noted_id)
    return _settled(company_id, field, _("Taken over: %(field)s.", field=word(FIELD, field)))


@blueprint.post(f"{_ONE}/proposals/<{listing.ID}:noted_id>/reject")
def reject(company_id: int, noted_id: int) -> ResponseReturnValue:
    """Set a proposed value aside."""
    _stands(company_id)
    with current.database().write() as connection:
        field = record_saving.reject_proposal(connection, "company", company_id, noted_id)
    text = _("Kept as it was: %(field)s. It is not proposed again.", field=word(FIELD, field))
    return _settled(company_id, field, text)


def _settled(company_id: int, field: str, text: str) -> ResponseReturnValue:
    already = _("Somebody else has decided this already.")
    flash(text if field else already, "success" if field else "info")
    return redirect(url_for("companies.show", company_id=company_id))


def _stands(company_id: int) -> None:
    """Refuse changes to what was merged away or deleted meanwhile."""
    with current.database().read() as connection:
        company = record_page.found(companies.get, connection, company_id)
    if company.merged_into_id is not None or company.deleted_at is not None:
        abort(409)
