"""Frozen classes whose objects are made by the hundred for each arrival."""

from dataclasses import fields, make_dataclass
from typing import Any, TypeVar, cast

T = TypeVar("T")


def opened(part: type[T]) -> type[T]:
    """A class with the same fields that are set at once.

    A frozen class asks before it sets each of its own fields, which takes longer than all the
    rest of making one; so an open twin is filled, and then becomes one of the frozen class.
    """
    names = [one.name for one in fields(cast(Any, part))]
    return cast("type[T]", make_dataclass(part.__name__, names, slots=True, eq=False))
