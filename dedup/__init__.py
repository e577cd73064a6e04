"""Who is this? Matching that explains itself, and merging that can be undone."""

from dedup.explain import explain, sentence
from dedup.index import index_record
from dedup.model import MODEL_VERSION
from dedup.profile import Profile, profile_of
from dedup.resolve import Candidate, Resolution, resolve
from dedup.thresholds import Thresholds
from dedup.verdict import Verdict
from dedup.weights import FieldScore, MatchScore, score
from store.facts import Facts, Kind

__all__ = [
    "MODEL_VERSION",
    "Candidate",
    "Facts",
    "FieldScore",
    "Kind",
    "MatchScore",
    "Profile",
    "Resolution",
    "Thresholds",
    "Verdict",
    "explain",
    "index_record",
    "profile_of",
    "resolve",
    "score",
    "sentence",
]
