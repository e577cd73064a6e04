"""The model in use: one door, noticed when it changes, and never one that no longer fits."""

from collections.abc import Mapping
from typing import Any

import pytest

from dedup import Facts, Thresholds, index_record, resolve
from dedup.active import active_model, matching_now, own_model, use_model, version_of
from dedup.estimate import tables_of
from dedup.explain import explain
from dedup.model import MODEL_VERSION, shipped_model
from store import Connection, Database, match_choices, models, points, records
from store.models import NoSuchModel
from store.points import NewPoint
from store.provenance import Origin


def keep(connection: Connection, tables: Mapping[str, Any], based_on: int = MODEL_VERSION) -> int:
    return models.add(connection, "contact", tables, based_on=based_on, pairs=100)


def generous() -> dict[str, dict[str, Any]]:
    """The shipped model, but sure that nearly every pair is one."""
    tables = tables_of(shipped_model(is_company=False))
    return {
        name: views | {"prior": -0.001 if name == "same" else -12.0}
        for name, views in tables.items()
    }


def person(connection: Connection, name: str, email: str) -> int:
    one = records.create(connection, "contact", {"name": name}, Origin())
    points.add(connection, "contact", one, NewPoint("email", email, email))
    index_record(connection, "contact", one)
    return one


def test_the_model_in_use_weighs_arrivals_and_explanations(database: Database) -> None:
    arrival = Facts(name="Anna Berg", emails=("anna.berg@freenet.example",))
    with database.write() as connection:
        person(connection, "Anna Berg", "anna.berg@kranbau.example")
        person(connection, "Anna Bergh", "a.bergh@kranbau.example")
        model_id = keep(connection, generous())
        before = resolve(connection, arrival, "contact").candidates[0].score
        use_model(connection, "contact", model_id, None)
        after = resolve(connection, arrival, "contact").candidates[0].score
        explained = explain(connection, "contact", 1, 2)
        use_model(connection, "contact", None, None)
        again = resolve(connection, arrival, "contact").candidates[0].score
    assert before.model_version == again.model_version == MODEL_VERSION
    assert after.model_version == explained.model_version == version_of(model_id)
    assert after.weight > before.weight + 5
    assert again.weight == before.weight


def test_a_model_of_other_levels_is_never_used(database: Database) -> None:
    tables = tables_of(shipped_model(is_company=False))
    tables["same"]["emails"] = {"of another time": -1.0}
    with database.write() as connection:
        strange, old = keep(connection, tables), keep(connection, generous(), MODEL_VERSION - 1)
        for one in (strange, old):
            assert own_model(models.get(connection, "contact", one)) is None
            with pytest.raises(NoSuchModel):
                use_model(connection, "contact", one, None)


def test_a_model_left_behind_by_an_update_gives_way_to_the_shipped_one(database: Database) -> None:
    with database.write() as connection:
        models.use(connection, "contact", keep(connection, generous(), MODEL_VERSION - 1), None)
        assert active_model(connection, "contact").version == MODEL_VERSION


def test_a_kept_model_is_the_very_same(database: Database) -> None:
    shipped = shipped_model(is_company=False)
    with database.write() as connection:
        kept = own_model(models.get(connection, "contact", keep(connection, tables_of(shipped))))
    assert kept is not None
    assert kept.explanations == shipped.explanations
    assert tables_of(kept) == tables_of(shipped)


def test_thresholds_of_the_settings_hold_until_somebody_chooses(database: Database) -> None:
    default = Thresholds(match=0.99, review=0.6)
    with database.write() as connection:
        assert matching_now(connection, "company").thresholds(default) == default
    with database.write() as connection:
        match_choices.choose(
            connection, "contact", review=0.3, match=0.95, merges_alone=True, user_id=None
        )
        matching = matching_now(connection, "contact")
    assert matching.thresholds(default) == Thresholds(match=0.95, review=0.3)
    assert matching.merges_alone
