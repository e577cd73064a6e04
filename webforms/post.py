"""A form post while it is being read and judged."""

from dataclasses import dataclass, field

from store.payload import PostedFile

Pairs = tuple[tuple[str, str], ...]
Sign = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Post:
    """One post, the same for every encoding it came in.

    `fields` and `controls` are (name, value) in the order sent; a control's name begins with an
    underscore or is that of a captcha's answer. `files` came along, with the type they named.
    """

    fields: Pairs = field(repr=False)
    controls: Pairs = field(default=(), repr=False)
    files: tuple[PostedFile, ...] = ()
    # Bytes of the body.
    size: int = 0

    def control(self, *names: str) -> str:
        """The first value sent under one of the names, or an empty string."""
        given = [value for name in names for key, value in self.controls if key == name and value]
        return given[0] if given else ""

    def controls_named(self, name: str) -> list[str]:
        """Every value sent under the name."""
        return [value for key, value in self.controls if key == name and value]


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field; `name` is as the form sent it, `message` is translated."""

    code: str
    name: str
    message: str


class Refused(Exception):
    """A post that cannot be taken: an HTTP status, a code programs know, a sentence for people.

    `may_resend` says that a person could send it again as it is, so it is given back re-filled.
    """

    def __init__(self, status: int, code: str, message: str, *, may_resend: bool = False) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.may_resend = may_resend
