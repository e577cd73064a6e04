"""What happens to a test whose real part (Dovecot, PostgreSQL, Chromium) is not on this machine.

It is skipped with the reason, pytest's last lines name every missing part, and where the
environment says CI=true it fails instead: a test that did not run is never taken for a pass.
"""

import os
from collections.abc import Iterable
from typing import NoReturn

import pytest

_MARK = "missing part: "


def missing_part(part: str, reason: str) -> NoReturn:
    """Skip the test, or fail it in CI; `part` is one word, `reason` a sentence on how to get it."""
    text = f"{_MARK}{part} ({reason})"
    if os.environ.get("CI", "").lower() in {"true", "1"}:
        pytest.fail(text, pytrace=False)
    pytest.skip(text)


def missing_parts(reports: Iterable[pytest.TestReport]) -> dict[str, int]:
    """How many of the reported tests wanted each missing part, by `part (reason)`."""
    counts: dict[str, int] = {}
    for report in reports:
        text = report.longreprtext
        if isinstance(report.longrepr, tuple):
            text = report.longrepr[2]
        if _MARK not in text:
            continue
        part = text.split(_MARK, 1)[1].splitlines()[0]
        counts[part] = counts.get(part, 0) + 1
    return counts
