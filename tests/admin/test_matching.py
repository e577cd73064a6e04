"""The page of the matching: evidence, thresholds, models, and the nightly work."""

from datetime import timedelta

import pytest
from sqlalchemy import func, insert, select

from admin.histogram import BOUNDS, HEIGHT, columns
from dedup import Thresholds
from dedup.active import active_model, matching_now, version_of
from dedup.estimate import tables_of
from dedup.merging_alone import LEAST_DECISIONS
from dedup.model import MODEL_VERSION, shipped_model
from store import Connection, Database, chores, match_choices, models
from store.decisions import Band
from store.tables import candidate_pairs
from store.tables import chores as chores_table
from store.types import utc_now
from tests.admin.conftest import Browser

PAGE = "/settings/matching"
CHOICE = {"kind": "contact", "review": "40", "match": "99,5"}


def decide(connection: Connection, pairs: int, probability: float, status: str) -> None:
    taken = connection.execute(select(func.count()).select_from(candidate_pairs)).scalar_one()
    for number in range(taken, taken + pairs):
        pair = _pair(number)
        pair |= {"probability": probability, "status": status}
        connection.execute(insert(candidate_pairs).values(pair))


def _pair(number: int) -> dict[str, object]:
    return {
        "record_kind": "contact", "left_id": 10**6 + number, "right_id": 10**7 + number,
        "weight": 1.0, "score": {}, "model_version": 1,
        "created_at": utc_now(), "decided_at": utc_now(), "decided_by_id": 1,
    }  # fmt: skip


def keep_model(database: Database) -> int:
    with database.write() as connection:
        return models.add(
            connection, "contact", tables_of(shipped_model(is_company=False)),
            based_on=MODEL_VERSION, pairs=500, decisions=60,
            comparison={
                "pairs": 500, "decisions": 60, "rounds": 9, "bits_before": -9.0, "bits_after": -8.5,
                "right_before": 48, "right_after": 55, "loss_before": 0.6, "loss_after": 0.3,
                "match_before": 100, "match_after": 120, "review_before": 150, "review_after": 160,
            },
        )  # fmt: skip


def test_past_decisions_stand_beside_each_band(ada: Browser, house: Database) -> None:
    with house.write() as connection:
        decide(connection, 19, 0.97, "merged")
        decide(connection, 1, 0.975, "different")
        decide(connection, 3, 0.97, "open")
    page = ada.get(PAGE)
    assert "19 of 20 accepted" in page
    assert "95 %" in page
    assert '<svg class="fd-histogram"' in page


def test_an_empty_house_says_what_will_stand_here(ada: Browser) -> None:
    page = ada.get(f"{PAGE}?kind=company")
    assert "No pair was found yet." in page
    assert "never ran" in page


def test_thresholds_are_chosen_for_one_kind_only(ada: Browser, house: Database) -> None:
    ada.post(f"{PAGE}/thresholds", CHOICE, page=PAGE)
    given = Thresholds()
    with house.read() as connection:
        people, firms = (matching_now(connection, kind) for kind in ("contact", "company"))
        assert people.thresholds(given) == Thresholds(match=0.995, review=0.4)
        assert firms.thresholds(given) == given
    assert 'value="99.5"' in ada.get(PAGE)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"review": "0"}, "review"),
        ({"review": "a lot"}, "review"),
        ({"match": "100"}, "match"),
        ({"match": "50"}, "match"),
        ({"review": "99.9", "match": "99"}, "match"),
        ({"match": "nan"}, "match"),
        ({"merges_alone": "yes"}, "merges_alone"),
    ],
)
def test_thresholds_that_make_no_sense_are_refused(
    ada: Browser, house: Database, change: dict[str, str], field: str
) -> None:
    page = ada.post(f"{PAGE}/thresholds", CHOICE | change, status=422, page=PAGE)
    assert f'id="error-{field}"' in page
    with house.read() as connection:
        assert match_choices.chosen(connection, "contact") is None


def test_merging_alone_may_be_allowed_once_enough_is_decided(ada: Browser, house: Database) -> None:
    with house.write() as connection:
        decide(connection, LEAST_DECISIONS, 0.97, "merged")
    ada.post(f"{PAGE}/thresholds", CHOICE | {"merges_alone": "yes"}, page=PAGE)
    with house.read() as connection:
        assert matching_now(connection, "contact").merges_alone
    assert 'value="yes" checked' in ada.get(PAGE)


def test_a_model_is_compared_used_and_gone_back_from(ada: Browser, house: Database) -> None:
    model_id = keep_model(house)
    page = ada.get(PAGE)
    assert "55 instead of 48 of 60" in page
    assert "Go back to" not in page
    ada.post(f"{PAGE}/model", {"kind": "contact", "model": str(model_id)}, page=PAGE)
    with house.read() as connection:
        assert active_model(connection, "contact").version == version_of(model_id)
        assert models.uses(connection, "contact")[0].used_by_id == 1
    assert "Go back to: The model that came with Frontdesk" in ada.get(PAGE)
    ada.post(f"{PAGE}/model", {"kind": "contact", "model": "shipped"}, page=PAGE)
    with house.read() as connection:
        assert active_model(connection, "contact").version == MODEL_VERSION
    assert "Go back to: Model 1" in ada.get(PAGE)


@pytest.mark.parametrize(("model", "status"), [("99", 404), ("-1", 400), ("", 400)])
def test_a_model_that_is_not_there_is_not_used(ada: Browser, model: str, status: int) -> None:
    ada.post(f"{PAGE}/model", {"kind": "contact", "model": model}, status, page=PAGE)


def test_the_nightly_work_says_how_it_goes(ada: Browser, house: Database) -> None:
    with house.write() as connection:
        chores.begin(connection, "train", "desk/1")
        chores.end(connection, "train", "desk/1", "ValueError: no space", is_failed=True)
        yesterday = utc_now() - timedelta(days=1)
        connection.execute(insert(chores_table).values(name="sweep", started_at=yesterday))
    page = ada.get(PAGE)
    assert "It goes on by itself." in page
    assert "ValueError: no space" in page


def test_the_columns_of_the_picture_fill_it_and_add_up() -> None:
    bands = [Band(0, 0, 0) for _ in range(len(BOUNDS))]
    found = columns([*bands, Band(waiting=10, merged=20, different=10)])
    last = found[-1]
    assert last.merged_height + last.different_height + last.waiting_height == HEIGHT
    assert last.waiting_y == 0
    assert last.accepted == pytest.approx(2 / 3)
    assert {one.from_here for one in found} == {10}
    assert found[0].accepted is None
