"""A form post while it is being read and judged."""

from dataclasses import dataclass, field

Pairs = tuple[tuple[str, str], ...]
Sign = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Post:
    """One post, the same for every encoding it came in.

    `fields` and `controls` are (name, value) in the order sent; a control's name begins with an
    underscore. `files` are the names of files that came along and were not kept.
    """

    fields: Pairs = field(repr=False)
    controls: Pairs = field(default=(), repr=False)
    files: tuple[str, ...] = ()

    def control(self, *names: str) -> str:
        """The first value sent under one of the names, or an empty string."""
        given = [value for name in names for key, value in self.controls if key == name and value]
        return given[0] if given else ""


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field; `name` is as the form sent it, `message` is translated."""

    code: str
    name: str
    message: str


class Refused(Exception):
    """A post that cannot be taken: an HTTP status, a code programs know, a sentence for people."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
