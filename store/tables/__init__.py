"""All tables of the store; importing this package fills `metadata`."""

from store.tables.access import secrets, users
from store.tables.form_counts import form_counts
from store.tables.form_door import (
    form_requests,
    form_tokens,
    form_verdicts,
    sender_lists,
    spent_challenges,
)
from store.tables.history import activities, attachments, provenance
from store.tables.learning import chore_requests, chores, match_choices, model_uses, models
from store.tables.match_profiles import match_profiles
from store.tables.matching import blocking_keys, candidate_pairs, merges, shared_mailboxes
from store.tables.metadata import metadata
from store.tables.outbound import consents, deliveries, opt_ins, outbox
from store.tables.people import companies, contact_points, contacts, leads
from store.tables.sources import cursors, form_versions, forms, sources
from store.tables.submissions import arrivals, originals, submissions, traces
from store.tables.sweeps import sweep_edges, sweeps
from store.tables.templates import template_readings, template_versions, templates

__all__ = [
    "activities", "arrivals", "attachments", "blocking_keys", "candidate_pairs", "chore_requests",
    "chores", "companies", "consents", "contact_points", "contacts", "cursors", "deliveries",
    "form_counts", "form_requests", "form_tokens", "form_verdicts", "form_versions", "forms",
    "leads", "match_choices", "match_profiles", "merges", "metadata", "model_uses", "models",
    "opt_ins", "originals", "outbox", "provenance", "secrets", "sender_lists", "shared_mailboxes",
    "sources", "spent_challenges", "submissions", "sweep_edges", "sweeps", "template_readings",
    "template_versions", "templates", "traces", "users",
]  # fmt: skip
