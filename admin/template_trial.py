"""A template tried on its sample and on earlier letters, before anything is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from ingest.message import Address, Message
from ingest.mime import parse
from ingest.notifications.lines import label_line
from ingest.templates import Template, TemplateReading, apply, patterns
from ingest.templates.apply import apply_to_lines
from ingest.templates.lines import lines_of
from store import Connection, template_letters
from store.template_letters import EarlierLetter

TRIED = 20

# Larger letters are not read again only to try a template.
LARGEST = 2_000_000
_LONGEST_LINE = 300


@dataclass(frozen=True, slots=True)
class Line:
    """A numbered line of the sample; `label` is the one it begins with, `fields` what was read."""

    number: int
    text: str
    label: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tried:
    """What the template makes of one earlier letter."""

    id: int
    received_at: datetime
    subject: str
    reading: TemplateReading


def sample_of(connection: Connection, submission_id: int) -> Message | None:
    """The letter with that id; None when there is none, or when it is too large."""
    raw = template_letters.raw(connection, submission_id)
    return parse(raw) if raw is not None and len(raw) <= LARGEST else None


def sample_lines(sample: Message, template: Template) -> list[Line]:
    """The sample as the template sees it."""
    lines = lines_of(sample)
    places = apply_to_lines(template, lines).places
    return [
        Line(
            number + 1,
            text,
            label_line(text[:_LONGEST_LINE])[0],
            tuple(field for field, place in places if place == number),
        )
        for number, text in enumerate(_without_end(lines))
    ]


def tried(connection: Connection, template: Template) -> list[Tried]:
    """The newest letters of that sender and subject, read by the template."""
    found: list[Tried] = []
    for letter in _fitting(template_letters.earlier(connection), template):
        message = sample_of(connection, letter.id)
        if message is None or not (reading := apply(template, message)).applies:
            continue
        found.append(Tried(letter.id, letter.received_at, message.subject, reading))
        if len(found) == TRIED:
            break
    return found


def _fitting(letters: Iterator[EarlierLetter], template: Template) -> list[EarlierLetter]:
    return [
        letter
        for letter in letters
        if patterns.applies(
            template, Message(subject=letter.subject, from_=Address("", letter.from_email))
        )
    ]


def _without_end(lines: Sequence[str]) -> Sequence[str]:
    last = max((number for number, line in enumerate(lines) if line), default=-1)
    return lines[: last + 1]
