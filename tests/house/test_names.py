"""Names: the packages are the same wherever they are listed, and a file is named for its noun."""

import re
from pathlib import Path

import pytest

from tests.support.source_tree import ROOT, modules, packages, pyproject

FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "service", "base"}


def test_the_packages_are_the_folders_that_hold_modules() -> None:
    folders = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert folders == set(packages())


@pytest.mark.parametrize(
    "listed",
    [
        pyproject()["tool"]["importlinter"]["root_packages"],
        pyproject()["tool"]["ruff"]["lint"]["isort"]["known-first-party"],
        [name for name in pyproject()["tool"]["mypy"]["files"] if name != "tests"],
    ],
    ids=["import-linter", "ruff", "mypy"],
)
def test_each_tool_knows_every_package(listed: list[str]) -> None:
    assert set(listed) == set(packages())


def test_every_package_stands_on_a_floor() -> None:
    (contract,) = pyproject()["tool"]["importlinter"]["contracts"]
    on_floors = [name for layer in contract["layers"] for name in re.split(r"[|:\s]+", layer)]
    assert sorted(on_floors) == sorted(packages())


def test_no_module_is_named_for_nothing() -> None:
    def words(module: Path) -> set[str]:
        return {word for part in module.with_suffix("").parts for word in part.split("_")}

    assert [str(module) for module in modules() if words(module) & FORBIDDEN] == []


def test_no_folder_of_tests_hides_a_package() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []
