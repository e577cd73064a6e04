"""Contacts: the people we know, each with everything that happened and what waits."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current, listing, record_editing, record_page, record_saving
from admin.words import FIELD, word
from store import companies, contacts, records
from store.lists import contacts as lists
from store.lists import leads as lead_lists
from store.lists.contacts import Filters
from store.lists.record_page import user_names

blueprint = Blueprint("contacts", __name__, url_prefix="/contacts")
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
            **record_page.surroundings(connection, "contact", contact_id),
        )


@blueprint.get("/new")
def new() -> ResponseReturnValue:
    """An empty form for a person."""
    return record_editing.new("contact")


@blueprint.post("")
def create() -> ResponseReturnValue:
    """Make a person."""
    return record_editing.create("contact")


@blueprint.get(f"{_ONE}/edit")
def edit(contact_id: int) -> ResponseReturnValue:
    """The form with what is known of a person."""
    _stands(contact_id)
    return record_editing.edit("contact", contact_id)


@blueprint.post(f"{_ONE}/edit")
def save(contact_id: int) -> ResponseReturnValue:
    """Write what was changed."""
    _stands(contact_id)
    return record_editing.save("contact", contact_id)


@blueprint.post(f"{_ONE}/proposals/<{listing.ID}:noted_id>/accept")
def accept(contact_id: int, noted_id: int) -> ResponseReturnValue:
    """Take a proposed value over."""
    _stands(contact_id)
    with current.database().write() as connection:
        field = record_saving.accept_proposal(connection, "contact", contact_id, noted_id)
    return _settled(contact_id, field, _("Taken over: %(field)s.", field=word(FIELD, field)))


@blueprint.post(f"{_ONE}/proposals/<{listing.ID}:noted_id>/reject")
def reject(contact_id: int, noted_id: int) -> ResponseReturnValue:
    """Set a proposed value aside."""
    _stands(contact_id)
    with current.database().write() as connection:
        field = record_saving.reject_proposal(connection, "contact", contact_id, noted_id)
    text = _("Kept as it was: %(field)s. It is not proposed again.", field=word(FIELD, field))
    return _settled(contact_id, field, text)


def _settled(contact_id: int, field: str, text: str) -> ResponseReturnValue:
    already = _("Somebody else has decided this already.")
    flash(text if field else already, "success" if field else "info")
    return redirect(url_for("contacts.show", contact_id=contact_id))


def _stands(contact_id: int) -> None:
    """Refuse changes to what was merged away or deleted meanwhile."""
    with current.database().read() as connection:
        contact = record_page.found(contacts.get, connection, contact_id)
    if contact.merged_into_id is not None or contact.deleted_at is not None:
        abort(409)
