"""Sweeps in the store: one goes on, one runner moves it, and its edges follow the records."""

from itertools import pairwise

import numpy as np
import pytest
from sqlalchemy import func, select, update

from store import Connection, Database, models, records, sweep_edges, sweeps
from store.provenance import Origin
from store.sweeps import SweepTaken
from store.tables import contacts
from store.tables import sweep_edges as sweep_edges_table
from store.types import utc_now


def edges(*rows: tuple[int, int, float]) -> sweep_edges.KeptEdges:
    """Scored pairs."""
    older, newer, probability = zip(*rows, strict=True)
    return sweep_edges.KeptEdges(np.array(older), np.array(newer), np.array(probability))


def kept(connection: Connection) -> list[tuple[int, int, float]]:
    """The kept pairs of contacts."""
    return sweep_edges.edges_of(connection, "contact").rows()


def contact(connection: Connection, name: str) -> int:
    """A stored contact of that name."""
    return records.create(connection, "contact", {"name": name}, Origin())


def test_an_unfinished_sweep_goes_on_and_a_finished_one_is_followed(database: Database) -> None:
    with database.write() as connection:
        first = sweeps.begin(connection, "contact", 1, everything=False)
        again = sweeps.begin(connection, "contact", 1, everything=False)
        assert (again.id, first.changed_since) == (first.id, None)
        with pytest.raises(SweepTaken):
            sweeps.move(connection, first, done=3)
        assert sweeps.move(connection, again, done=4, total=9).done == 4
        assert sweeps.finish(connection, again, 2).phase == "done"
        following = sweeps.begin(connection, "contact", 1, everything=False)
        assert following.changed_since == first.started_at


@pytest.mark.parametrize(("version", "everything"), [(2, False), (1, True)])
def test_another_model_or_a_wish_starts_over(
    database: Database, version: int, everything: bool
) -> None:
    with database.write() as connection:
        one, two = contact(connection, "Anna"), contact(connection, "Ann")
        first = sweeps.begin(connection, "contact", 1, everything=False)
        sweep_edges.keep_edges(connection, "contact", edges((one, two, 0.9)))
        sweeps.finish(connection, first, 1)
        assert (
            sweeps.begin(connection, "contact", version, everything=everything).changed_since
            is None
        )
        assert sweep_edges.edges_of(connection, "contact").rows() == []


def test_edges_are_replaced_dropped_and_of_standing_records_only(database: Database) -> None:
    with database.write() as connection:
        one, two, three = (contact(connection, name) for name in ("Anna", "Ann", "Tom"))
        sweep_edges.keep_edges(connection, "contact", edges((one, two, 0.9), (two, three, 0.4)))
        sweep_edges.keep_edges(connection, "contact", edges((one, two, 0.8)))
        assert kept(connection) == [(one, two, 0.8), (two, three, 0.4)]
        assert sweep_edges.edges_of(connection, "company").rows() == []
        gone = update(contacts).where(contacts.c.id == three).values(deleted_at=utc_now())
        connection.execute(gone)
        assert kept(connection) == [(one, two, 0.8)]
        assert sweeps.standing_among(connection, "contact", [one, three]) == {one}
        assert list(sweeps.standing_ids(connection, "contact", one, 5)) == [two]
        assert sweeps.count_standing(connection, "contact") == 2
        sweep_edges.keep_edges(connection, "contact", sweep_edges.NO_EDGES, dropped=[two])
        assert kept(connection) == []


def test_many_rows_of_edges_become_one(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.sweep_edges._MANY_ROWS", 3)
    with database.write() as connection:
        ids = [contact(connection, f"Anna {number}") for number in range(6)]
        for one, other in pairwise(ids):
            sweep_edges.keep_edges(connection, "contact", edges((one, other, 0.5)), dropped=[other])
        before = kept(connection)
        sweep_edges.tidy_edges(connection, "contact")
        rows = select(func.count()).select_from(sweep_edges_table)
        assert connection.execute(rows).scalar_one() == 1
        assert kept(connection) == before
    assert len(before) == 5


def test_every_model_is_kept(database: Database) -> None:
    with database.write() as connection:
        first = models.add(connection, "contact", {"same": {"prior": -1.5}}, based_on=1, pairs=9)
        second = models.add(connection, "contact", {"same": {"prior": -2.0}}, based_on=1, pairs=12)
        models.add(connection, "company", {}, based_on=1, pairs=0)
        kept = models.every(connection, "contact")
    assert [model.id for model in kept] == [second, first]
    assert kept[1].tables == {"same": {"prior": -1.5}}
