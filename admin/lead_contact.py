"""Whose enquiry a lead is, where it came before its person was known: asked, linked, parted."""

from dataclasses import dataclass

from admin import waterfall
from dedup.lead_links import likeness
from store import Connection, contacts, lead_links, records
from store.contacts import Contact
from store.leads import Lead
from store.provenance import Noted, Origin, note, of_record, settle
from store.records import NoSuchRecord


@dataclass(frozen=True, slots=True)
class Whose:
    """A contact whose enquiry this may be, why, and the proposal that says so."""

    contact: Contact
    noted: Noted
    sentence: str


def asked(connection: Connection, lead: Lead, *, region: str | None = None) -> list[Whose]:
    """The contacts somebody is asked about; none once the lead has one."""
    if lead.contact_id is not None:
        return []
    found = [
        (_contact(connection, one), one)
        for one in reversed(_noted(connection, lead))
        if one.status == "proposed"
    ]
    return [
        Whose(contact, noted, _sentence(connection, lead, contact, region))
        for contact, noted in found
        if contact.deleted_at is None
    ]


def linked(connection: Connection, lead: Lead) -> Noted | None:
    """What says that the lead was given its contact afterwards, so that it may be taken back."""
    if lead.contact_id is None:
        return None
    current = (one for one in _noted(connection, lead) if one.status == "current")
    return next((one for one in current if _is_of(connection, one, lead.contact_id)), None)


def answer(
    connection: Connection, lead: Lead, noted_id: int, origin: Origin, *, is_theirs: bool
) -> bool:
    """Link the lead to the proposed contact, or refuse for good; False when it waits no more.

    A link that was taken back may be made again: that is its undo.
    """
    answered = ("proposed", "rejected") if is_theirs else ("proposed",)
    noted = _noted(connection, lead) if lead.contact_id is None else []
    wanted = next((one for one in noted if one.id == noted_id and one.status in answered), None)
    if wanted is None:
        return False
    settle(connection, noted_id, "superseded" if is_theirs else "rejected")
    if not is_theirs:
        return True
    return lead_links.link(connection, lead.id, _contact(connection, wanted).id, origin)


def ask_again(connection: Connection, lead: Lead, noted_id: int) -> bool:
    """Take a refusal back: the question waits again. False where there was none."""
    refused = [one.id for one in _noted(connection, lead) if one.status == "rejected"]
    if lead.contact_id is not None or noted_id not in refused:
        return False
    settle(connection, noted_id, "proposed")
    return True


def part(connection: Connection, lead: Lead, noted_id: int, origin: Origin) -> bool:
    """Take a link back; it is not made again by itself. False when it stands no more."""
    noted = linked(connection, lead)
    if noted is None or noted.id != noted_id or lead.contact_id is None:
        return False
    settle(connection, noted_id, "rejected")
    if not lead_links.unlink(connection, lead.id, lead.contact_id):
        return False
    note(connection, "lead", lead.id, "contact_id", "", "current", origin)
    return True


def _noted(connection: Connection, lead: Lead) -> list[Noted]:
    """What is noted of the lead's contact, newest first."""
    noted = of_record(connection, "lead", lead.id)
    return [one for one in noted if one.field == "contact_id" and one.value]


def _is_of(connection: Connection, noted: Noted, contact_id: int) -> bool:
    return records.survivor(connection, "contact", int(noted.value)) == contact_id


def _contact(connection: Connection, noted: Noted) -> Contact:
    return contacts.get(connection, records.survivor(connection, "contact", int(noted.value)))


def _sentence(connection: Connection, lead: Lead, contact: Contact, region: str | None) -> str:
    try:
        found = likeness(connection, lead.id, contact.id, region=region)
    except NoSuchRecord:
        return ""
    return waterfall.sentence("contact", found.to_json())
