"""Who is this? An arrival against the whole store: candidates, scores, one verdict."""

from dataclasses import dataclass

from dedup.active import active_model
from dedup.compare.emails import emails_shown
from dedup.comparisons import levels_of, shown_with
from dedup.levels import SAME_MAILBOX
from dedup.marked import marks_of, with_marks
from dedup.model import Model
from dedup.nearest import Nearest, nearest
from dedup.normalise import PersonName
from dedup.profile import Profile, profile_of
from dedup.thresholds import Thresholds
from dedup.verdict import Verdict, verdict_of
from dedup.weights import MatchScore, Weighed, score_comparison, weigh
from store import Connection
from store.facts import Facts, Kind

# Weaker ones would fill the trace and help nobody.
MOST_SHOWN = 10
LEAST_SHOWN = 0.02

_ORDER: dict[Verdict, int] = {"MATCH": 0, "REVIEW": 1, "NEW": 2}


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
    model: Model | None = None,
) -> Resolution:
    """Find the stored record of that kind that `who` is; `record_id` is `who`'s own, if stored.

    Only reads. Records that were merged away or deleted are no candidates, and of a stored record
    neither are those it was decided to differ from. Without a `model` the one in use weighs.
    """
    profile = profile_of(who, kind, region=region) if isinstance(who, Facts) else who
    profile = with_marks(connection, profile)
    found = nearest(connection, kind, profile, region, record_id)
    if not found.profiles:
        return Resolution("NEW")
    model, shared = model or active_model(connection, kind), marks_of(connection)
    return decide(profile, found, model, thresholds or Thresholds(), shared)


def decide(
    profile: Profile,
    found: Nearest,
    model: Model,
    thresholds: Thresholds,
    shared: frozenset[str] = frozenset(),
) -> Resolution:
    """The verdict among the nearest; `shared` are addresses that a person called shared."""
    judged = _judged(profile, found, model, thresholds, shared)
    shown = tuple(
        Candidate(other, _score(profile, found, other, one, model), verdict)
        for verdict, other, one in judged[:MOST_SHOWN]
    )
    if not shown:
        return Resolution("NEW")
    best = shown[0]
    return Resolution(best.verdict, best.id if best.verdict == "MATCH" else None, shown)


def _judged(
    profile: Profile,
    found: Nearest,
    model: Model,
    thresholds: Thresholds,
    shared: frozenset[str],
) -> list[tuple[Verdict, int, Weighed]]:
    """The verdict, id and weight of each that is not plainly somebody else, best first."""
    weighed = _weighed(profile, found, model)
    holders = [other for other, one in weighed.items() if one.level("email") in SAME_MAILBOX]
    judged = []
    for other, one in weighed.items():
        known = found.profiles[other]
        verdict = verdict_of(
            profile,
            known,
            one,
            thresholds,
            only_holder=holders == [other],
            proves_nothing=bool(shared)
            and emails_shown(profile, known, found.frequencies)[0] in shared,
        )
        judged.append((verdict, other, one))
    return sorted(judged, key=lambda one: (_ORDER[one[0]], -one[2].weight, one[1]))


def _weighed(profile: Profile, found: Nearest, model: Model) -> dict[int, Weighed]:
    frequencies, weighed = found.frequencies, {}
    carriers: dict[PersonName, float] = {}
    for other, known in found.profiles.items():
        one = weigh(levels_of(profile, known, frequencies, carriers), model)
        if one.probability > LEAST_SHOWN or one.levels.words[1] in SAME_MAILBOX:
            weighed[other] = one
    return weighed


def _score(
    profile: Profile, found: Nearest, other: int, weighed: Weighed, model: Model
) -> MatchScore:
    known, frequencies = found.profiles[other], found.frequencies
    return score_comparison(shown_with(weighed.levels, profile, known, frequencies), model)
