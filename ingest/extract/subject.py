"""The subject of the enquiry, or a summary line where the letter has none."""

import re
from collections.abc import Iterable

from ingest.draft import Finding
from ingest.extract.greetings import is_greeting
from ingest.extract.material import Material
from ingest.forwards.subjects import without_prefixes

_END = re.compile(r"(?<=[.!?。！？])\s*")
_MAX_SUMMARY = 120


def subject_line(material: Material) -> Iterable[Finding]:
    """The subject without its prefixes; else the first sentence that is not a greeting."""
    inner = material.forwarded.subject if material.forwarded and material.passed_on else ""
    raw = inner or material.message.subject
    subject = without_prefixes(raw)
    if subject:
        yield Finding("subject", subject, "subject", 0.8, raw)
        return
    summary = summary_of(material.words)
    if summary:
        yield Finding("subject", summary, "summary", 0.5, summary)


def summary_of(words: str) -> str:
    """The first sentence that says something, cut to a line."""
    for line in words.split("\n")[:40]:
        for sentence in _END.split(line.strip())[:10]:
            if sentence and not is_greeting(sentence):
                return sentence if len(sentence) <= _MAX_SUMMARY else _shortened(sentence)
    return ""


def _shortened(sentence: str) -> str:
    cut = sentence[:_MAX_SUMMARY]
    return (cut.rsplit(" ", 1)[0] if " " in cut[60:] else cut) + "…"
