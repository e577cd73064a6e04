"""Files: short enough to read at one sitting, each saying first what stands in it, and portable."""

import ast
import re
from pathlib import Path

import pytest

from tests.support.source_tree import ROOT, modules, tracked_files, tree_of

LONGEST = 300

# Written in pieces, because this file is searched too.
MACHINE_PATHS = re.compile(r"(?<![\w.~/-])/(" + "work|root|opt|home/[a-z]+" + r")/")
REGISTRY_HOSTS = re.compile("|".join(["pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.org"]))
INDEX_OPTIONS = re.compile(r"--(extra-)?index-url|--find-links|--trusted-host|https?://")


def test_no_source_file_is_longer_than_a_sitting() -> None:
    sources = [
        path
        for path in tracked_files()
        if path.suffix in {".py", ".html", ".js", ".css"} and "versions" not in path.parts
    ]
    lengths = {str(path): len((ROOT / path).read_bytes().splitlines()) for path in sources}
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


def test_every_module_begins_with_one_sentence() -> None:
    assert {str(module): fault for module in modules() if (fault := _opening_fault(module))} == {}


def test_nothing_names_a_machine_or_a_registry() -> None:
    found = []
    for path in tracked_files():
        text = (ROOT / path).read_text(encoding="utf-8", errors="replace")
        for pattern in (MACHINE_PATHS, REGISTRY_HOSTS):
            found += [f"{path}: {match[0]}" for match in pattern.finditer(text)]
    assert found == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_pins_versions_and_hashes_and_names_no_index(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert INDEX_OPTIONS.search(text) is None
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_the_development_lock_holds_the_versions_that_run() -> None:
    def pins(lock: str) -> set[str]:
        text = (ROOT / lock).read_text(encoding="utf-8")
        return set(re.findall(r"^[a-z0-9][\w.\[\]-]*==[^\s;\\]+", text, flags=re.MULTILINE))

    assert pins("requirements.lock") - pins("requirements-dev.lock") == set()


def _opening_fault(module: Path) -> str | None:
    docstring = ast.get_docstring(tree_of(module))
    if not docstring:
        return "The module has no docstring."
    first = " ".join(docstring.split("\n\n")[0].split())
    if not first.endswith((".", "?")):
        return f"The first paragraph is no sentence: {first}"
    if re.search(r"[a-z]{3}[.!] [A-Z]", first):
        return f"The first paragraph is more than one sentence: {first}"
    return None
