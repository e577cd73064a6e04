"""Leads: the list of enquiries, and one of them with what was asked and what became of it."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current, listing, record_words
from admin.views.people import responsible_from_form
from store import leads, records, sources
from store.lists import leads as lists
from store.lists.leads import Filters
from store.lists.record_page import around, user_names
from store.provenance import Origin
from store.responsible import assign

blueprint = Blueprint("leads", __name__, url_prefix="/leads")
_ONE = f"/<{listing.ID}:lead_id>"


@blueprint.get("")
def index() -> ResponseReturnValue:
    """The enquiries, newest first."""
    given = {name: listing.asked(name) for name in ("status", "q")}
    ids = {name: listing.asked_id(name) for name in ("responsible", "source")}
    filters = Filters(
        sought=listing.sought(given["q"]),
        status=given["status"],
        responsible_id=ids["responsible"],
        source_id=ids["source"],
    )
    with current.database().read() as connection:
        page = lists.page(connection, filters, **listing.cursors())
        people = user_names(connection)
        origins = {one.id: one.title or one.name for one in sources.every(connection)}
    shown = {
        "status": _stage(given["status"]),
        "responsible": people.get(ids["responsible"] or 0, ""),
        "source": origins.get(ids["source"] or 0, ""),
        "q": f"“{given['q']}”" if given["q"] else "",
    }
    return render_template(
        "admin/leads/index.html",
        page=page,
        people=people.items(),
        sources=origins.items(),
        given=given | ids,
        stages=record_words.STAGE,
        active=listing.active(shown, given | ids),
        kept=listing.kept(given | ids),
    )


def _stage(status: str) -> str:
    return str(_("open")) if status == "open" else str(record_words.STAGE.get(status, ""))


@blueprint.get(_ONE)
def show(lead_id: int) -> ResponseReturnValue:
    """One enquiry."""
    with current.database().read() as connection:
        lead = _get(connection, lead_id)
        if lead.merged_into_id is not None:
            survivor = records.survivor(connection, "lead", lead_id)
            return redirect(url_for("leads.show", lead_id=survivor), 301)
        page = around(
            connection,
            "lead",
            lead_id,
            show=listing.asked("show"),
            before=listing.asked_id("before") or 0,
        )
        linked = record_words.linked(connection, lead.contact_id, lead.company_id)
        origins = {one.id: one.title or one.name for one in sources.every(connection)}
    return render_template(
        "admin/leads/show.html",
        lead=lead,
        page=page,
        linked=linked,
        source=origins.get(lead.source_id or 0, ""),
        stages=record_words.STAGE,
    )


@blueprint.post(f"{_ONE}/status")
def set_status(lead_id: int) -> ResponseReturnValue:
    """Move an enquiry to another stage."""
    status = request.form.get("status", "")
    if status not in leads.STATUSES:
        abort(400)
    with current.database().write() as connection:
        before = _get(connection, lead_id).status
        leads.set_status(connection, lead_id, status)
    text = _("This lead is now: %(stage)s.", stage=record_words.STAGE[status])
    undo = url_for("leads.undo_status", lead_id=lead_id, status=before)
    flash({"text": text, "undo": undo} if before != status else text, "success")
    return redirect(url_for("leads.show", lead_id=lead_id))


@blueprint.post(f"{_ONE}/status/<status>")
def undo_status(lead_id: int, status: str) -> ResponseReturnValue:
    """Put an enquiry back where it was."""
    if status not in leads.STATUSES:
        abort(404)
    with current.database().write() as connection:
        _get(connection, lead_id)
        leads.set_status(connection, lead_id, status)
    flash(_("This lead is back at: %(stage)s.", stage=record_words.STAGE[status]), "success")
    return redirect(url_for("leads.show", lead_id=lead_id))


@blueprint.post(f"{_ONE}/responsible")
def set_responsible(lead_id: int) -> ResponseReturnValue:
    """Give an enquiry to somebody."""
    with current.database().write() as connection:
        _get(connection, lead_id)
        user_id = responsible_from_form(connection)
        assign(connection, "lead", lead_id, user_id, Origin(user_id=current.user().id))
    flash(_("Saved who looks after this lead."), "success")
    return redirect(url_for("leads.show", lead_id=lead_id))
