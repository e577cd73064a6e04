"""Everything the signs look at: a post and the circumstances it came in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from store.field_names import field_of
from webforms.post import Pairs, Post

# none: no proof came; valid: one that was never used; used: one that was used before.
Proof = Literal["none", "valid", "used", "expired", "wrong"]
Captchas = Literal["off", "passed", "missing", "failed", "unreachable"]


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What one sign found: points towards quarantine (below 0: for the post) and the reason."""

    points: int
    sign: str
    reason: str

    def sentence(self) -> str:
        """The reason as it is kept, with its points."""
        return f"{self.reason} ({self.points:+d})" if self.points else self.reason


@dataclass(frozen=True)
class Look:
    """A post and its circumstances. `age` is seconds since its page or challenge was made, None
    when nothing signed tells; `posts_lately` counts the address's posts of the last ten minutes.
    """

    post: Post = field(repr=False)
    fields: Pairs = field(repr=False)
    address: str = ""
    origin: str = ""
    proof: Proof = "none"
    wants_proof: bool = True
    age: float | None = None
    posts_lately: int = 1
    same_body_from: int = 1
    allowed: str = ""
    denied: str = ""
    captcha: Captchas = "off"
    # A program with a token: nobody sat before a page.
    is_api: bool = False

    @cached_property
    def meanings(self) -> tuple[tuple[str, str], ...]:
        """What each filled value means (name, email ... or nothing) with the value."""
        return tuple((field_of(name), value) for name, value in self.fields if value.strip())

    def of(self, *meanings: str) -> Iterable[str]:
        """The values that mean one of these."""
        return (value for meant, value in self.meanings if meant in meanings)
