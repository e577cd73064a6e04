"""Collects, in order and without repetition, what had to be repaired while reading a letter."""

from dataclasses import dataclass, field

_MOST = 50


@dataclass(slots=True)
class Defects:
    """A bounded list of sentences; hostile letters could otherwise fill memory with complaints."""

    sentences: dict[str, None] = field(default_factory=dict)

    def add(self, sentence: str) -> None:
        """Remember one sentence, once."""
        if len(self.sentences) < _MOST:
            self.sentences[sentence] = None

    def listed(self) -> tuple[str, ...]:
        """All sentences in the order in which they were found."""
        return tuple(self.sentences)
