"""Whatever arrived, was edited, merged and undone: undoing every merge gives the unmerged store."""

from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Text, cast, select

from dedup import index_record, undo
from dedup.merge_group import DecidedApart, merge_group
from dedup.undo import Choice
from store import Connection, Database, merges, points, records
from store.blocks import keys_of
from store.merges import versions
from store.points import NewPoint
from store.provenance import Origin
from store.tables import activities, contacts, leads, provenance
from store.types import utc_now

PEOPLE = 4
FIELDS = ("name", "city", "job_title")
HISTORY = ("superseded", "rejected")

# What, to whom, and two numbers that say which; what each means stands in World.take.
Step = tuple[str, int, int, int]

anyone = st.integers(0, PEOPLE - 1)
few = st.integers(0, 7)
none = st.just(0)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), anyone, st.integers(0, len(FIELDS) - 1), none),
        st.tuples(st.sampled_from(["point", "activity", "lead"]), anyone, none, none),
        st.tuples(st.just("drop"), anyone, few, none),
        st.tuples(st.just("merge"), anyone, anyone, few),
        st.tuples(st.just("group"), anyone, anyone, anyone),
        st.tuples(st.just("undo"), none, few, few),
    ),
    max_size=14,
)


class Abandon(Exception):
    """Roll the example back."""


@dataclass
class Made:
    """One merge, and how much had happened before it."""

    id: int
    happened: int


@dataclass
class World:
    """A store with a few people, the merges made, and what happened to whom without them.

    `owners` and `events` tell of a point, an activity or a lead (by table and id) to whom it
    belongs, and which of `happened` brought it. `is_strict`: even the history must be the same.
    """

    connection: Connection
    ids: list[int] = field(default_factory=list)
    merges: list[Made] = field(default_factory=list)
    happened: list[Step | None] = field(default_factory=list)
    owners: dict[int, int] = field(default_factory=dict)
    events: dict[tuple[str, int], int] = field(default_factory=dict)
    is_strict: bool = True

    def begin(self) -> None:
        for number in range(PEOPLE):
            fields = {"name": f"Anna Berg{number}", "city": f"Town {number}"}
            columns = [["club", f"Club {number % 2}"], [f"column {number}", f"text {number}"]]
            one = records.create(self.connection, "contact", fields, Origin(), details=columns)
            self.ids.append(one)
            for address in (f"{number % 2}@x.de", f"own{number}@x.de"):
                self.add_point(self.ids[-1], address)
            index_record(self.connection, "contact", self.ids[-1])

    def take(self, step: Step | None) -> None:
        if step is None:
            return
        what, one, two, three = step
        if what == "undo":
            self.undo_last(restores=two % 2 == 1, moves=three)
        elif what == "merge":
            self.join([self.alive(one), self.alive(two)], three)
        elif what == "group":
            self.join([self.alive(number) for number in (one, two, three)], 0)
        elif what == "drop":
            self.drop(self.alive(one), two)
        else:
            self.befall(what, self.alive(one), two)

    def befall(self, what: str, person: int, number: int) -> None:
        text = f"{what} {len(self.happened)}"
        if what == "edit":
            version = versions(self.connection, "contact", (person,))[person]
            changes = {FIELDS[number]: text}
            records.edit(self.connection, "contact", person, version, changes, Origin())
        elif what == "point":
            self.add_point(person, text.replace(" ", "") + "@x.de")
        else:
            self.hang_on(what, person, text)
        self.happened.append((what, self.ids.index(person), number, 0))
        index_record(self.connection, "contact", person)

    def add_point(self, person: int, address: str) -> None:
        points.add(self.connection, "contact", person, NewPoint("email", address, address))
        point = next(one for one in self.points_of(person) if one.value == address)
        self.owners[point.id] = self.ids.index(person)
        self.events["contact_points", point.id] = len(self.happened)

    def points_of(self, person: int) -> list[points.Point]:
        held = points.of_record(self.connection, "contact", person)
        return sorted(held, key=lambda one: one.id)

    def drop(self, person: int, number: int) -> None:
        """Take a point off; without merges it is taken off whom it belongs to."""
        held = self.points_of(person)
        if not held:
            return
        point = held[number % len(held)]
        self.happened.append(None)
        self.take_off(person, point.value)
        owner = self.owners[point.id]
        self.happened[-1] = ("dropped " + point.value, owner, 0, 0)

    def take_off(self, person: int, address: str) -> None:
        point = next((one for one in self.points_of(person) if one.value == address), None)
        if point is not None:
            points.remove(self.connection, point)
            index_record(self.connection, "contact", person)

    def hang_on(self, what: str, person: int, text: str) -> None:
        now, more = utc_now(), {"contact_id": person, "created_at": utc_now()}
        if what == "activity":
            row = {"kind": "note", "detail": {}, "occurred_at": now, "subject": text, **more}
            table = activities
        else:
            row = {"title": text, "extra": [], "attribution": {}, "updated_at": now, **more}
            table = leads
        number = self.connection.execute(table.insert().values(**row).returning(table.c.id))
        self.events[table.name, number.scalar_one()] = len(self.happened)

    def alive(self, number: int) -> int:
        return records.survivor(self.connection, "contact", self.ids[number])

    def join(self, people: list[int], chosen: int) -> None:
        """Merge them; each bit of `chosen` leaves out a point, and one is used first."""
        survivor, *losers = list(dict.fromkeys(people))
        if not losers:
            return
        held = [point for one in (survivor, *losers) for point in self.points_of(one)]
        first = held[chosen % len(held)].id if held else 0
        try:
            done = merge_group(
                self.connection,
                "contact",
                survivor,
                losers,
                expected_versions=versions(self.connection, "contact", (survivor, *losers)),
                left_out=[one.id for place, one in enumerate(held) if chosen >> place & 1],
                primary={"email": first} if chosen else {},
            )
        except DecidedApart:
            # Two that were parted before are not joined again.
            return
        self.merges += [Made(one, len(self.happened)) for one in done]

    def undo_last(self, *, restores: bool = False, moves: int = 0) -> None:
        """Undo the last merge; some of what arrived since goes to the other, edits go or stay."""
        if not self.merges:
            return
        made = self.merges.pop()
        choice: Choice = "restore" if restores else "keep"
        choices = dict.fromkeys(records.FIELDS["contact"], choice)
        asked = undo(self.connection, made.id, None)
        if asked.done:
            return
        along = {
            table: [one for place, one in enumerate(ids) if moves >> place & 1]
            for table, ids in asked.arrived.items()
        }
        merge = merges.get(self.connection, made.id)
        assert merge is not None
        done = undo(self.connection, made.id, None, choices=choices, move_along=along)
        assert done.done
        self.rewrite(merge.survivor_id, merge.loser_id, made, along, restores=restores)

    def rewrite(
        self, survivor: int, loser: int, made: Made, along: dict[str, list[int]], *, restores: bool
    ) -> None:
        """Tell the story of what was moved along or taken back as it would have been."""
        for table, ids in along.items():
            for one in ids:
                what, _person, number, more = self.event((table, one))
                self.happened[self.events[table, one]] = (what, self.ids.index(loser), number, more)
                if table == "contact_points":
                    self.owners[one] = self.ids.index(loser)
        for place in range(made.happened, len(self.happened) if restores else 0):
            step = self.happened[place]
            if step and step[:2] == ("edit", self.ids.index(survivor)):
                self.happened[place] = None
                self.is_strict = False

    def event(self, key: tuple[str, int]) -> Step:
        step = self.happened[self.events[key]]
        assert step is not None
        return step

    def replay(self, step: Step | None) -> None:
        """What happened, in the store that never merges; each takes its place in the story."""
        if step is None:
            self.happened.append(None)
        elif step[0].startswith("dropped "):
            self.happened.append(step)
            self.take_off(self.ids[step[1]], step[0].removeprefix("dropped "))
        else:
            self.befall(step[0], self.ids[step[1]], step[2])

    def described(self) -> list[dict[str, Any]]:
        return [self._person(person) for person in self.ids]

    def _person(self, person: int) -> dict[str, Any]:
        connection = self.connection
        noted = select(provenance.c.field, provenance.c.value, provenance.c.status).where(
            provenance.c.record_kind == "contact", provenance.c.record_id == person
        )
        return {
            "fields": records.values(connection, "contact", person),
            # As the store has it, sign by sign.
            "details": connection.execute(
                select(cast(contacts.c.details, Text)).where(contacts.c.id == person)
            ).scalar_one(),
            "survivor": records.survivor(connection, "contact", person) == person,
            "points": sorted((p.value, p.is_primary, p.is_claimed) for p in self.points_of(person)),
            "noted": sorted(tuple(row) for row in connection.execute(noted)),
            "keys": keys_of(connection, "contact", person),
            "activities": self._named(activities.c.subject, activities.c.contact_id, person),
            "leads": self._named(leads.c.title, leads.c.contact_id, person),
        }

    def _named(self, text: Any, link: Any, person: int) -> list[str]:
        return sorted(self.connection.execute(select(text).where(link == person)).scalars())


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(taken=steps)
def test_undoing_every_merge_gives_the_store_that_never_merged(
    database: Database, taken: list[Step]
) -> None:
    merged, plain = run(database, taken)
    assert merged == plain


def run(database: Database, taken: list[Step]) -> list[list[dict[str, Any]]]:
    found: list[list[dict[str, Any]]] = []
    worlds: list[World] = []
    for with_merges in (True, False):
        try:
            with database.write() as connection:
                world = World(connection)
                world.begin()
                for step in taken if with_merges else ():
                    world.take(step)
                while world.merges:
                    world.undo_last()
                for told in () if with_merges else worlds[0].happened:
                    world.replay(told)
                worlds.append(world)
                found.append(world.described())
                raise Abandon
        except Abandon:
            continue
    return found if worlds[0].is_strict else [without_history(people) for people in found]


def without_history(people: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The people without the values they once had."""
    return [
        person | {"noted": [one for one in person["noted"] if one[2] not in HISTORY]}
        for person in people
    ]
