"""The floors of the house: imports go downward only, and each library has one door."""

import pytest
from importlinter.cli import lint_imports

from tests.support.source_tree import ROOT, imported_libraries, modules, packages

# A library may be imported below these paths only, so that replacing it is the work of one place.
DOORS: dict[str, tuple[str, ...]] = {
    "sqlalchemy": ("store/",),
    "alembic": ("store/",),
    "psycopg": ("store/",),
    "sqlite3": ("store/",),
    "rapidfuzz": ("dedup/similarity.py",),
    "duckdb": ("store/block_join.py",),
    "pyarrow": ("store/block_join.py",),
    "numpy": ("store/", "dedup/"),
    "pyspark": ("dedup/sweep/on_spark.py",),
    "pandas": ("dedup/sweep/on_spark.py",),
    "imapclient": ("ingest/sources/",),
    "aiosmtpd": ("ingest/sources/",),
    "mailparser": ("ingest/mime/",),
    "dkim": ("ingest/verify/",),
    "dns": ("ingest/verify/",),
    "apscheduler": ("frontdesk/",),
    "uvicorn": ("frontdesk/",),
    "click": ("frontdesk/",),
    "rich": ("frontdesk/",),
    "pydantic_settings": ("config/",),
    "flask": ("webforms/", "admin/", "frontdesk/"),
    "flask_babel": ("webforms/", "admin/"),
    "flask_login": ("admin/",),
    "flask_wtf": ("webforms/", "admin/"),
    "flask_limiter": ("webforms/", "admin/"),
    "flask_bootstrap": ("webforms/", "admin/"),
}


def test_imports_go_downward_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename="pyproject.toml", cache_dir=None, no_logo=True)
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize("library", DOORS)
def test_each_library_is_imported_at_its_door_only(library: str) -> None:
    strays = [
        str(module)
        for module in modules()
        if module.parts[0] in packages()
        and library in imported_libraries(module)
        and not str(module).startswith(DOORS[library])
    ]
    assert strays == []
