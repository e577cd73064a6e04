"""Who does the work of a sweep: this process alone, or two beside it where there is much of it."""

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from types import TracebackType
from typing import Protocol, Self, TypeVar

# From this many records on, starting two processes costs less than they bring.
WORTH_PROCESSES = 50_000
MOST_PROCESSES = 2

T = TypeVar("T")
R = TypeVar("R")


class Crew(Protocol):
    """Does one thing to many, and gives the results in their order.

    `is_apart` says whether that is done by other processes, which share nothing with this one.
    """

    is_apart: bool

    def each(self, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """The results of `work`, a function of a module, for each task in turn."""


def a_crew(records: int) -> "Alone | Processes":
    """The crew for so many records; it lasts as long as the block it is opened for."""
    return Processes() if records >= WORTH_PROCESSES else Alone()


class Alone:
    """This process does everything."""

    is_apart = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """There is nothing to end."""

    def each(self, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """The results, each made when it is asked for."""
        return map(work, tasks)


class Processes:
    """New processes, never forks: a fork inherits locks that threads of this process may hold."""

    is_apart = True

    def __init__(self) -> None:
        self._most = max(1, min(MOST_PROCESSES, os.cpu_count() or 1))
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(self._most, context, initializer=_begin)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def each(self, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """The results; a few tasks are ahead of the one whose result is waited for."""
        ahead: deque[Future[R]] = deque()
        for task in tasks:
            ahead.append(self._pool.submit(work, task))
            if len(ahead) > 2 * self._most:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


def _begin() -> None:
    # What such a process makes lasts as long as it does, and none of it is a circle.
    gc.disable()
