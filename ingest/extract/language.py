"""The language of the letter, guessed from its script and its commonest words."""

import re
from collections import Counter
from collections.abc import Iterable

from ingest.draft import Finding
from ingest.extract.language_words import LANGUAGES_OF_WORD, SCRIPTS
from ingest.extract.material import Material

_WORD = re.compile(r"[^\W\d_]+")
_MAX_TEXT = 2000
_MIN_HITS = 2


def language_of_words(material: Material) -> Iterable[Finding]:
    """The ISO 639-1 code of the person's words; nothing when they are too few."""
    said = material.notification.value("message") if material.notification else ""
    text = (said or material.words)[:_MAX_TEXT]
    code, worth = guess_language(text)
    if code:
        yield Finding("language", code, "language", worth, text[:80])


def guess_language(text: str) -> tuple[str, float]:
    """The likeliest language and how sure the guess is; ("", 0.0) without enough words."""
    words = [word.casefold() for word in _WORD.findall(text[:_MAX_TEXT])]
    by_script = _by_script(text[:_MAX_TEXT])
    if by_script:
        return by_script, 0.8
    hits = Counter(code for word in words for code in LANGUAGES_OF_WORD.get(word, ()))
    ranked = hits.most_common(2)
    if not ranked or ranked[0][1] < _MIN_HITS:
        return "", 0.0
    (code, most), second = ranked[0], ranked[1][1] if len(ranked) > 1 else 0
    return code, round(min(0.9, 0.4 + 0.5 * (most - second) / most), 2)


def _by_script(text: str) -> str:
    """Scripts that belong to one language alone, when enough of the letters are theirs."""
    if text.isascii():
        return ""
    letters = sum(map(str.isalpha, text))
    for code, pattern, share in SCRIPTS:
        if letters and len(pattern.findall(text)) >= share * letters:
            return code
    return ""
