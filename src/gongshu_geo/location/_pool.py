"""Work on chunks of a table spread over processes, its results in order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import TypeVar

from gongshu_geo.location.gazetteer import Gazetteer

Row = TypeVar("Row")
Result = TypeVar("Result")

CHUNK = 2_000
"""Rows of a chunk: two tenths of a second's work, and some megabytes on their way back."""
FEWEST_CHUNKS = 3
"""Tables of fewer chunks are done before other processes have come up."""
_AHEAD = 2
"""Chunks under way or waiting for each process; more would only fill the memory."""


def chunks_of(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows in lists of :data:`CHUNK`, the last perhaps shorter."""
    rows = iter(rows)
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def default_workers() -> int:
    """As many processes as there are cores for us, where a process can be forked; else one.

    Where processes have to be spawned anew (Windows, macOS) each runs the caller's script from its
    start, which only works for scripts that expect it.
    """
    if not _can_fork():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def spread(
    work: Callable[[Gazetteer, Sequence[Row]], Result],
    gazetteer: Gazetteer,
    chunks: Iterable[Sequence[Row]],
    *,
    workers: int | None = None,
) -> Iterator[Result]:
    """``work(gazetteer, chunk)`` of every chunk, in the order of the chunks.

    Parameters
    ----------
    work
        A function of a module, so that another process finds it.
    gazetteer
        Given to each process once.
    chunks
        Taken only a few ahead of the results, so that a long table never stands in memory.
    workers
        How many processes; ``None`` for :func:`default_workers`. One works in this process.
    """
    workers = default_workers() if workers is None else workers
    chunks = iter(chunks)
    first = list(islice(chunks, FEWEST_CHUNKS))
    everything = chain(first, chunks)
    if workers <= 1 or len(first) < FEWEST_CHUNKS:
        for chunk in everything:
            yield work(gazetteer, chunk)
        return
    context = multiprocessing.get_context("fork" if _can_fork() else "spawn")
    pool = ProcessPoolExecutor(
        workers, mp_context=context, initializer=_begin, initargs=(gazetteer,)
    )
    try:
        yield from _in_order(pool, work, everything, ahead=_AHEAD * workers)
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor,
    work: Callable[[Gazetteer, Sequence[Row]], Result],
    chunks: Iterable[Sequence[Row]],
    *,
    ahead: int,
) -> Iterator[Result]:
    waiting: deque[Future[Result]] = deque()
    for chunk in chunks:
        with warnings.catch_warnings():
            # From Python 3.12 on a fork warns of threads; those of the linear algebra are safe.
            warnings.filterwarnings("ignore", ".*fork.*", DeprecationWarning)
            waiting.append(pool.submit(_work, work, chunk))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _can_fork() -> bool:
    """Whether this process can be forked; on macOS the system's own libraries forbid it."""
    return sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()


_OURS: list[Gazetteer] = []
"""The gazetteer of a process that works for another; empty everywhere else."""


def _begin(gazetteer: Gazetteer) -> None:
    """Take in the gazetteer, and leave it to the asking process to be interrupted."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _OURS.append(gazetteer)
    gc.freeze()  # what is loaded stays: no need to look through it again and again


def _work(
    work: Callable[[Gazetteer, Sequence[Row]], Result],
    chunk: Sequence[Row],
) -> Result:
    return work(_OURS[0], chunk)
