"""Leads that belong to no contact yet: found by their own e-mails and phones, and linked."""

from collections.abc import Mapping

from sqlalchemy import Connection, and_, func, or_, select, update

from store.points import of_record
from store.provenance import Origin, note
from store.tables import contact_points, contacts, leads
from store.types import utc_now

# More enquiries from one address without a contact are not one person's.
MOST = 20
_REACHES = ("email", "phone")


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


def link(connection: Connection, lead_id: int, contact_id: int, origin: Origin) -> bool:
    """Make the lead the contact's, with the contact's company where it names none.

    False when the lead has a contact already, or either was deleted or merged away meanwhile.
    """
    company = select(contacts.c.company_id).where(contacts.c.id == contact_id).scalar_subquery()
    stands = select(contacts.c.id).where(
        contacts.c.id == contact_id,
        contacts.c.merged_into_id.is_(None),
        contacts.c.deleted_at.is_(None),
    )
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
            company_id=func.coalesce(leads.c.company_id, company),
            version=leads.c.version + 1,
            updated_at=utc_now(),
        )
    )
    if linked.rowcount != 1:
        return False
    note(connection, "lead", lead_id, "contact_id", str(contact_id), "current", origin)
    return True


def propose(connection: Connection, lead_id: int, contact_id: int, origin: Origin) -> bool:
    """Ask a person whether the lead is the contact's; False when that was asked before."""
    value = str(contact_id)
    return note(connection, "lead", lead_id, "contact_id", value, "proposed", origin)
