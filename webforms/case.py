"""One post with everything that is known of it before anything is decided."""

from dataclasses import dataclass, field

from store.forms import Form
from webforms.asked import Asked
from webforms.known import KnownForm
from webforms.post import Post
from webforms.proof import Examined
from webforms.validating.judged import Judged

NO_PROOF = Examined()
NOT_JUDGED = Judged((), ())


@dataclass(frozen=True, slots=True)
class Case:
    """A post to a form. `opened_at` is when the page of ours was opened that it came from, seconds
    since 1970; None when it came from a page of somebody else's.
    """

    known: KnownForm
    asked: Asked
    post: Post = field(repr=False)
    proof: Examined = NO_PROOF
    opened_at: float | None = None
    is_test: bool = False
    judged: Judged = NOT_JUDGED

    @property
    def form(self) -> Form:
        """The form it was sent to."""
        return self.known.form

    @property
    def is_fresh(self) -> bool:
        """Whether something we signed lately shows that the form was really opened."""
        return self.proof.proof == "valid" or self.opened_at is not None
