"""Leads that came before their person was known find their contact, or ask whether it is theirs."""

from dataclasses import dataclass

from dedup.active import matching_now
from dedup.levels import SAME_MAILBOX
from dedup.marked import with_marks
from dedup.profile import profile_of
from dedup.stored_frequencies import StoredFrequencies
from dedup.thresholds import Thresholds
from dedup.verdict import Verdict, verdict_of
from dedup.weights import score
from store import Connection, lead_links
from store.facts import Kind
from store.profiles import facts_of
from store.provenance import Origin


@dataclass(frozen=True, slots=True)
class LinkedLeads:
    """The ids of leads that became the contact's, and of those a person is asked about."""

    linked: tuple[int, ...] = ()
    proposed: tuple[int, ...] = ()


def link_leads(
    connection: Connection,
    contact_id: int,
    origin: Origin,
    *,
    region: str | None = None,
    thresholds: Thresholds | None = None,
) -> LinkedLeads:
    """Give the contact the leads without one that are surely theirs; propose the doubtful ones.

    To be called when a contact is new or can be reached in another way. On what is only claimed
    nothing is linked.
    """
    linked: list[int] = []
    proposed: list[int] = []
    limits = thresholds or Thresholds()
    for lead_id, is_vouched in lead_links.without_contact(connection, contact_id).items():
        verdict = _verdict(connection, contact_id, lead_id, region, limits)
        if verdict == "MATCH" and is_vouched:
            if lead_links.link(connection, lead_id, contact_id, origin):
                linked.append(lead_id)
        elif verdict != "NEW" and lead_links.propose(connection, lead_id, contact_id, origin):
            proposed.append(lead_id)
    return LinkedLeads(tuple(linked), tuple(proposed))


def _verdict(
    connection: Connection,
    contact_id: int,
    lead_id: int,
    region: str | None,
    thresholds: Thresholds,
) -> Verdict:
    matching = matching_now(connection, "contact")
    lead, known = (
        with_marks(connection, profile_of(facts_of(connection, kind, one), kind, region=region))
        for kind, one in _both(lead_id, contact_id)
    )
    frequencies = StoredFrequencies(connection, "contact")
    found = score(lead, known, frequencies, matching.model)
    holders = max((frequencies.email(one.address) for one in lead.emails), default=0)
    only_holder = found.level("email") in SAME_MAILBOX and holders <= 1
    limits = matching.thresholds(thresholds)
    verdict = verdict_of(lead, known, found, limits, only_holder=only_holder)
    # An address or number they share deserves a question at least, whatever the names say.
    return "REVIEW" if verdict == "NEW" and found.probability > 0.1 else verdict


def _both(lead_id: int, contact_id: int) -> tuple[tuple[Kind, int], tuple[Kind, int]]:
    return ("lead", lead_id), ("contact", contact_id)
