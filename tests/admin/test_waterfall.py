"""A score in words and bars."""

from dataclasses import replace
from enum import StrEnum

import pytest
from flask import Flask

from admin import score_words, waterfall
from admin.waterfall import reasons, sentence
from dedup import FieldScore, MatchScore, levels
from dedup.model import shipped_model
from store.facts import Kind

KINDS: list[tuple[str, type[StrEnum]]] = [
    ("name", levels.NameLevel),
    ("name", levels.CompanyNameLevel),
    ("email", levels.EmailLevel),
    ("phone", levels.PhoneLevel),
    ("organisation", levels.OrganisationLevel),
    ("domain", levels.OrganisationLevel),
    ("place", levels.PlaceLevel),
    ("birthdate", levels.BirthdateLevel),
]

SCORE = MatchScore(
    weight=8.0,
    probability=0.996,
    prior=-4.0,
    fields=(
        FieldScore("name", "exact", 5.0, "ada byron", "ada byron"),
        FieldScore("email", "missing", 0.0, "", ""),
        FieldScore("phone", "exact", 9.0, "+1", "+1"),
        FieldScore("organisation", "different", -2.0, "acme", "radium"),
    ),
    hypotheses=(("same", 0.996), ("colleague", 0.004), ("random", 0.0)),
    model_version=1,
)


@pytest.mark.parametrize(("field", "kind"), KINDS)
def test_every_level_has_its_phrase(field: str, kind: type[StrEnum]) -> None:
    known = score_words.PHRASE[field]
    assert {level.value for level in kind if level != "missing"} - set(known) == set()


def test_a_column_that_no_field_takes_is_called_by_its_name(app: Flask) -> None:
    with app.test_request_context():
        assert score_words.phrase("birth place", "exact_rare") == "same: birth place"
        assert score_words.phrase("birth place", "near") == "similar: birth place"
        assert score_words.phrase("birth place", "different") == "different: birth place"


@pytest.mark.parametrize("is_company", [False, True])
def test_every_explanation_of_the_model_has_its_words(is_company: bool) -> None:
    names = set(shipped_model(is_company).explanations)
    assert names - set(score_words.HYPOTHESIS) == set()


def test_the_sentence_says_what_agrees_and_what_differs(app: Flask) -> None:
    with app.test_request_context():
        assert sentence("contact", SCORE.to_json()) == (
            "Very likely the same person: same phone, same name; different company."
        )
        assert reasons(SCORE.to_json()) == (["same phone", "same name"], ["different company"])


def test_the_bars_follow_each_other_to_the_sum(app: Flask) -> None:
    with app.test_request_context():
        fall = waterfall.waterfall(SCORE.to_json())
    assert fall is not None
    assert [bar.weight for bar in fall.bars] == [-4.0, 5.0, 7.0]
    assert fall.bars[-1].total == fall.weight == 8.0
    assert all(bar.x >= 0 and bar.x + bar.width <= waterfall.WIDTH + 1 for bar in fall.bars)
    ends = [(bar.x, bar.x + bar.width) for bar in fall.bars]
    assert ends[1][1] == pytest.approx(ends[2][0], abs=0.2)
    assert [name for name, _share in fall.hypotheses] == ["one and the same", "colleagues"]


@pytest.mark.parametrize(
    ("kind", "title", "phrases"),
    [
        ("contact", "Phone, employer and place", ["different phone", "same small company"]),
        ("company", "Phone, web site and place", ["different phone", "same web domain"]),
    ],
)
def test_what_is_weighed_at_once_is_one_bar(
    app: Flask, kind: Kind, title: str, phrases: list[str]
) -> None:
    fields = (
        FieldScore("name", "exact", 5.0, "ada", "ada"),
        FieldScore("phone", "different", 9.6, "+1", "+2"),
        FieldScore("organisation", "same_small", -9.1, "acme", "acme"),
        FieldScore("place", "missing", 0.0, "", ""),
    )
    odd = replace(SCORE, fields=fields).to_json()
    with app.test_request_context():
        fall = waterfall.waterfall(odd, kind)
        said = reasons(odd, kind)
    assert fall is not None
    bar = fall.bars[-1]
    assert bar.title == title
    assert bar.weight == pytest.approx(0.5)
    assert [part.phrase for part in bar.parts] == phrases
    assert [(part.left, part.right) for part in bar.parts] == [("+1", "+2"), ("acme", "acme")]
    assert said == (["same name", phrases[1]], [phrases[0]])


@pytest.mark.parametrize("score", [{}, {"weight": 3}, {"fields": [{"odd": 1}]}, {"fields": None}])
def test_a_score_of_another_time_is_left_out(app: Flask, score: dict[str, object]) -> None:
    with app.test_request_context():
        assert waterfall.waterfall(score) is None
        assert sentence("contact", score) == ""
        assert reasons(score) == ([], [])
