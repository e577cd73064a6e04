"""Our normalised values as plain columns, and clusters as connected components."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from benchmarks.dedup.table import Table
from dedup.profile import Profile, profile_of

NAMES = (
    "first", "last", "email", "phone", "company", "domain", "street", "postal_code", "city", "born",
)  # fmt: skip


def columns_of(table: Table) -> dict[str, list[str | None]]:
    """The columns that at least one record in twenty has; None where nothing is known."""
    rows = [_values(profile_of(facts, table.kind)) for facts in table.facts]
    columns = {name: [row[position] or None for row in rows] for position, name in enumerate(NAMES)}
    return {
        name: values
        for name, values in columns.items()
        if sum(value is not None for value in values) * 20 > len(rows)
    }


def components(pairs: Iterable[tuple[int, int]]) -> Sequence[Sequence[int]]:
    """Records that are connected by pairs."""
    parent: dict[int, int] = {}

    def root(one: int) -> int:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for left, right in pairs:
        parent[root(left)] = root(right)
    clusters = defaultdict(list)
    for one in list(parent):
        clusters[root(one)].append(one)
    return list(clusters.values())


def _values(profile: Profile) -> tuple[str, ...]:
    street = f"{profile.street.name} {profile.street.number}".strip()
    return (
        " ".join(profile.name.first),
        " ".join(profile.name.last),
        profile.emails[0].address if profile.emails else "",
        profile.phones[0].tail if profile.phones else "",
        profile.company.core,
        profile.domains[0] if profile.domains else "",
        street,
        profile.postal_code,
        profile.city,
        profile.birthdate,
    )
