"""Leads: the list of enquiries, and one of them with what was asked and what became of it."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from admin import current, lead_contact, listing, record_page, reply
from admin.record_page import say_done
from admin.record_words import TO_STAGE
from admin.words import STAGE
from store import Connection, companies, contacts, leads, records, sources
from store.leads import Lead
from store.lists import leads as lists
from store.lists.leads import Filters
from store.lists.record_page import user_names
from store.provenance import Origin, note
from store.responsible import assign

blueprint = Blueprint("leads", __name__, url_prefix="/leads")
_ONE = f"/<{listing.ID}:lead_id>"


@blueprint.get("")
def index() -> ResponseReturnValue:
    """The enquiries, newest first."""
    text, stage = listing.asked("q"), listing.asked("status")
    status = stage if stage in ("open", *leads.STATUSES) else ""
    responsible, source = listing.asked_id("responsible"), listing.asked_id("source")
    filters = Filters(listing.sought(text), status, responsible, source)
    with current.database().read() as connection:
        page = lists.page(connection, filters, **listing.cursors())
        people, origins = user_names(connection), _sources(connection)
    given = {"status": status, "q": text, "responsible": responsible, "source": source}
    shown = {
        "status": str({"open": _("open"), **STAGE}.get(status, "")),
        "responsible": listing.named(people, responsible),
        "source": listing.named(origins, source),
        "q": f"“{text}”" if text else "",
    }
    return render_template(
        "admin/leads/index.html",
        page=page,
        people=list(people.items()),
        sources=list(origins.items()),
        given=given,
        stages=STAGE,
        active=listing.active(shown, given),
        kept=listing.kept(given),
    )


def _sources(connection: Connection) -> dict[int, str]:
    return {one.id: one.title or one.name for one in sources.every(connection)}


@blueprint.get(_ONE)
def show(lead_id: int) -> ResponseReturnValue:
    """One enquiry."""
    with current.database().read() as connection:
        lead = record_page.found(leads.get, connection, lead_id)
        if lead.merged_into_id is not None:
            survivor = records.survivor(connection, "lead", lead_id)
            return redirect(url_for("leads.show", lead_id=survivor), 301)
        return render_template(
            "admin/leads/show.html",
            lead=lead,
            source=_sources(connection).get(lead.source_id or 0, ""),
            to_stages=TO_STAGE,
            reply_to=reply.address_of_lead(connection, lead_id),
            whose=lead_contact.asked(connection, lead, region=current.settings().region),
            linked=lead_contact.linked(connection, lead),
            **_linked(connection, lead),
            **record_page.surroundings(connection, "lead", lead_id),
        )


def _linked(connection: Connection, lead: Lead) -> dict[str, object]:
    contact = lead.contact_id and contacts.get(connection, lead.contact_id)
    company = lead.company_id and companies.get(connection, lead.company_id)
    return {"contact": contact or None, "company": company or None}


@blueprint.post(f"{_ONE}/status/<status>")
def set_status(lead_id: int, status: str) -> ResponseReturnValue:
    """Move an enquiry to another stage, with a way back."""
    if status not in leads.STATUSES:
        abort(404)
    with current.database().write() as connection:
        lead_id = records.survivor(connection, "lead", lead_id)
        before = record_page.found(leads.get, connection, lead_id).status
        if before != status:
            leads.set_status(connection, lead_id, status)
            note(connection, "lead", lead_id, "status", status, "current", _by_hand())
    undo = url_for("leads.set_status", lead_id=lead_id, status=before)
    text = _("This lead is now: %(stage)s.", stage=STAGE[status])
    say_done(text, undo=undo if before != status else "")
    return redirect(url_for("leads.show", lead_id=lead_id))


@blueprint.post(f"{_ONE}/responsible")
def set_responsible(lead_id: int) -> ResponseReturnValue:
    """Give an enquiry to somebody, or to nobody."""
    with current.database().write() as connection:
        lead_id = records.survivor(connection, "lead", lead_id)
        record_page.found(leads.get, connection, lead_id)
        user_id = record_page.chosen_responsible(connection)
        assign(connection, "lead", lead_id, user_id, _by_hand())
    flash(_("It is saved who looks after this lead."), "success")
    return redirect(url_for("leads.show", lead_id=lead_id))


@blueprint.post(f"{_ONE}/contact/<{listing.ID}:noted_id>/<any(link, keep, part, ask):word>")
def settle_contact(lead_id: int, noted_id: int, word: str) -> ResponseReturnValue:
    """Say whether an enquiry is from the proposed person, or take that back."""
    with current.database().write() as connection:
        lead = record_page.found(leads.get, connection, lead_id)
        is_done = _settle(connection, lead, noted_id, word)
        now = lead_contact.linked(connection, leads.get(connection, lead_id))
    if not is_done:
        flash(_("Somebody else has decided this already."), "info")
    elif word == "ask":
        flash(_("You are asked again."), "success")
    elif now:
        say_done(_("The lead is linked."), undo=_settling(lead_id, now.id, "part"))
    else:
        back = "link" if word == "part" else "ask"
        say_done(_("They are not linked."), undo=_settling(lead_id, noted_id, back))
    return redirect(url_for("leads.show", lead_id=lead_id))


def _settle(connection: Connection, lead: Lead, noted_id: int, word: str) -> bool:
    if word == "ask":
        return lead_contact.ask_again(connection, lead, noted_id)
    if word == "part":
        return lead_contact.part(connection, lead, noted_id, _by_hand())
    is_theirs = word == "link"
    return lead_contact.answer(connection, lead, noted_id, _by_hand(), is_theirs=is_theirs)


def _settling(lead_id: int, noted_id: int, word: str) -> str:
    return url_for("leads.settle_contact", lead_id=lead_id, noted_id=noted_id, word=word)


def _by_hand() -> Origin:
    return Origin(user_id=current.user().id, found_by="person")
