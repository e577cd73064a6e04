"""What no field takes, column by column: as fields of a review, and united by a merge."""

from collections.abc import Collection, Iterable, Mapping, Sequence

# What a column is called beside the fields of a record, as "details.birth_place".
PREFIX = "details."

# The columns of one record, each with its texts; one that stands twice has two.
ByColumn = Mapping[str, Sequence[str]]


def as_fields(stored: Iterable[Sequence[str]]) -> dict[str, list[str]]:
    """The stored [["column", "value"], ...] by the name each column has in a review."""
    found: dict[str, list[str]] = {}
    for name, text in stored:
        found.setdefault(f"{PREFIX}{name}", []).append(str(text))
    return found


def names(records: Iterable[Mapping[str, object]]) -> list[str]:
    """The columns that any of the records has, in the order in which they are met."""
    found = (name for values in records for name in values if name.startswith(PREFIX))
    return list(dict.fromkeys(found))


def united(own: ByColumn, other: ByColumn, taken: Collection[str]) -> list[list[str]]:
    """One record's columns as they are stored, those `taken` as the other has them."""
    kept = _kept(own, other, taken)
    return [[name.removeprefix(PREFIX), text] for name, texts in kept.items() for text in texts]


def set_aside(own: ByColumn, other: ByColumn, taken: Collection[str]) -> list[str]:
    """What one of them had and the result has not, as "column: value"."""
    kept = _kept(own, other, taken)
    return [
        f"{name.removeprefix(PREFIX)}: {text}"
        for name in names([own, other])
        for text in dict.fromkeys((*own.get(name, ()), *other.get(name, ())))
        if text not in kept.get(name, ())
    ]


def _kept(own: ByColumn, other: ByColumn, taken: Collection[str]) -> ByColumn:
    return {
        name: other.get(name, ()) if name in taken else own.get(name, ())
        for name in names([own, other])
    }
