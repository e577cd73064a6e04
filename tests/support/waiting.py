"""Waiting for something that happens in another process or thread."""

import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def wait_until(condition: Callable[[], Result | None], what: str, seconds: float = 15) -> Result:
    """Ask again and again until the answer is true, and return it; TimeoutError naming `what`."""
    deadline = time.monotonic() + seconds
    while not (result := condition()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: not within {seconds} seconds.")
        time.sleep(0.01)
    return result
