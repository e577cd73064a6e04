"""Takes a person's name apart, in either order, with titles, in several scripts."""

import re
from collections.abc import Iterable
from functools import lru_cache

import nameparser

from ingest.draft import Finding

_MAX_NAME = 120
_PARTS = (
    ("honorific", "title"),
    ("first_name", "given"),
    ("middle_name", "middle"),
    ("last_name", "family"),
)


def name_parts(name: str, found_by: str, confidence: float, evidence: str) -> Iterable[Finding]:
    """First, middle and last name and honorific of a whole name."""
    for (field, _), value in zip(_PARTS, _parsed(name[:_MAX_NAME]), strict=True):
        if value:
            yield Finding(field, value, found_by, confidence, evidence)


@lru_cache(maxsize=4096)
def _parsed(name: str) -> tuple[str, ...]:
    parsed = nameparser.parse(name)
    return tuple(str(getattr(parsed, part)) for _, part in _PARTS)


@lru_cache(maxsize=4096)
def tidy_name(name: str) -> str:
    """A display name in reading order: `DOE, Jane (Sales)` becomes `Jane Doe`."""
    name = re.sub(r"\s*[\[(][^\[\]()]{0,80}[\])]\s*$", "", name[:_MAX_NAME]).strip(" \t\"'“”«»‘’")
    last, comma, first = name.partition(",")
    if comma and 0 < len(first.split()) <= 3 and len(last.split()) <= 3 and not _is_suffix(first):
        name = f"{first.strip()} {last.strip()}"
    return " ".join(_cased(name).split())


def _is_suffix(words: str) -> bool:
    """`Jane Doe, PhD` is no name turned round."""
    return words.strip(" .").casefold().replace(".", "") in _SUFFIXES


_SUFFIXES = frozenset(
    [
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "phd",
        "md",
        "mba",
        "esq",
        "cpa",
        "pe",
        "dds",
        "jd",
        "msc",
        "bsc",
        "ma",
        "ba",
        "mp",
        "llm",
        "rn",
        "cfa",
        "pmp",
        "dipl-ing",
    ]
)


def _cased(name: str) -> str:
    """`JANE DOE` and `jane doe` as names are written; mixed case is the person's own choice."""
    letters = [char for char in name if char.isalpha()]
    if len(name.split()) < 2 or not letters or not (name.isupper() or name.islower()):
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word.group().capitalize(), name)
