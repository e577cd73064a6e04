"""The project's own source files, and what each of them imports."""

import ast
import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@cache
def pyproject() -> dict[str, Any]:
    """The content of pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def packages() -> list[str]:
    """The names of the packages that are shipped, in the order pyproject.toml gives them."""
    names: list[str] = pyproject()["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    return names


@cache
def modules() -> tuple[Path, ...]:
    """Every Python file of the packages, of the tests and of the scripts, relative to the root."""
    folders = [*packages(), "tests", "scripts", "benchmarks"]
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return tuple(sorted(path.relative_to(ROOT) for path in found if path.stat().st_size))


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that git keeps, or would keep once it is added, relative to the root."""
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    command += ["--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    paths = [Path(name) for name in listed.stdout.split("\0") if name]
    return tuple(path for path in paths if (ROOT / path).is_file())


@cache
def tree_of(module: Path) -> ast.Module:
    """The syntax tree of a module given relative to the root."""
    return ast.parse((ROOT / module).read_text(encoding="utf-8"), filename=str(module))


def imported_libraries(module: Path) -> set[str]:
    """The first part of every absolute import in the module, wherever in it the import stands."""
    libraries: set[str] = set()
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            libraries |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            libraries.add(node.module.split(".")[0])
    return libraries
