"""What one look into a mailbox gave."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class PollResult:
    """What one look into a mailbox gave, in messages, and what went wrong if anything did.

    `stored` are new, `repeated` were in the inbox already; `incomplete` of both were kept with
    their header only, for their size or because the server did not hand them over. `problem` is
    a sentence for a person, empty when all went well. `retry_in` is set when the pass could not be
    finished: the time to leave the mailbox alone. `busy`: another process polls it just now.
    """

    mailbox: str
    stored: int = 0
    repeated: int = 0
    incomplete: int = 0
    seconds: float = 0.0
    problem: str = ""
    retry_in: timedelta | None = None
    busy: bool = False

    def __str__(self) -> str:
        """The result as one line for a terminal."""
        if self.busy:
            return f"{self.mailbox}: another Frontdesk process is reading it just now."
        done = f"{self.mailbox}: {self.stored} new, {self.repeated} known"
        done += f", {self.incomplete} kept with the header only" * bool(self.incomplete)
        return f"{done}, in {self.seconds:.1f} s. {self.problem}".rstrip()
