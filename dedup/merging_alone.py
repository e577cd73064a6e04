"""Merge what passes the gate without asking, where a person allowed it: one batch, one undo."""

from datetime import datetime

from dedup.active import Matching, matching_now
from dedup.batch import BatchReport, Ticked, merge_batch, new_batch
from dedup.levels import SAME_MAILBOX
from dedup.marked import with_marks
from dedup.profile import Profile
from dedup.stored_frequencies import StoredFrequencies
from dedup.stored_profiles import stored_profiles
from dedup.thresholds import Thresholds
from dedup.verdict import verdict_of
from dedup.weights import score
from store import Connection, Database, decisions, merges
from store.facts import Kind
from store.pairs import Pair
from store.ripe_pairs import ripe

# Before people have decided so many pairs, nobody knows how right the scores are here.
LEAST_DECISIONS = 50
_AT_ONCE = 100


def may_merge_alone(connection: Connection, kind: Kind) -> bool:
    """Whether a person allowed it for that kind and enough was decided to know what it means."""
    allowed = matching_now(connection, kind).merges_alone
    return allowed and decisions.count(connection, kind) >= LEAST_DECISIONS


def merge_alone(
    database: Database,
    kind: Kind,
    *,
    region: str | None = None,
    thresholds: Thresholds | None = None,
    since: datetime | None = None,
) -> BatchReport | None:
    """Merge the open pairs past the gate; None where that is not allowed.

    With `since` only pairs opened since then are looked at. What contradicts itself, is claimed
    only, or is looked after by two people stays for review (see dedup.judged).
    """
    report = BatchReport(new_batch())
    with database.read() as connection:
        if not may_merge_alone(connection, kind):
            return None
        matching = matching_now(connection, kind)
    limits = matching.thresholds(thresholds or Thresholds())
    last = 0
    while True:
        with database.read() as connection:
            found = ripe(connection, kind, limits.match, after_id=last, size=_AT_ONCE, since=since)
            ticked = _past_the_gate(connection, kind, found, matching, limits, region)
        done = merge_batch(database, ticked, actor_id=None, region=region, batch=report.batch)
        report.merged += done.merged
        report.left |= done.left
        if len(found) < _AT_ONCE:
            return report
        last = found[-1].id


def _past_the_gate(
    connection: Connection,
    kind: Kind,
    found: list[Pair],
    matching: Matching,
    limits: Thresholds,
    region: str | None,
) -> list[Ticked]:
    ids = sorted({one for pair in found for one in (pair.left_id, pair.right_id)})
    stored = stored_profiles(connection, kind, ids, region)
    known = {one: with_marks(connection, profile) for one, profile in stored.items()}
    versions = merges.versions(connection, kind, ids)
    frequencies = StoredFrequencies(connection, kind)
    return [
        Ticked(pair.id, {one: versions[one] for one in (pair.left_id, pair.right_id)})
        for pair in found
        if pair.left_id in known
        and pair.right_id in known
        and _is_match(known[pair.left_id], known[pair.right_id], frequencies, matching, limits)
    ]


def _is_match(
    known: Profile,
    arrival: Profile,
    frequencies: StoredFrequencies,
    matching: Matching,
    limits: Thresholds,
) -> bool:
    """The gate of an arrival, asked of two stored records as they are now."""
    found = score(known, arrival, frequencies, matching.model)
    holders = max((frequencies.email(one.address) for one in arrival.emails), default=0)
    only_holder = found.level("email") in SAME_MAILBOX and holders <= 2
    verdict = verdict_of(arrival, known, found, limits, only_holder=only_holder)
    return verdict == "MATCH" and found.probability >= limits.match
