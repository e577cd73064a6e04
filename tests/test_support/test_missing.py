"""A missing part: the test is skipped and the part is named, and in CI the test fails."""

import pytest

from tests.support.parts import missing_part, missing_parts


def test_outside_ci_the_test_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"anvil \(buy one\)"):
        missing_part("anvil", "buy one")


def test_in_ci_the_test_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=r"anvil \(buy one\)"):
        missing_part("anvil", "buy one")


def test_the_parts_are_counted_from_skips_and_failures_alike() -> None:
    reports = [
        _report("skipped", ("tests/a.py", 3, "Skipped: missing part: anvil (buy one)")),
        _report("failed", "missing part: anvil (buy one)"),
        _report("failed", "AssertionError: something else"),
    ]
    assert missing_parts(reports) == {"anvil (buy one)": 2}


def _report(outcome: str, longrepr: str | tuple[str, int, str]) -> pytest.TestReport:
    return pytest.TestReport(
        nodeid="tests/a.py::test_a",
        location=("tests/a.py", 3, "test_a"),
        keywords={},
        outcome="skipped" if outcome == "skipped" else "failed",
        longrepr=longrepr,
        when="setup",
    )
