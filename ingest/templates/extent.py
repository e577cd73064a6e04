"""Says how far a value goes: to its end mark, to the next label, or to the end of its line."""

from collections.abc import Sequence

from ingest.templates.places import Place, begins
from ingest.templates.template import FieldRule


def extent(lines: Sequence[str], place: Place, rule: FieldRule, others: Sequence[FieldRule]) -> str:
    """The value that begins at the place; `others` are the rules whose labels may end it."""
    if rule.lines:
        return _over_lines(lines, place, rule, others)
    # A label names its own cell; only a text may be followed by what stands in several.
    value = place[1] if rule.where == "between" else place[1].partition("\t")[0]
    return _before(value, rule.until).replace("\t", " ").strip()


def _over_lines(
    lines: Sequence[str], place: Place, rule: FieldRule, others: Sequence[FieldRule]
) -> str:
    number, first = place
    following = lines[number + 1 :]
    whole = _up_to_mark((first, *following), rule.until)
    if whole is None:
        # A label that came before the value is no end: "Phone: ask for me" is part of a message.
        enders = _not_seen(others, lines[:number])
        whole = "\n".join((first, *_up_to(following, enders)))
    return "\n".join(line.replace("\t", " ").strip() for line in whole.split("\n")).strip()


def _up_to_mark(lines: Sequence[str], mark: str) -> str | None:
    """The lines before the one that begins with the mark, else the text before it; None without."""
    if not mark:
        return None
    at = next((number for number, line in enumerate(lines) if line.startswith(mark)), None)
    if at is not None:
        return "\n".join(lines[:at])
    before, found, _after = "\n".join(lines).partition(mark)
    return before if found else None


def _not_seen(others: Sequence[FieldRule], above: Sequence[str]) -> list[FieldRule]:
    return [one for one in others if not any(begins(line, one) for line in above)]


def _up_to(following: Sequence[str], enders: Sequence[FieldRule]) -> Sequence[str]:
    for count, line in enumerate(following):
        if line and any(begins(line, one) for one in enders):
            return following[:count]
    return following


def _before(text: str, mark: str) -> str:
    return text.partition(mark)[0] if mark else text
