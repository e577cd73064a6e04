"""The plan on local Spark and on DuckDB: the very same edges and pairs to review."""

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from dedup.evaluation.stored import store_one
from dedup.sweep import NoSpark, sweep
from dedup.sweep.run import Engine
from store import Database, pair_queue
from store.facts import Kind
from store.pair_queue import PairFilter
from store.sweep_edges import edges_of
from tests.support.made_up import some_facts
from tests.support.parts import missing_part
from tests.support.schema import SqliteTemplate

Found = tuple[list[tuple[int, int, float]], set[tuple[int, int]]]


# One core and one partition: what is compared are pairs, not speed.
_SMALL = """\
spark.master local[1]
spark.driver.bindAddress 127.0.0.1
spark.driver.host 127.0.0.1
spark.ui.enabled false
spark.sql.shuffle.partitions 1
spark.sql.adaptive.enabled false
"""


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Local Spark, or the word that it is missing."""
    if not shutil.which("java"):
        missing_part("java", "install a Java 17 runtime, as scripts/test-parts does")
    if not (find_spec("pyspark") and find_spec("pandas")):
        missing_part("pyspark", "install the extra: pip install 'frontdesk[spark]'")
    folder = tmp_path_factory.mktemp("spark")
    (folder / "spark-defaults.conf").write_text(_SMALL)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_CONF_DIR", str(folder))
        yield


def swept(database: Database, kind: Kind, engine: Engine) -> Found:
    """The edges and the pairs to review that a whole sweep leaves."""
    done = sweep(database, kind, everything=True, engine=engine)
    with database.read() as connection:
        edges = edges_of(connection, kind)
        page = pair_queue.page(connection, PairFilter(kind=kind))
    assert done.phase == "done"
    return edges.rows(), {(pair.left_id, pair.right_id) for pair in page.pairs}


@pytest.fixture
def sqlite_store(tmp_path: Path) -> Iterator[Database]:
    """A new store in a file; executors read PostgreSQL by the same code."""
    with SqliteTemplate(tmp_path).copy(tmp_path) as url:
        database = Database(url)
        yield database
        database.close()


@pytest.mark.timeout(600)
@pytest.mark.store
@pytest.mark.usefixtures("spark")
@pytest.mark.parametrize("kind", ["contact", "company"])
def test_spark_finds_the_pairs_that_duckdb_finds(sqlite_store: Database, kind: Kind) -> None:
    database = sqlite_store
    with database.write() as connection:
        for facts in some_facts(kind, 60):
            store_one(connection, kind, facts)
    on_duckdb = swept(database, kind, "duckdb")
    on_spark = swept(database, kind, "spark")
    assert on_spark == on_duckdb
    assert len(on_duckdb[0]) > 20


def test_without_spark_one_is_told_how_to_get_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dedup.sweep.for_spark.find_spec", lambda name: None)
    with pytest.raises(NoSpark, match="pip install"):
        sweep(database, "contact", engine="spark")
