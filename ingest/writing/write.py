"""The order in which an arrival is written, in the caller's one transaction."""

from collections.abc import Callable

from ingest.identity import firm_of, identities, person_of
from ingest.reading import Reading
from ingest.writing.activity import write_activity
from ingest.writing.call import write_call
from ingest.writing.company import write_company
from ingest.writing.consent import write_consents
from ingest.writing.contact import write_contact
from ingest.writing.lead import write_lead
from ingest.writing.outcome import Arrived, Outcome, Policy
from ingest.writing.outgoing import write_outgoing
from ingest.writing.responsible import assign_new
from ingest.writing.thread import find_thread
from store import Connection
from store.inbox import Claim
from store.locks import hold_identities

Step = Callable[[Connection, Arrived, Outcome], Outcome]

STEPS: tuple[Step, ...] = (
    write_company,
    write_contact,
    find_thread,
    write_lead,
    write_activity,
    # These have nothing to do for letters.
    assign_new,
    write_call,
    write_consents,
    write_outgoing,
)


def write(connection: Connection, claim: Claim, reading: Reading, policy: Policy) -> Outcome:
    """Turn an accepted reading into records; running it twice gives the same result."""
    # Nobody vouches for a form post, nor for a letter that our servers found forged.
    is_claimed = claim.channel == "form" or reading.authentication.verdict == "fail"
    person = person_of(reading.draft, policy.region, claim.submission_id, is_claimed=is_claimed)
    arrived = Arrived(claim, reading, person, firm_of(reading.draft), policy)
    hold_identities(connection, identities(person, arrived.firm))
    outcome = Outcome()
    for step in STEPS:
        outcome = step(connection, arrived, outcome)
    return outcome
