"""`frontdesk dedup` as a person types it: models, an explanation, and a file that is judged."""

import json
from pathlib import Path

import pytest

from dedup import index_record
from store import Database, points, records
from store.points import NewPoint
from store.provenance import Origin
from tests.support.house import House, HouseBuilder

pytestmark = pytest.mark.house

PEOPLE = ("Anna Berg", "Berg, Anna", "Tom Stein", "A. Berg")


@pytest.fixture
def house_with_people(build_house: HouseBuilder) -> House:
    """A house with four contacts, three of whom are one person."""
    house = build_house()
    assert house.command("migrate").returncode == 0
    database = Database(house.store_url)
    with database.write() as connection:
        for name in PEOPLE:
            one = records.create(connection, "contact", {"name": name}, Origin())
            email = f"{'tom.stein' if 'Tom' in name else 'anna.berg'}@kranbau.example"
            points.add(connection, "contact", one, NewPoint("email", email, email))
            index_record(connection, "contact", one)
    database.close()
    return house


def in_use(house: House) -> list[object]:
    said = house.command("dedup", "model", "list", "--kind", "contact", "--json")
    return [line["model"] for line in json.loads(said.stdout) if line["in_use"]]


def test_a_model_is_trained_used_and_gone_back_from(house_with_people: House) -> None:
    said = house_with_people.command("dedup", "model", "train", "--kind", "contact")
    assert said.returncode == 0, said.stderr
    assert said.stdout.startswith("contact: model 1 learned from ")
    assert in_use(house_with_people) == ["shipped"]
    house_with_people.command("dedup", "model", "use", "1")
    assert in_use(house_with_people) == [1]
    house_with_people.command("dedup", "model", "use", "shipped")
    assert in_use(house_with_people) == ["shipped"]
    refused = house_with_people.command("dedup", "model", "use", "7")
    assert (refused.returncode, refused.stderr) == (1, "Error: There is no model 7.\n")


def test_a_pair_is_explained_by_every_name_of_its_records(house_with_people: House) -> None:
    said = house_with_people.command("dedup", "explain", "contact:1", "2")
    assert said.returncode == 0, said.stderr
    assert said.stdout.startswith("contact 1 and contact 2: ")
    assert "swapped" in said.stdout or "exact" in said.stdout
    score = json.loads(house_with_people.command("dedup", "explain", "p:1", "2", "--json").stdout)
    total = score["prior"] + sum(field["weight"] for field in score["fields"])
    assert total == pytest.approx(score["weight"], abs=0.01)


def test_what_is_weighed_at_once_has_one_bar(house_with_people: House) -> None:
    database = Database(house_with_people.store_url)
    with database.write() as connection:
        for one, number in ((1, "+493012345678"), (2, "+498998765432")):
            points.add(connection, "contact", one, NewPoint("phone", number, number))
            row = {"city": "Berlin", "postal_code": "10115"}
            records.fill(connection, "contact", one, row, Origin())
    database.close()
    lines = house_with_people.command("dedup", "explain", "1", "2").stdout.splitlines()
    phone = next(place for place, line in enumerate(lines) if line.startswith("  phone "))
    assert "different" in lines[phone]
    under = lines[phone + 1].split()
    assert under[:2] == ["organisation", "same"] or under[0] == "place"
    assert not any(sign in lines[phone + 1] for sign in "+-")


@pytest.mark.parametrize(
    ("records_named", "sentence"),
    [
        (("1", "99"), "There is no contact 99"),
        (("1", "1"), "Both are one record already: contact 1."),
        (("contact:1", "lead:2"), "two records of one kind are compared."),
        (("c:1", "2"), "is none of contact, company, lead, person."),
        (("one", "2"), "a record is a number, or a kind and a number: company:12."),
    ],
)
def test_what_cannot_be_explained_is_said(
    house_with_people: House, records_named: tuple[str, str], sentence: str
) -> None:
    said = house_with_people.command("dedup", "explain", *records_named)
    assert said.returncode != 0
    assert sentence in said.stderr
    assert "Traceback" not in said.stderr


@pytest.mark.parametrize("mode", ["sweep", "stream"])
def test_a_file_is_judged(build_house: HouseBuilder, tmp_path: Path, mode: str) -> None:
    file = tmp_path / "people.csv"
    file.write_text(
        "Id;Given Name;Surname;E-Mail;PLZ;Truth\n"
        "1;Annegret;Bergström;annegret@bergstroem.example;20095;a\n"
        "2;Annegret;Bergstroem;annegret@bergstroem.example;20095;a\n"
        "3;Thorsten;Kowalski;t.kowalski@web.example;80331;b\n",
        encoding="utf-8",
    )
    house = build_house()
    said = house.command(
        "dedup", "evaluate", str(file), "--truth", "Truth", "--mode", mode, "--json"
    )
    assert said.returncode == 0, said.stderr
    report = json.loads(said.stdout)
    assert list(report) == [
        "records", "pairs_true", "blocking_recall", "match", "match_or_review", "clusters",
        "auto_merge_precision", "seconds", "records_per_s", "peak_rss_mb", "model_version",
    ]  # fmt: skip
    assert (report["records"], report["pairs_true"], report["blocking_recall"]) == (3, 1, 100.0)
    assert report["clusters"] == {"precision": 100.0, "recall": 100.0, "f1": 100.0}
    assert not (house.folder / "data").exists()


def test_a_file_without_its_truth_says_what_it_has(
    build_house: HouseBuilder, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,email\nAda,ada@x.example\n", encoding="utf-8")
    said = build_house().command("dedup", "evaluate", str(file), "--truth", "cluster")
    assert said.returncode == 1
    assert "has no column 'cluster'. It has: name, email." in said.stderr
