"""Whose enquiry a lead is, where it came before its person was known: asked, linked, refused."""

from dataclasses import dataclass

from store import Connection, contacts, lead_links, records
from store.contacts import Contact
from store.leads import Lead
from store.provenance import Noted, Origin, proposals, settle


@dataclass(frozen=True, slots=True)
class Whose:
    """A contact whose enquiry this may be, and the proposal that says so."""

    contact: Contact
    noted: Noted


def asked(connection: Connection, lead: Lead) -> list[Whose]:
    """The contacts somebody is asked about; none once the lead has one."""
    if lead.contact_id is not None:
        return []
    waiting = [one for one in proposals(connection, "lead", lead.id) if one.field == "contact_id"]
    found = [Whose(_contact(connection, one), one) for one in waiting]
    return [one for one in found if one.contact.deleted_at is None]


def answer(
    connection: Connection, lead: Lead, noted_id: int, origin: Origin, *, is_theirs: bool
) -> bool:
    """Link the lead to the proposed contact, or refuse for good; False when it waits no more."""
    wanted = next((one for one in asked(connection, lead) if one.noted.id == noted_id), None)
    if wanted is None:
        return False
    if not is_theirs:
        settle(connection, noted_id, "rejected")
        return True
    settle(connection, noted_id, "superseded")
    return lead_links.link(connection, lead.id, wanted.contact.id, origin)


def _contact(connection: Connection, noted: Noted) -> Contact:
    return contacts.get(connection, records.survivor(connection, "contact", int(noted.value)))
