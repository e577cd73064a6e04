"""No pattern of the reading steps needs more than a blink for a hostile line."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import ingest.extract
import ingest.forwards
import ingest.notifications
import ingest.quotes

PIECES = (
    *(" ", "\t", ">", "<", "-", "_", ".", ":", "@", "a", "A", "1", "(", ")", "[", "|", "=", "*"),
    *("a ", "1 ", "a@", "a.", "1.", "-a", "> ", "< ", "A a", "a:", "1:1", "www.", "http://", "é"),
    *("a@b.c ", "Re: ", "[a]", "(a)", "\u00a0", "写", "--", ", ", "+1", "1-", "/", "&"),
)
LENGTH = 2000
LIMIT = 0.25


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for package in (ingest.extract, ingest.forwards, ingest.notifications, ingest.quotes):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(found.name)).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    yield f"{found.name}.{name}", value


PATTERNS = dict(_patterns())


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_linear(name: str) -> None:
    pattern = PATTERNS[name]
    for piece in PIECES:
        line = piece * (LENGTH // len(piece)) + "!"
        # Whatever else the machine does only adds time, so the quickest of three counts.
        assert any(_seconds(pattern, line) < LIMIT for _ in range(3)), piece


def _seconds(pattern: re.Pattern[str], line: str) -> float:
    started = time.process_time()
    pattern.search(line)
    pattern.match(line)
    return time.process_time() - started
