"""What matching goes by now: the model in use for a kind of record, and the thresholds."""

from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

from dedup.estimate import tables_of
from dedup.model import MODEL_VERSION, Model, model_of, shipped_for, shipped_model
from dedup.thresholds import Thresholds
from store import Connection, match_choices, models
from store.facts import Kind
from store.match_choices import MatchChoice
from store.models import StoredModel
from store.profiles import count_records

# Shipped models count from 1, the store's own from here, so that no version means two models.
OWN_VERSIONS = 1000
# How long another process's change goes unnoticed; one's own is noticed at once.
_FRESH_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Matching:
    """The model in use, its id (None: the shipped one), and what a person chose, if anything."""

    model: Model
    model_id: int | None
    choice: MatchChoice | None

    def thresholds(self, default: Thresholds) -> Thresholds:
        """The thresholds in force; `default` are those of the settings file."""
        if self.choice is None:
            return default
        return Thresholds(match=self.choice.match, review=self.choice.review)

    @property
    def merges_alone(self) -> bool:
        """Whether pairs past the gate are merged unasked."""
        return self.choice is not None and self.choice.merges_alone


_known: WeakKeyDictionary[object, dict[Kind, tuple[float, Matching]]] = WeakKeyDictionary()


def matching_now(connection: Connection, kind: Kind) -> Matching:
    """What matching of that kind goes by, believed for two seconds."""
    known = _known.setdefault(connection.engine, {})
    until, matching = known.get(kind, (0.0, None))
    if matching is None or monotonic() > until:
        matching = _read(connection, kind, matching)
        known[kind] = (monotonic() + _FRESH_SECONDS, matching)
    return matching


def active_model(connection: Connection, kind: Kind) -> Model:
    """The model in use for that kind; the shipped one until another is put to use."""
    return matching_now(connection, kind).model


def use_model(
    connection: Connection, kind: Kind, model_id: int | None, user_id: int | None
) -> None:
    """Put a model to use, None the shipped one.

    Raises NoSuchModel, also for a model that this version of Frontdesk cannot use.
    """
    if model_id is not None and own_model(models.get(connection, kind, model_id)) is None:
        raise models.NoSuchModel(
            f"Model {model_id} was made by an older Frontdesk and no longer fits; train a new one."
        )
    models.use(connection, kind, model_id, user_id)
    forget(connection)


def forget(connection: Connection) -> None:
    """Read anew at the next look, because something was changed here."""
    _known.pop(connection.engine, None)


def own_model(stored: StoredModel) -> Model | None:
    """The model that was kept; None when it was made for other levels than are compared now."""
    shipped = shipped_model(stored.record_kind == "company")
    if stored.based_on != MODEL_VERSION or _shape(stored.tables) != _shape(tables_of(shipped)):
        return None
    # PostgreSQL keeps the keys of an object in an order of its own.
    tables = {name: stored.tables[name] for name in shipped.explanations}
    return model_of(tables, version_of(stored.id))


def version_of(model_id: int) -> int:
    """The version under which scores name a model of the store."""
    return OWN_VERSIONS + model_id


def _read(connection: Connection, kind: Kind, before: Matching | None) -> Matching:
    choice, model_id = match_choices.chosen(connection, kind), models.in_use(connection, kind)
    if before is not None and before.model_id == model_id is not None:
        return Matching(before.model, model_id, choice)
    own = None if model_id is None else own_model(models.get(connection, kind, model_id))
    # After an update the tables of an old model may name levels nobody compares any more.
    model = own or shipped_for(kind, count_records(connection, kind))
    return Matching(model, model_id, choice)


def _shape(tables: Mapping[str, Any]) -> dict[str, dict[str, frozenset[str]]]:
    return {
        explanation: {
            view: frozenset(levels) if isinstance(levels, Mapping) else frozenset()
            for view, levels in views.items()
            # Columns that no field takes differ from store to store.
            if view != "details"
        }
        for explanation, views in tables.items()
    }
