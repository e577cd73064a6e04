"""The French catalogue: every text of the pages is translated, with the same placeholders."""

import re
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from tests.support.source_tree import ROOT

CATALOGUES = sorted((ROOT / "admin" / "translations").glob("*/LC_MESSAGES/*.po"))

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")


def test_french_is_there_once_there_are_translations() -> None:
    languages = {path.parts[-3] for path in CATALOGUES}
    assert not (ROOT / "admin" / "translations").is_dir() or "fr" in languages


def test_every_text_is_translated_with_its_placeholders() -> None:
    assert {str(path): missing for path in CATALOGUES if (missing := _missing(path))} == {}


def _missing(path: Path) -> list[str]:
    with path.open("rb") as file:
        catalogue = read_po(file)
    assert len(catalogue) > 0, f"{path} is empty."
    return [str(message.id) for message in catalogue if message.id and not _complete(message)]


def _complete(message: Message) -> bool:
    translations = _forms(message.string)
    if message.fuzzy or not all(translations):
        return False
    return _placeholders(translations) == _placeholders(_forms(message.id))


def _forms(texts: object) -> tuple[str, ...]:
    """The singular and plural forms of a text, which Babel gives as one string or as several."""
    return tuple(map(str, texts)) if isinstance(texts, (tuple, list)) else (str(texts or ""),)


def _placeholders(texts: tuple[str, ...]) -> set[str]:
    return {found for text in texts for found in PLACEHOLDER.findall(text)}
