"""Whatever arrived, was edited, merged and undone: undoing every merge gives the unmerged store."""

from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from dedup import index_record, merge, undo
from store import Connection, Database, points, records
from store.blocks import keys_of
from store.merges import versions
from store.points import NewPoint
from store.provenance import Origin
from store.tables import activities, leads, provenance
from store.types import utc_now

PEOPLE = 4
FIELDS = ("name", "city", "job_title")

Step = tuple[str, int, int]

anyone = st.integers(0, PEOPLE - 1)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), anyone, st.integers(0, len(FIELDS) - 1)),
        st.tuples(st.sampled_from(["point", "activity", "lead"]), anyone, st.just(0)),
        st.tuples(st.just("merge"), anyone, anyone),
        st.tuples(st.just("undo"), st.just(0), st.just(0)),
    ),
    max_size=14,
)


class Abandon(Exception):
    """Roll the example back."""


@dataclass
class World:
    """A store with a few people, the merges made, and what happened to whom without them."""

    connection: Connection
    ids: list[int] = field(default_factory=list)
    merges: list[int] = field(default_factory=list)
    happened: list[Step] = field(default_factory=list)
    counter: int = 0

    def begin(self) -> None:
        for number in range(PEOPLE):
            fields = {"name": f"Anna Berg{number}", "city": f"Town {number}"}
            self.ids.append(records.create(self.connection, "contact", fields, Origin()))
            email = NewPoint("email", f"{number % 2}@x.de", f"{number % 2}@x.de")
            points.add(self.connection, "contact", self.ids[-1], email)
            index_record(self.connection, "contact", self.ids[-1])

    def take(self, step: Step) -> None:
        what, one, two = step
        if what == "undo":
            self.undo_last()
            return
        person = self.alive(one)
        if what == "merge":
            self.join(person, self.alive(two))
            return
        self.counter += 1
        self.happened.append((what, self.ids.index(person), two))
        self.befall(what, person, two)

    def befall(self, what: str, person: int, number: int) -> None:
        text = f"{what} {len(self.happened)}"
        if what == "edit":
            version = versions(self.connection, "contact", (person,))[person]
            changes = {FIELDS[number]: text}
            records.edit(self.connection, "contact", person, version, changes, Origin())
        elif what == "point":
            email = NewPoint("email", text, text.replace(" ", "") + "@x.de")
            points.add(self.connection, "contact", person, email)
        else:
            self.hang_on(what, person, text)
        index_record(self.connection, "contact", person)

    def hang_on(self, what: str, person: int, text: str) -> None:
        now, more = utc_now(), {"contact_id": person, "created_at": utc_now()}
        if what == "activity":
            row = {"kind": "note", "detail": {}, "occurred_at": now, "subject": text, **more}
            self.connection.execute(activities.insert().values(**row))
        else:
            row = {"title": text, "extra": [], "attribution": {}, "updated_at": now, **more}
            self.connection.execute(leads.insert().values(**row))

    def alive(self, number: int) -> int:
        return records.survivor(self.connection, "contact", self.ids[number])

    def join(self, survivor: int, loser: int) -> None:
        if survivor != loser:
            seen = versions(self.connection, "contact", (survivor, loser))
            self.merges.append(
                merge(self.connection, "contact", survivor, loser, expected_versions=seen)
            )

    def undo_last(self) -> None:
        if self.merges:
            keep: Any = dict.fromkeys(records.FIELDS["contact"], "keep")
            assert undo(self.connection, self.merges.pop(), None, choices=keep).done

    def described(self) -> list[dict[str, Any]]:
        return [self._person(person) for person in self.ids]

    def _person(self, person: int) -> dict[str, Any]:
        connection = self.connection
        held = points.of_record(connection, "contact", person)
        noted = select(provenance.c.field, provenance.c.value, provenance.c.status).where(
            provenance.c.record_kind == "contact", provenance.c.record_id == person
        )
        return {
            "fields": records.values(connection, "contact", person),
            "survivor": records.survivor(connection, "contact", person) == person,
            "points": sorted((p.value, p.is_primary, p.is_claimed) for p in held),
            "noted": sorted(tuple(row) for row in connection.execute(noted)),
            "keys": keys_of(connection, "contact", person),
            "activities": self._named(activities.c.subject, activities.c.contact_id, person),
            "leads": self._named(leads.c.title, leads.c.contact_id, person),
        }

    def _named(self, text: Any, link: Any, person: int) -> list[str]:
        return sorted(self.connection.execute(select(text).where(link == person)).scalars())


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(taken=steps)
def test_undoing_every_merge_gives_the_store_that_never_merged(
    database: Database, taken: list[Step]
) -> None:
    merged, plain = run(database, taken)
    assert merged == plain


def run(database: Database, taken: list[Step]) -> tuple[list[dict[str, Any]], ...]:
    found = []
    happened: list[Step] = []
    for with_merges in (True, False):
        try:
            with database.write() as connection:
                world = World(connection)
                world.begin()
                for step in taken if with_merges else happened:
                    world.take(step)
                while world.merges:
                    world.undo_last()
                found.append(world.described())
                happened = world.happened
                raise Abandon
        except Abandon:
            continue
    return tuple(found)
