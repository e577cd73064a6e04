"""Who is this? An arrival against the whole store: candidates, scores, one verdict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dedup.blocking import BLOCK_CAP, blocking_keys
from dedup.comparisons import compare, levels_of
from dedup.frequencies import spread_of
from dedup.levels import SAME_MAILBOX
from dedup.marked import marks_of, with_marks
from dedup.model import shipped_model
from dedup.profile import Profile, profile_of
from dedup.stored_frequencies import StoredFrequencies
from dedup.stored_profiles import stored_profiles
from dedup.thresholds import Thresholds
from dedup.verdict import Verdict, verdict_of
from dedup.weights import MatchScore, probability_of, score_comparison
from store import Connection
from store.blocks import sharing
from store.facts import Facts, Kind
from store.pairs import decided_different

# The records that share most keys are compared; more would not change who is best.
MOST_CANDIDATES = 100
# Weaker ones would fill the trace and help nobody.
MOST_SHOWN = 10
LEAST_SHOWN = 0.02


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stored record that may be the one, why, and what that is worth."""

    id: int
    score: MatchScore
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Resolution:
    """The verdict; `record_id` is set on MATCH only; candidates stand best first."""

    verdict: Verdict
    record_id: int | None = None
    candidates: tuple[Candidate, ...] = ()


def resolve(
    connection: Connection,
    who: Facts | Profile,
    kind: Kind,
    *,
    region: str | None = None,
    thresholds: Thresholds | None = None,
    record_id: int | None = None,
) -> Resolution:
    """Find the stored record of that kind that `who` is; `record_id` is `who`'s own, if stored.

    Only reads. Records that were merged away or deleted are no candidates, and of a stored record
    neither are those it was decided to differ from.
    """
    profile = profile_of(who, kind, region=region) if isinstance(who, Facts) else who
    profile = with_marks(connection, profile)
    found = _profiles(connection, kind, profile, region, record_id)
    if not found:
        return Resolution("NEW")
    frequencies = StoredFrequencies(connection, kind)
    scored = _scored(profile, found, frequencies)
    shared = marks_of(connection)
    judged = _judged(profile, found, scored, thresholds or Thresholds(), shared)[:MOST_SHOWN]
    if not judged:
        return Resolution("NEW")
    best = judged[0]
    return Resolution(best.verdict, best.id if best.verdict == "MATCH" else None, tuple(judged))


def _scored(
    profile: Profile, found: Mapping[int, Profile], frequencies: StoredFrequencies
) -> dict[int, MatchScore]:
    """The scores of those that are not plainly somebody else."""
    model = shipped_model(profile.kind == "company")
    frequencies.ask(_asked(profile, found))
    scored = {}
    for other, known in found.items():
        levels = levels_of(profile, known, frequencies)
        is_reached = levels.words[1] in SAME_MAILBOX
        if is_reached or probability_of(levels, model) > LEAST_SHOWN:
            scored[other] = score_comparison(compare(profile, known, frequencies), model)
    return scored


def _asked(profile: Profile, found: Mapping[int, Profile]) -> set[tuple[str, str]]:
    """What will be counted: the arrival's values, and names of those that share a part of its."""
    asked = spread_of(profile)
    words = {profile.name.root, *profile.name.last}
    for known in found.values():
        if words & {known.name.root, *known.name.last}:
            asked |= {one for one in spread_of(known) if one[0].endswith("name")}
    return asked


def _profiles(
    connection: Connection, kind: Kind, profile: Profile, region: str | None, own_id: int | None
) -> Mapping[int, Profile]:
    shared = sharing(connection, kind, blocking_keys(profile), BLOCK_CAP)
    if own_id is not None:
        shared.pop(own_id, None)
        for other in decided_different(connection, kind, own_id, list(shared)):
            del shared[other]
    closest = sorted(shared, key=lambda other: (-shared[other], other))[:MOST_CANDIDATES]
    return stored_profiles(connection, kind, closest, region)


def _judged(
    profile: Profile,
    found: Mapping[int, Profile],
    scored: Mapping[int, MatchScore],
    thresholds: Thresholds,
    shared: frozenset[str],
) -> Sequence[Candidate]:
    holders = [other for other, one in scored.items() if one.level("email") in SAME_MAILBOX]
    judged = [
        Candidate(
            other,
            one,
            verdict_of(
                profile,
                found[other],
                one,
                thresholds,
                only_holder=holders == [other],
                proves_nothing=bool(shared) and one.value("email") in shared,
            ),
        )
        for other, one in scored.items()
    ]
    order = {"MATCH": 0, "REVIEW": 1, "NEW": 2}
    return sorted(judged, key=lambda one: (order[one.verdict], -one.score.weight, one.id))
