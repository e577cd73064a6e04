"""A training run: learn from the store, keep the model, put it to use where the rule says so."""

from dataclasses import dataclass

from dedup.active import matching_now, use_model, version_of
from dedup.estimate import tables_of
from dedup.learning import Trial, examples_of, learn
from dedup.model import shipped_for
from dedup.stored_frequencies import StoredFrequencies
from dedup.sweep.counting import count_cells
from dedup.thresholds import Thresholds
from store import Database, decisions, models
from store.facts import Kind
from store.profiles import count_records

# The newest decisions say how records look now; more would only take longer.
MOST_DECISIONS = 2000


@dataclass(frozen=True, slots=True)
class Trained:
    """The new model's id in the store, how it does beside the one in use, and whether it is now."""

    model_id: int
    trial: Trial
    is_used: bool


def train(
    database: Database,
    kind: Kind,
    *,
    region: str | None = None,
    thresholds: Thresholds | None = None,
    by_rule: bool = False,
) -> Trained | None:
    """Learn a new model from the store's own pairs and decisions; None when there is no pair.

    The model is kept and not used, unless `by_rule` and it is clearly better.
    """
    cells = count_cells(database, kind, region=region)
    if not cells:
        return None
    with database.read() as connection:
        active = matching_now(connection, kind)
        decided = decisions.decisions(connection, kind, MOST_DECISIONS)
        prior = shipped_for(kind, count_records(connection, kind))
        examples = examples_of(decided, kind, StoredFrequencies(connection, kind), region)
    learned = learn(
        cells,
        examples,
        prior=prior,
        active=active.model,
        version=version_of(0),
        thresholds=active.thresholds(thresholds or Thresholds()),
    )
    with database.write() as connection:
        model_id = models.add(
            connection,
            kind,
            tables_of(learned.model),
            based_on=prior.version,
            pairs=learned.trial.pairs,
            decisions=learned.trial.decisions,
            comparison=learned.trial.to_json(),
        )
        is_used = by_rule and learned.trial.is_better
        if is_used:
            use_model(connection, kind, model_id, None)
    return Trained(model_id, learned.trial, is_used)
