"""A training run in a store: the model is kept, and used by itself only where a rule says so."""

import pytest

from dedup import index_record
from dedup.active import active_model, version_of
from dedup.model import MODEL_VERSION
from dedup.training import train
from store import Connection, Database, models, points, records
from store.points import NewPoint
from store.provenance import Origin

# Every record stands twice under the same name, phone and city, with mailboxes of two offices: no
# store the shipped model was made from looks like that.
FIRST = ("Annegret", "Thorsten", "Wiebke", "Detlef", "Swantje", "Ulf", "Gesine", "Hinnerk")
LAST = ("Bergström", "Kowalski", "Petersen", "Achterberg", "Yilmaz", "Oldenburg", "Quast")


def fill(connection: Connection) -> None:
    for number, (first, last) in enumerate((f, n) for f in FIRST for n in LAST):
        for office in ("info", "office"):
            fields = {"name": f"{first} {last}", "city": "Kiel"}
            one = records.create(connection, "contact", fields, Origin())
            email, phone = f"{office}{number}@amt{number}.example", f"+49431{number:06}"
            points.add(connection, "contact", one, NewPoint("email", email, email))
            points.add(connection, "contact", one, NewPoint("phone", phone, phone))
            index_record(connection, "contact", one)


@pytest.mark.parametrize("by_rule", [False, True])
def test_a_better_model_is_used_at_once_only_where_that_is_the_rule(
    database: Database, by_rule: bool
) -> None:
    with database.write() as connection:
        fill(connection)
    found = train(database, "contact", by_rule=by_rule)
    assert found is not None
    assert found.trial.is_better
    assert found.is_used is by_rule
    expected = version_of(found.model_id) if by_rule else MODEL_VERSION
    with database.read() as connection:
        assert active_model(connection, "contact").version == expected
        [kept] = models.every(connection, "contact")
    assert kept.comparison == found.trial.to_json()


def test_a_second_run_on_the_same_store_changes_nothing(database: Database) -> None:
    with database.write() as connection:
        fill(connection)
    first = train(database, "contact", by_rule=True)
    second = train(database, "contact", by_rule=True)
    assert first is not None
    assert second is not None
    assert not second.is_used
    assert second.trial.bits_after == pytest.approx(second.trial.bits_before, abs=0.01)
    with database.read() as connection:
        assert models.in_use(connection, "contact") == first.model_id


def test_an_empty_store_has_nothing_to_teach(database: Database) -> None:
    assert train(database, "company", by_rule=True) is None
