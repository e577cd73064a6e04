"""What the rules made of a letter, and the shape of a rule."""

from collections.abc import Callable
from dataclasses import dataclass

from ingest.message import Message
from ingest.reading import Context, Disposition, Hit, Kind

Rule = Callable[[Message, Context], Hit | None]


@dataclass(frozen=True, slots=True)
class Step:
    """A rule in the order of judgement. `kind` is empty for a rule whose word decides nothing."""

    name: str
    kind: Kind | None
    rule: Rule


@dataclass(frozen=True, slots=True)
class Judgement:
    """Kind and disposition with the rules that spoke (`hits`) and those that did not (`misses`)."""

    kind: Kind
    disposition: Disposition
    hits: tuple[Hit, ...]
    misses: tuple[str, ...]
