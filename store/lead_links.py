"""Leads that belong to no contact yet: found by their own e-mails and phones, and linked."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, and_, func, or_, select, update

from store.points import of_record
from store.provenance import Origin, note, settle
from store.records import RecordKind
from store.tables import contact_points, contacts, leads, provenance
from store.types import utc_now

# More enquiries from one address without a contact are not one person's.
MOST = 20
_REACHES = ("email", "phone")
# Who gave a lead the company of its contact: it goes again with the link.
_WITH_CONTACT = "contact"


def without_contact(connection: Connection, contact_id: int) -> Mapping[int, bool]:
    """Standing leads without a contact that share an e-mail or phone with this one, by id.

    The value says whether the contact's own is more than a claim.
    """
    own = [one for one in of_record(connection, "contact", contact_id) if one.type in _REACHES]
    if not own:
        return {}
    point = contact_points.c
    query = (
        select(leads.c.id, point.type, point.normalised)
        .join(contact_points, leads.c.id == point.record_id)
        .where(
            or_(*(and_(point.type == p.type, point.normalised == p.normalised) for p in own)),
            # Said so that the few points of that value are looked up, not all points of leads.
            point.record_kind.concat("") == "lead",
            leads.c.contact_id.is_(None),
            leads.c.merged_into_id.is_(None),
            leads.c.deleted_at.is_(None),
        )
        .order_by(leads.c.id)
        .limit(MOST)
    )
    vouched = {(one.type, one.normalised) for one in own if not one.is_claimed}
    found: dict[int, bool] = {}
    for lead_id, type_, normalised in connection.execute(query):
        found[lead_id] = found.get(lead_id, False) or (type_, normalised) in vouched
    return found


def waiting(connection: Connection, most: int) -> Sequence[int]:
    """The ids of standing leads without a contact that are no junk, newest first."""
    query = (
        select(leads.c.id)
        .where(
            leads.c.contact_id.is_(None),
            leads.c.merged_into_id.is_(None),
            leads.c.deleted_at.is_(None),
            leads.c.status != "junk",
        )
        .order_by(leads.c.id.desc())
        .limit(most)
    )
    return list(connection.execute(query).scalars())


def is_vouched(connection: Connection, lead_id: int, contact_id: int) -> bool:
    """Whether the two share an e-mail or phone that is more than a claim of the contact."""
    asked, known = (
        {
            (one.type, one.normalised)
            for one in of_record(connection, kind, record_id)
            if one.type in _REACHES and (kind == "lead" or not one.is_claimed)
        }
        for kind, record_id in _both(lead_id, contact_id)
    )
    return bool(asked & known)


def _both(lead_id: int, contact_id: int) -> tuple[tuple[RecordKind, int], ...]:
    return ("lead", lead_id), ("contact", contact_id)


def is_refused(connection: Connection, lead_id: int, contact_id: int) -> bool:
    """Whether a person said that the lead is not the contact's."""
    refused = select(provenance.c.id).where(
        provenance.c.record_kind == "lead",
        provenance.c.record_id == lead_id,
        provenance.c.field == "contact_id",
        provenance.c.value == str(contact_id),
        provenance.c.status == "rejected",
    )
    return connection.execute(refused.limit(1)).first() is not None


def link(connection: Connection, lead_id: int, contact_id: int, origin: Origin) -> bool:
    """Make the lead the contact's, with the contact's company where it names none.

    False when the lead has a contact already, or either was deleted or merged away meanwhile.
    """
    employer = select(contacts.c.company_id).where(contacts.c.id == contact_id)
    stands = select(contacts.c.id).where(
        contacts.c.id == contact_id,
        contacts.c.merged_into_id.is_(None),
        contacts.c.deleted_at.is_(None),
    )
    before = connection.execute(select(leads.c.company_id).where(leads.c.id == lead_id)).scalar()
    linked = connection.execute(
        update(leads)
        .where(
            leads.c.id == lead_id,
            leads.c.contact_id.is_(None),
            leads.c.merged_into_id.is_(None),
            leads.c.deleted_at.is_(None),
            stands.exists(),
        )
        .values(
            contact_id=contact_id,
            company_id=func.coalesce(leads.c.company_id, employer.scalar_subquery()),
            version=leads.c.version + 1,
            updated_at=utc_now(),
        )
    )
    if linked.rowcount != 1:
        return False
    note(connection, "lead", lead_id, "contact_id", str(contact_id), "current", origin)
    given = connection.execute(employer).scalar_one()
    if before is None and given is not None:
        note(connection, "lead", lead_id, "company_id", str(given), "current", _along(origin))
    return True


def unlink(connection: Connection, lead_id: int, contact_id: int) -> bool:
    """Take a link back, with the company that came with it; False when it is another by now."""
    own = select(provenance.c.id).where(
        provenance.c.record_kind == "lead",
        provenance.c.record_id == lead_id,
        provenance.c.field == "company_id",
        provenance.c.status == "current",
        provenance.c.found_by == _WITH_CONTACT,
    )
    came_along = connection.execute(own).scalar()
    company = {"company_id": None} if came_along else {}
    parted = connection.execute(
        update(leads)
        .where(leads.c.id == lead_id, leads.c.contact_id == contact_id)
        .values(contact_id=None, version=leads.c.version + 1, updated_at=utc_now(), **company)
    )
    if parted.rowcount == 1 and came_along:
        settle(connection, came_along, "superseded")
    return parted.rowcount == 1


def _along(origin: Origin) -> Origin:
    return replace(origin, found_by=_WITH_CONTACT)


def propose(connection: Connection, lead_id: int, contact_id: int, origin: Origin) -> bool:
    """Ask a person whether the lead is the contact's; False when that was asked before."""
    value = str(contact_id)
    return note(connection, "lead", lead_id, "contact_id", value, "proposed", origin)
