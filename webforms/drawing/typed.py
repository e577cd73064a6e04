"""What a visitor typed or brought along, and what is wrong with it, by the name that is sent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from webforms.post import FieldError, Pairs


@dataclass(frozen=True, slots=True)
class Typed:
    """Values and errors by sent name; `is_posted` tells an emptied field from a first look."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    errors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_posted: bool = False

    def of(self, name: str, default: str = "") -> tuple[str, ...]:
        """The values of a field; what its owner set where nothing was posted yet."""
        if name in self.values:
            return self.values[name]
        return (default,) if default and not self.is_posted else ()


def typed(pairs: Pairs, errors: Iterable[FieldError] = ()) -> Typed:
    """What a post holds, with the errors found in it."""
    values: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        values[name] = (*values.get(name, ()), value)
    wrong: dict[str, tuple[str, ...]] = {}
    for error in errors:
        wrong[error.name] = (*wrong.get(error.name, ()), error.message)
    return Typed(values, wrong, is_posted=True)
