"""A model learned from decisions: better where it should be, tried on what it never saw."""

from collections import Counter
from collections.abc import Sequence

from dedup.estimate import Cell, probability_in
from dedup.learning import ENOUGH_DECISIONS, Example, Learned, learn
from dedup.model import shipped_model
from dedup.thresholds import Thresholds

SHIPPED = shipped_model(is_company=False)
# Two of one name and firm with a private and a work address: the shipped model is in two minds.
DOUBTFUL = Cell("exact|-2", "private_and_work", "missing|missing|missing", "missing")
CLEAR = Cell("exact|-3", "exact", "missing|missing|missing", "missing")
STRANGERS = Cell("different|-4", "other_firm", "different|different|other_city", "missing")
PAIRS = Counter({DOUBTFUL: 300, CLEAR: 300, STRANGERS: 3000})


def taught(examples: Sequence[Example]) -> Learned:
    return learn(
        PAIRS, examples, prior=SHIPPED, active=SHIPPED, version=1001, thresholds=Thresholds()
    )


def test_what_people_decide_moves_what_the_model_doubts() -> None:
    untaught = taught([])
    refused = taught([Example(DOUBTFUL, False)] * 60 + [Example(CLEAR, True)] * 60)
    assert probability_in(DOUBTFUL, refused.model) < probability_in(DOUBTFUL, untaught.model)
    assert probability_in(CLEAR, refused.model) > 0.9
    assert refused.trial.decisions == 120
    assert refused.trial.loss_after < refused.trial.loss_before
    assert refused.trial.is_better


def test_a_few_decisions_teach_nothing_yet() -> None:
    few = taught([Example(DOUBTFUL, False)] * (ENOUGH_DECISIONS - 1))
    assert few.model.names == taught([]).model.names
    assert few.trial.decisions == ENOUGH_DECISIONS - 1


def test_a_reason_says_which_explanation_is_left() -> None:
    colleagues = Cell("different|-4", "colleagues", "missing|same_small|missing", "missing")
    pairs = Counter({colleagues: 100, STRANGERS: 1000})

    def share(reason: str) -> float:
        found = learn(
            pairs,
            [Example(colleagues, False, reason)] * 60,
            prior=SHIPPED,
            active=SHIPPED,
            version=1001,
            thresholds=Thresholds(),
        ).model
        household = found.explanations.index("household")
        return found.emails["colleagues"][household]

    assert share("same_household_or_company") >= share("different_people")
