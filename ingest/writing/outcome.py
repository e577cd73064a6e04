"""What writing depends on and what it leaves behind."""

from dataclasses import dataclass

from dedup import Resolution, Thresholds
from ingest.identity import Firm, Person
from ingest.reading import Reading
from store.inbox import Claim


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The settings automatic letters depend on.

    `desk` is the address people write to, empty where there is none; `reply_to` outweighs it.
    `own_addresses` (as addresses are compared) are never written to.
    """

    letters_per_form: int = 60
    letters_per_hour: int = 300
    confirmations_per_address: int = 3
    reply_to: str = ""
    desk: str = ""
    own_addresses: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings writing depends on; `region` reads phone numbers without a prefix.

    `reply_secret` signs the addresses that answers come back to; without it none is believed.
    `timezone` is the one in which visitors are called at the hour they want.
    """

    region: str
    thresholds: Thresholds
    reply_secret: str = ""
    timezone: str = "UTC"
    outgoing: Outgoing = Outgoing()


@dataclass(frozen=True, slots=True)
class Arrived:
    """An accepted arrival with everything known of it, ready to be written."""

    claim: Claim
    reading: Reading
    person: Person
    firm: Firm | None
    policy: Policy


@dataclass(frozen=True, slots=True)
class Thread:
    """The earlier activity a letter answers. Only somebody who belongs to it joins it: a stranger
    who quotes a Message-ID is shown beside it (`joined` False) and changes nothing.
    """

    activity_id: int
    lead_id: int | None
    found_by: str
    joined: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """The records an arrival touched, which of them are new, and what waits for a person."""

    contact_id: int | None = None
    company_id: int | None = None
    lead_id: int | None = None
    activity_id: int | None = None
    created: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()
    duplicate_of_id: int | None = None
    resolution: Resolution | None = None
    thread: Thread | None = None
