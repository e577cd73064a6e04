"""axe-core in a test's page: what it finds wrong for people who cannot see, hear or use a mouse."""

from typing import Any

from playwright.sync_api import Frame, Page

from tests.support.parts import missing_part
from tests.support.source_tree import ROOT

_SOURCE = ROOT / "tests" / "npm" / "node_modules" / "axe-core" / "axe.min.js"


def violations(page: Page | Frame) -> list[str]:
    """Every rule of axe-core that is broken now, best practices too: "rule: help (selectors)".

    The rules run outside the page's Content-Security-Policy, but need its JavaScript. A frame is
    looked at by itself: `violations(page.frames[1])`. Without axe-core the test is skipped as
    missing a part.
    """
    if not _SOURCE.exists():
        missing_part("axe-core", "scripts/test-parts fetches it with npm")
    page.evaluate(_SOURCE.read_text("utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        """async () => {
            const options = { resultTypes: ["violations"], iframes: false };
            return (await axe.run(document, options)).violations;
        }"""
    )
    return [f"{one['id']}: {one['help']} ({_places(one)})" for one in found]


def _places(violation: dict[str, Any]) -> str:
    return ", ".join(str(target) for node in violation["nodes"] for target in node["target"])
