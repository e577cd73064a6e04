"""Judging a file: pairwise figures, and decisions asked where they tell most."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from dedup.clusters import Clustering, Edge, cluster
from dedup.evaluation import evaluate, read_table
from dedup.evaluation.asking import ask, decided
from dedup.evaluation.columns import Table
from dedup.evaluation.gathered import gathered
from dedup.evaluation.judge import figures, largest_wrong, of_clusters
from dedup.model import shipped_model
from store.facts import Facts
from tests.support.made_up import some_facts


def people(names: Sequence[str]) -> Table:
    """People of one employer, each with an address of their own; equal truth, equal first name."""
    facts = tuple(
        Facts(name=f"{name} Bergström", emails=(f"{name.lower()}{number}@berg.example",))
        for number, name in enumerate(names)
    )
    return Table("contact", facts, tuple(names))


@pytest.mark.parametrize(
    ("right", "found", "true", "expected"),
    [(0, 0, 0, (0, 0, 0)), (5, 5, 10, (100, 50, 66.67)), (1, 3, 1, (33.33, 100, 50))],
)
def test_figures_are_percentages(
    right: int, found: int, true: int, expected: tuple[float, float, float]
) -> None:
    known = figures(right, found, true)
    assert (known.precision, known.recall, known.f1) == expected


def test_clusters_are_judged_by_the_pairs_they_imply() -> None:
    truth = ["a", "a", "a", "b", "b"]
    clusters = [(0, 1), (2, 3, 4)]
    assert of_clusters(clusters, truth).to_json() == {"precision": 50, "recall": 50, "f1": 50}
    assert largest_wrong(clusters, truth) == 3


def test_the_doubtful_pair_on_which_most_hangs_is_asked_first() -> None:
    table = people(["Anna", "Anna", "Anne", "Tom", "Tim"])
    edges = [Edge(0, 1, 0.999), Edge(2, 3, 0.55), Edge(3, 4, 0.02), Edge(0, 2, 0.5)]
    crowd = Clustering(((0, 1, 2),), (), ())
    with gathered(table) as held:
        scorer = held.gathering.scorer(shipped_model(is_company=False))
        answers = ask(scorer, edges, crowd, table.truth, 2)
    assert answers.same == ()
    assert set(answers.different) == {(0, 2), (2, 3)}
    assert [example.is_same for example in answers.examples] == [False, False]


def test_what_was_decided_outweighs_every_score() -> None:
    table = people(["Anna", "Anna", "Tom"])
    edges = [Edge(0, 1, 0.3), Edge(0, 2, 0.9)]
    with gathered(table) as held:
        scorer = held.gathering.scorer(shipped_model(is_company=False))
        answers = ask(scorer, edges, Clustering((), (), ()), table.truth, 5)
    assert cluster(decided(edges, answers), answers.different).members == ((0, 1),)


def test_decisions_make_a_file_better_in_both_modes(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    rows = [
        f"{first};{last};{number};{first}{last}"
        for number in range(3)
        for first in ("Anna", "Anne", "Hanna")
        for last in ("Berg", "Bergh")
    ]
    file.write_text("\n".join(["first_name;last_name;zip;who", *rows]), encoding="utf-8")
    table = read_table(file, "who")
    assert table.kind == "contact"
    alone, helped = evaluate(table), evaluate(table, labels=30)
    assert helped.clusters.f1 >= alone.clusters.f1
    assert evaluate(table, "stream").records == helped.records == 18
    assert helped.pairs_true == 18


def test_processes_judge_a_file_as_one_process_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "people.csv"
    rows = [
        f"{one.first_name},{one.last_name},{one.emails[0] if one.emails else ''},{number % 30}"
        for number, one in enumerate(some_facts("contact", 60))
    ]
    # A quoted cell may hold a line break, and a short row lacks its last cells.
    rows += ['"Anna\nLuisa",Berg,anna.berg@web.de,7', "Tom"]
    file.write_text("\n".join(["first_name,last_name,email,who", *rows]), encoding="utf-8")
    found = []
    for worth in (1_000_000, 1):
        monkeypatch.setattr("dedup.sweep.crew.WORTH_PROCESSES", worth)
        report = evaluate(read_table(file, "who"))
        assert report.seconds == pytest.approx(sum(report.steps.values()))
        varying = ("seconds", "records_per_s", "peak_rss_mb")
        plain = report.to_json()
        found.append({name: value for name, value in plain.items() if name not in varying})
    assert found[0] == found[1]
    assert found[0]["records"] == 62
    assert found[0]["clusters"]["recall"] > 0
