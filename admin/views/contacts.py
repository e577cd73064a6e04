"""Contacts: the people we know, each with everything that happened and what waits."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from admin import current, listing, outgoing_words, record_page
from admin.outgoing_words import state_of
from admin.record_routes import add_editing
from store import calls, companies, consents, contacts, records
from store.lists import contacts as lists
from store.lists import leads as lead_lists
from store.lists.contacts import Filters
from store.lists.record_page import user_names

blueprint = Blueprint("contacts", __name__, url_prefix="/contacts")
add_editing(blueprint, "contact")
_ONE = f"/<{listing.ID}:contact_id>"
LEADS_SHOWN = 10


@blueprint.get("")
def index() -> ResponseReturnValue:
    """The people, newest first."""
    text, responsible = listing.asked("q"), listing.asked_id("responsible")
    filters = Filters(listing.sought(text), responsible)
    with current.database().read() as connection:
        page = lists.page(connection, filters, **listing.cursors())
        people = user_names(connection)
    given = {"q": text, "responsible": responsible}
    shown = {"q": f"“{text}”" if text else "", "responsible": listing.named(people, responsible)}
    return render_template(
        "admin/contacts/index.html",
        page=page,
        people=list(people.items()),
        given=given,
        active=listing.active(shown, given),
        kept=listing.kept(given),
    )


@blueprint.get(_ONE)
def show(contact_id: int) -> ResponseReturnValue:
    """One person."""
    with current.database().read() as connection:
        contact = record_page.found(contacts.get, connection, contact_id)
        if contact.merged_into_id is not None:
            survivor = records.survivor(connection, "contact", contact_id)
            return redirect(url_for("contacts.show", contact_id=survivor), 301)
        company = contact.company_id and companies.get(connection, contact.company_id)
        leads = lead_lists.page(
            connection, lead_lists.Filters(contact_id=contact_id), limit=LEADS_SHOWN
        )
        return render_template(
            "admin/contacts/show.html",
            contact=contact,
            company=company or None,
            leads=leads.rows,
            calls=calls.waiting_of_contact(connection, contact_id),
            consents=consents.of_contact(connection, contact_id),
            said=outgoing_words,
            consent_state=state_of,
            **record_page.surroundings(connection, "contact", contact_id),
        )
