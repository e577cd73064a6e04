"""Leads that came before their person was known find their contact, or ask whether it is theirs."""

from collections.abc import Callable
from dataclasses import dataclass

from dedup.active import matching_now
from dedup.levels import SAME_MAILBOX
from dedup.marked import with_marks
from dedup.profile import Profile, profile_of
from dedup.resolve import Candidate, resolve
from dedup.stored_frequencies import StoredFrequencies
from dedup.thresholds import Thresholds
from dedup.verdict import Verdict, verdict_of
from dedup.weights import MatchScore, score
from store import Connection, Database, lead_links
from store.facts import Kind
from store.profiles import facts_of
from store.provenance import Origin
from store.records import NoSuchRecord

# Leads without a contact that one sweep looks at, and contacts that a person is asked about.
MOST_WAITING, MOST_ASKED = 2000, 3


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
        if lead_links.is_refused(connection, lead_id, contact_id):
            continue
        verdict = _verdict(connection, contact_id, lead_id, region, limits)
        if verdict == "MATCH" and is_vouched:
            if lead_links.link(connection, lead_id, contact_id, origin):
                linked.append(lead_id)
        elif verdict != "NEW" and lead_links.propose(connection, lead_id, contact_id, origin):
            proposed.append(lead_id)
    return LinkedLeads(tuple(linked), tuple(proposed))


def link_waiting(
    database: Database,
    *,
    region: str | None = None,
    thresholds: Thresholds | None = None,
    go_on: Callable[[], None] = lambda: None,
) -> LinkedLeads:
    """Look for the contact of leads that have none, the newest first, by everything known of them.

    What the two share may be a name and a firm: then a person is asked. Linked is only what an
    e-mail or phone vouches for, as in `link_leads`.
    """
    linked: list[int] = []
    proposed: list[int] = []
    with database.read() as connection:
        waiting = lead_links.waiting(connection, MOST_WAITING)
        limits = matching_now(connection, "contact").thresholds(thresholds or Thresholds())
    for lead_id in waiting:
        go_on()
        with database.read() as connection:
            found = _alike(connection, lead_id, region, limits)
        if not found:
            continue
        with database.write() as connection:
            if _link(connection, lead_id, found[0]):
                linked.append(lead_id)
            elif _ask(connection, lead_id, found):
                proposed.append(lead_id)
    return LinkedLeads(tuple(linked), tuple(proposed))


def _alike(
    connection: Connection, lead_id: int, region: str | None, limits: Thresholds
) -> list[Candidate]:
    """The contacts that a lead may be from, best first; none of a lead that is gone meanwhile."""
    try:
        facts = facts_of(connection, "lead", lead_id)
    except NoSuchRecord:
        return []
    found = resolve(connection, facts, "contact", region=region, thresholds=limits)
    return [
        one
        for one in found.candidates
        if one.verdict != "NEW" and not lead_links.is_refused(connection, lead_id, one.id)
    ][:MOST_ASKED]


def _link(connection: Connection, lead_id: int, best: Candidate) -> bool:
    if best.verdict != "MATCH" or not lead_links.is_vouched(connection, lead_id, best.id):
        return False
    return lead_links.link(connection, lead_id, best.id, Origin(found_by="sweep"))


def _ask(connection: Connection, lead_id: int, found: list[Candidate]) -> bool:
    """Ask about each of them; False where all of it was asked before."""
    new = 0
    for one in found:
        origin = Origin(found_by="sweep", confidence=one.score.probability)
        new += lead_links.propose(connection, lead_id, one.id, origin)
    return new > 0


def likeness(
    connection: Connection, lead_id: int, contact_id: int, *, region: str | None = None
) -> MatchScore:
    """How alike a lead and a contact are, and why; raises NoSuchRecord."""
    return _compared(connection, lead_id, contact_id, region)[2]


def _verdict(
    connection: Connection,
    contact_id: int,
    lead_id: int,
    region: str | None,
    thresholds: Thresholds,
) -> Verdict:
    lead, known, found = _compared(connection, lead_id, contact_id, region)
    frequencies = StoredFrequencies(connection, "contact")
    holders = max((frequencies.email(one.address) for one in lead.emails), default=0)
    only_holder = found.level("email") in SAME_MAILBOX and holders <= 1
    limits = matching_now(connection, "contact").thresholds(thresholds)
    verdict = verdict_of(lead, known, found, limits, only_holder=only_holder)
    # An address or number they share deserves a question at least, whatever the names say.
    return "REVIEW" if verdict == "NEW" and found.probability > 0.1 else verdict


def _compared(
    connection: Connection, lead_id: int, contact_id: int, region: str | None
) -> tuple[Profile, Profile, MatchScore]:
    lead, known = (
        with_marks(connection, profile_of(facts_of(connection, kind, one), kind, region=region))
        for kind, one in _both(lead_id, contact_id)
    )
    model = matching_now(connection, "contact").model
    return lead, known, score(lead, known, StoredFrequencies(connection, "contact"), model)


def _both(lead_id: int, contact_id: int) -> tuple[tuple[Kind, int], tuple[Kind, int]]:
    return ("lead", lead_id), ("contact", contact_id)
