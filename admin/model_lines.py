"""The models of one kind of record as lines of a page: what each is, and how it did."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dedup.active import active_model, own_model, version_of
from dedup.model import MODEL_VERSION
from store import Connection, models
from store.facts import Kind
from store.models import StoredModel, Use


@dataclass(frozen=True, slots=True)
class Line:
    """One model; `id` None is the shipped one. `comparison` is that of dedup.learning.Trial."""

    id: int | None
    version: int
    made_at: datetime | None
    is_used: bool
    fits: bool
    comparison: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Models:
    """Every model, newest first, the shipped one last; `back` is what was in use before."""

    lines: tuple[Line, ...]
    uses: tuple[Use, ...]
    back: Line | None


def models_of(connection: Connection, kind: Kind) -> Models:
    """The models of the kind and which is in use."""
    version = active_model(connection, kind).version
    lines = [_line(one, version) for one in models.every(connection, kind)]
    lines.append(Line(None, MODEL_VERSION, None, version == MODEL_VERSION, True, {}))
    uses = tuple(models.uses(connection, kind))
    return Models(tuple(lines), uses, _before(lines, uses))


def _line(one: StoredModel, used: int) -> Line:
    version, fits = version_of(one.id), own_model(one) is not None
    return Line(one.id, version, one.created_at, version == used, fits, one.comparison)


def _before(lines: list[Line], uses: tuple[Use, ...]) -> Line | None:
    if not uses:
        return None
    # Before the first change the shipped model was in use.
    earlier = [one.model_id for one in uses[1:]] + ([None] if len(uses) < 20 else [])
    present = uses[0].model_id
    wanted = next((one for one in earlier if one != present), present)
    found = next((line for line in lines if line.id == wanted), None)
    return found if found and found.fits and not found.is_used else None
