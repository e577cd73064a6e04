"""Headless Chromium, driven by Playwright; it talks to nothing but what a test opens."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import Browser, sync_playwright

# The sandbox needs rights that root in a container has not, and every page here is our own.
# The others keep Chromium from calling home at each start.
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    """The path of an installed Chromium or Chrome, or None."""
    names = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


def driver_fault() -> str | None:
    """Why Playwright's own driver program cannot start, or None when it can."""
    node, _ = compute_driver_executable()
    tried = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    return tried.stderr.strip() if tried.returncode else None


@contextmanager
def running_chromium(executable: str) -> Iterator[Browser]:
    """A started browser, closed at the end; while it lives, asyncio.run fails in this thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=_FLAGS)
        yield browser
        browser.close()
