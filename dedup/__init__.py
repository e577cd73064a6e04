"""Who is this? Matching that explains itself, and merging that can be undone."""

from dedup.explain import explain, sentence
from dedup.index import index_record
from dedup.merge import BadPick, Typed, merge
from dedup.model import MODEL_VERSION
from dedup.plan import MergePlan, PlannedField, PlannedPoint, plan
from dedup.profile import Profile, profile_of
from dedup.resolve import Candidate, Resolution, resolve
from dedup.thresholds import Thresholds
from dedup.undo import CannotUndo, EditedField, UndoReport, undo
from dedup.verdict import Verdict
from dedup.weights import FieldScore, MatchScore, score
from store.facts import Facts, Kind

__all__ = [
    "MODEL_VERSION",
    "BadPick",
    "Candidate",
    "CannotUndo",
    "EditedField",
    "Facts",
    "FieldScore",
    "Kind",
    "MatchScore",
    "MergePlan",
    "PlannedField",
    "PlannedPoint",
    "Profile",
    "Resolution",
    "Thresholds",
    "Typed",
    "UndoReport",
    "Verdict",
    "explain",
    "index_record",
    "merge",
    "plan",
    "profile_of",
    "resolve",
    "score",
    "sentence",
    "undo",
]
