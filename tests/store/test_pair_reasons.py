"""Why a pair is alike, as bits; the migration that gives the pairs of before theirs."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, insert, select, text

from store import Database
from store.pair_reasons import BIT, agreeing, differing
from store.tables import candidate_pairs, metadata
from store.types import utc_now

SCORE = {
    "fields": [
        {"field": "email", "weight": 9.5},
        {"field": "place", "weight": -2.0},
        {"field": "name", "weight": 0.1},
        {"field": "shoe size", "weight": 4.0},
        {"field": "phone", "weight": None},
    ]
}


def test_only_what_weighs_counts() -> None:
    assert (agreeing(SCORE), differing(SCORE)) == (BIT["email"], BIT["place"])
    assert agreeing({"fields": tuple(SCORE["fields"])}) == BIT["email"]
    assert (agreeing({}), agreeing({"fields": "?"})) == (0, 0)


@pytest.mark.parametrize(
    ("phone", "organisation", "agrees", "differs"),
    [
        (("different", 9.6), ("same_small", -9.1), ["organisation"], ["phone"]),
        (("different", 2.0), ("same_small", -9.1), [], ["phone"]),
        (("exact", 9.6), ("same_large", -9.5), [], []),
        (("exact_switchboard", 1.0), ("same_large", -3.0), [], ["phone", "organisation"]),
    ],
)
def test_what_is_weighed_at_once_speaks_by_its_sum(
    phone: tuple[str, float],
    organisation: tuple[str, float],
    agrees: list[str],
    differs: list[str],
) -> None:
    given = {"phone": phone, "organisation": organisation}
    score = {
        "fields": [
            {"field": name, "level": level, "weight": weight}
            for name, (level, weight) in given.items()
        ]
    }
    assert agreeing(score) == sum(BIT[name] for name in agrees)
    assert differing(score) == sum(BIT[name] for name in differs)


def test_the_migration_makes_the_tables_of_the_code(database: Database) -> None:
    with database.read() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    mine = ("candidate_pairs", "shared_mailboxes", "merges")
    assert [one for one in differences if any(name in str(one) for name in mine)] == []


def go_to(connection: Connection, direction: str, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", "store:migrations")
    config.attributes["connection"] = connection
    getattr(command, direction)(config, revision)


def test_pairs_of_before_get_their_bits_from_their_scores(database: Database) -> None:
    row = {"record_kind": "contact", "weight": 1.0, "probability": 0.7, "model_version": 1}
    more = {"score": SCORE, "left_id": 1, "right_id": 2, "created_at": utc_now()}
    with database.write() as connection:
        connection.execute(insert(candidate_pairs).values(**row, **more))
        go_to(connection, "downgrade", "0007")
        assert not connection.execute(text("SELECT 1 FROM merges")).all()
        go_to(connection, "upgrade", "head")
        pair = candidate_pairs.c
        bits = connection.execute(select(pair.agrees, pair.differs)).one()
    assert tuple(bits) == (BIT["email"], BIT["place"])
