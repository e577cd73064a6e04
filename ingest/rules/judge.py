"""Asks every rule about a letter and draws the one conclusion from their answers."""

from collections.abc import Mapping
from types import MappingProxyType

from ingest.message import Message
from ingest.reading import Context, Disposition, Hit, Kind
from ingest.rules.judgement import Judgement
from ingest.rules.order import ORDER
from ingest.rules.readable import no_sender, nothing_said

_NOTHING_YET: Mapping[str, Hit | None] = MappingProxyType({})
_NEVER_AN_ENQUIRY: frozenset[Kind] = frozenset({"loop", "bounce", "complaint"})
_ENQUIRY: frozenset[Kind] = frozenset({"human", "form"})


def judge(
    message: Message,
    context: Context,
    is_form: bool,
    answered: Mapping[str, Hit | None] = _NOTHING_YET,
) -> Judgement:
    """Kind and disposition of a letter, with the reasons.

    Rules named in `answered` are not asked again: another reading step has their answer.

    A recognised form beats every sign of automatic mail except a loop, a bounce and a complaint.
    Somebody already known is never held for being automatic or writing through a list.
    """
    hits: list[Hit] = []
    misses: list[str] = []
    kinds: list[Kind] = []
    for step in ORDER:
        known = step.name in answered
        hit = answered[step.name] if known else step.rule(message, context)
        if hit is None:
            misses.append(step.name)
            continue
        hits.append(hit)
        if step.kind is not None:
            kinds.append(step.kind)
    kind = _kind(kinds, is_form)
    if is_form and kind == "form":
        hits.append(Hit("form", "It is a notification of a form or portal that we can read."))
    disposition = _disposition(kind, message, context, hits)
    return Judgement(kind, disposition, tuple(hits), tuple(misses))


def _kind(kinds: list[Kind], is_form: bool) -> Kind:
    first: Kind = kinds[0] if kinds else "human"
    if is_form and first not in _NEVER_AN_ENQUIRY:
        return "form"
    return first


def _disposition(kind: Kind, message: Message, context: Context, hits: list[Hit]) -> Disposition:
    if kind in _NEVER_AN_ENQUIRY:
        return "discard"
    unreadable = [rule(message, context) for rule in (no_sender, nothing_said)]
    wanting = [hit for hit in unreadable if hit is not None]
    if kind == "form":
        # A form names its sender in the text, so a missing header address is no obstacle.
        wanting = [hit for hit in wanting if hit.rule != "no sender"]
    if wanting:
        hits.extend(wanting)
        return "hold"
    if kind in _ENQUIRY:
        return "accept"
    return _for_automatic(message, context, hits)


def _for_automatic(message: Message, context: Context, hits: list[Hit]) -> Disposition:
    """Automatic mail waits for a person, unless somebody known sent it."""
    sender = message.from_.email.lower() if message.from_ else ""
    if not sender or not context.is_known(sender):
        return "hold"
    hits.append(Hit("known sender", f"{sender} is known, so the letter is not held."))
    return "accept"
